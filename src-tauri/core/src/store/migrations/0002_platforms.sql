-- What the files of other platforms say: who somebody was, what is known of whether they came, private messages,
-- answers, polls; and what a person decided about files and names.

ALTER TABLE attendees ADD COLUMN standing TEXT NOT NULL DEFAULT 'no_show';
UPDATE attendees SET standing = 'attended' WHERE attended = 1;
ALTER TABLE attendees ADD COLUMN role TEXT NOT NULL DEFAULT 'audience';
ALTER TABLE attendees ADD COLUMN kept INTEGER;
ALTER TABLE attendees ADD COLUMN sessions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE attendees ADD COLUMN counted_messages INTEGER;
ALTER TABLE attendees ADD COLUMN counted_questions INTEGER;

ALTER TABLE chat_messages ADD COLUMN is_private INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat_messages ADD COLUMN reply_to TEXT;
ALTER TABLE chat_messages ADD COLUMN answer TEXT;

CREATE TABLE poll_answers (
    id          INTEGER PRIMARY KEY,
    webinar_id  TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    attendee_id TEXT REFERENCES attendees (id) ON DELETE CASCADE,
    author_name TEXT NOT NULL,
    question    TEXT NOT NULL,
    answers     TEXT NOT NULL,
    timestamp   TEXT,
    origin      TEXT NOT NULL
) STRICT;
CREATE INDEX poll_answers_by_attendee ON poll_answers (webinar_id, attendee_id);

ALTER TABLE source_files ADD COLUMN choice TEXT NOT NULL DEFAULT '{}';
