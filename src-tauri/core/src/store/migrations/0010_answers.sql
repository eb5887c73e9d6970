-- What the user says became of a question; it counts before what the files say. `question` is its key (domain/message.rs).
CREATE TABLE answers (
    webinar_id  TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    question    TEXT NOT NULL,
    answer      TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (webinar_id, question)
) STRICT, WITHOUT ROWID;
