-- A sending: approved mails that a mail service is asked to send, one request a person.
CREATE TABLE sendings (
    id         TEXT PRIMARY KEY,
    webinar_id TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    service    TEXT NOT NULL,
    state      TEXT NOT NULL,
    message    TEXT NOT NULL,
    -- Nothing leaves before.
    starts_at  TEXT NOT NULL,
    begun_at   TEXT NOT NULL,
    ended_at   TEXT
) STRICT;
CREATE INDEX sendings_by_webinar ON sendings (webinar_id, id);

-- The ledger. A row is "sending", durably, before its request leaves. `address_hash` is salted with the webinar's id, and
-- stays when the person is erased, so that nobody gets a second mail.
CREATE TABLE recipients (
    id           TEXT PRIMARY KEY,
    sending_id   TEXT NOT NULL REFERENCES sendings (id) ON DELETE CASCADE,
    webinar_id   TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    attendee_id  BLOB REFERENCES attendees (id) ON DELETE SET NULL,
    place        INTEGER NOT NULL,
    address      TEXT NOT NULL,
    address_hash BLOB NOT NULL,
    draft_id     TEXT NOT NULL,
    -- Of the mail that was confirmed; another one is not sent.
    mail_sha256  TEXT NOT NULL,
    send_at      TEXT,
    state        TEXT NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    provider_id  TEXT,
    reason       TEXT NOT NULL DEFAULT '',
    asked_at     TEXT,
    answered_at  TEXT
) STRICT;
CREATE INDEX recipients_by_state ON recipients (sending_id, state, place);
CREATE INDEX recipients_by_attendee ON recipients (attendee_id);
-- No address of a webinar has two mails that were sent or may have been, and nobody has, under whatever address.
CREATE UNIQUE INDEX recipients_once ON recipients (webinar_id, address_hash)
    WHERE state IN ('sending', 'sent', 'unknown');
CREATE UNIQUE INDEX recipients_once_each ON recipients (attendee_id)
    WHERE state IN ('sending', 'sent', 'unknown') AND attendee_id IS NOT NULL;
CREATE TRIGGER recipients_erased AFTER UPDATE OF attendee_id ON recipients WHEN NEW.attendee_id IS NULL
BEGIN
    UPDATE recipients SET address = '' WHERE id = NEW.id;
END;

-- What the user stated about the consent of those they write to, word by word.
CREATE TABLE consents (
    webinar_id TEXT PRIMARY KEY REFERENCES webinars (id) ON DELETE CASCADE,
    wording    TEXT NOT NULL,
    given_at   TEXT NOT NULL
) STRICT;
