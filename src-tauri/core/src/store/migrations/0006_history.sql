-- Steps hold what they changed and not whole mails, whose texts are versions already. What an older program kept there
-- cannot be read as such: the steps go, every text stays.
DROP TABLE history;
CREATE TABLE history (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    webinar_id TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    label      TEXT NOT NULL,
    undone     INTEGER NOT NULL,
    made_at    TEXT NOT NULL,
    -- How long `changes` is; before it, so that a sum does not read it.
    bytes      INTEGER NOT NULL,
    changes    TEXT NOT NULL
) STRICT;

-- What a person has read, as hashes of texts without the receiver's name, and in which draft they read it.
CREATE TABLE read_texts (
    webinar_id TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    wording    BLOB NOT NULL,
    draft_id   TEXT NOT NULL,
    PRIMARY KEY (webinar_id, wording, draft_id)
) STRICT, WITHOUT ROWID;

-- A deleted webinar is out of sight, and erased when that can no longer be undone.
ALTER TABLE webinars ADD COLUMN deleted_at TEXT;
