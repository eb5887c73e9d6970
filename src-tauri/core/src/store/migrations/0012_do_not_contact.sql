-- Whom no mail may go to, whatever list they are on. `what` is an address, a domain, or the mark of an erased person
-- (domain/contact.rs), by `kind`: address, domain, erased.
CREATE TABLE do_not_contact (
    kind     TEXT NOT NULL,
    what     TEXT NOT NULL,
    reason   TEXT NOT NULL,
    source   TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (kind, what)
) STRICT, WITHOUT ROWID;

-- Whom a mail went to lately is asked before every export; without it, that would read every draft.
CREATE INDEX generated_emails_exported ON generated_emails (exported_at, webinar_id, attendee_id)
    WHERE exported_at IS NOT NULL;

-- What a webinar's mails have to hold by law, as JSON; what is missing in it reads as the default.
ALTER TABLE webinars ADD COLUMN compliance TEXT NOT NULL DEFAULT '{}';
