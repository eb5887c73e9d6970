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

-- What a webinar's mails have to hold by law, as JSON; what is missing in it reads as the default.
ALTER TABLE webinars ADD COLUMN compliance TEXT NOT NULL DEFAULT '{}';
