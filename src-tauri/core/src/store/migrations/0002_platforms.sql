-- What the files of other platforms say: who somebody was, what is known of whether they came, private messages,
-- answers, polls; what a person decided about files and names; which import brought which file.
--
-- Tables with a row a person or a message are made anew, since a webinar may have a hundred thousand of each: people
-- are referred to by 16 bytes and webinars by a number; of a score only what cannot be worked out again is kept; ids
-- and ranks ascend, so that indexes grow at their end. Foreign keys are off while this runs (store/migrations.rs).

ALTER TABLE webinars ADD COLUMN number INTEGER;
UPDATE webinars SET number = rowid;
CREATE UNIQUE INDEX webinars_by_number ON webinars (number);
-- What the scores were worked out with besides the settings, as JSON; null until somebody is scored.
ALTER TABLE webinars ADD COLUMN room TEXT;
-- Names that are not settled, as they are shown, as JSON.
ALTER TABLE webinars ADD COLUMN doubts TEXT NOT NULL DEFAULT '[]';

CREATE TABLE new_attendees (
    number             INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE,
    webinar            INTEGER NOT NULL REFERENCES webinars (number) ON DELETE CASCADE,
    name               TEXT NOT NULL,
    email              TEXT,
    standing           TEXT NOT NULL,
    role               TEXT NOT NULL,
    kept               INTEGER,
    is_audience        INTEGER NOT NULL,
    attendance_percent REAL,
    focus_percent      REAL,
    attendance_minutes REAL,
    join_time          TEXT,
    exit_time          TEXT,
    join_minute        REAL,
    exit_minute        REAL,
    -- Pairs of 64-bit floats; null for none.
    sessions           BLOB,
    counted_messages   INTEGER,
    counted_questions  INTEGER,
    location           TEXT,
    source             TEXT NOT NULL,
    -- What the score counted.
    messages           INTEGER NOT NULL,
    questions          INTEGER NOT NULL,
    engagement_score   REAL NOT NULL,
    engagement_tier    TEXT NOT NULL,
    priority_rank      INTEGER NOT NULL
) STRICT;
INSERT INTO new_attendees (id, webinar, name, email, standing, role, is_audience, attendance_percent, focus_percent,
    attendance_minutes, join_time, exit_time, join_minute, exit_minute, location, source, messages, questions,
    engagement_score, engagement_tier, priority_rank)
SELECT unhex(replace(a.id, '-', '')), w.number, a.name, a.email, iif(a.attended, 'attended', 'no_show'), 'audience', 1,
    a.attendance_percent, a.focus_percent, a.attendance_minutes, a.join_time, a.exit_time, a.join_minute,
    a.exit_minute, a.location, a.source,
    (SELECT count(*) FROM chat_messages m WHERE m.webinar_id = a.webinar_id AND m.attendee_id = a.id),
    (SELECT count(*) FROM chat_messages m WHERE m.webinar_id = a.webinar_id AND m.attendee_id = a.id AND m.is_question),
    a.engagement_score, a.engagement_tier, a.priority_rank
FROM attendees a JOIN webinars w ON w.id = a.webinar_id ORDER BY a.id;

CREATE TABLE new_chat_messages (
    number       INTEGER PRIMARY KEY,
    webinar      INTEGER NOT NULL REFERENCES webinars (number) ON DELETE CASCADE,
    -- Of somebody on the list. Messages are replaced whenever people are, so nothing has to watch over it.
    attendee_id  BLOB,
    author_name  TEXT NOT NULL,
    author_email TEXT,
    timestamp    TEXT,
    minute       REAL,
    message      TEXT NOT NULL,
    is_question  INTEGER NOT NULL,
    source       TEXT NOT NULL,
    is_private   INTEGER NOT NULL,
    reply_to     TEXT,
    answer       TEXT,
    origin       TEXT NOT NULL
) STRICT;
INSERT INTO new_chat_messages (webinar, attendee_id, author_name, author_email, timestamp, minute, message, is_question,
    source, is_private, origin)
SELECT w.number, unhex(replace(m.attendee_id, '-', '')), m.author_name, m.author_email, m.timestamp, m.minute,
    m.message, m.is_question, m.source, 0, m.origin
FROM chat_messages m JOIN webinars w ON w.id = m.webinar_id ORDER BY w.number, m.position;

CREATE TABLE poll_answers (
    number      INTEGER PRIMARY KEY,
    webinar     INTEGER NOT NULL REFERENCES webinars (number) ON DELETE CASCADE,
    attendee_id BLOB,
    author_name TEXT NOT NULL,
    question    TEXT NOT NULL,
    answers     TEXT NOT NULL,
    timestamp   TEXT,
    origin      TEXT NOT NULL
) STRICT;

CREATE TABLE new_generated_emails (
    id                       TEXT PRIMARY KEY,
    webinar_id               TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    attendee_id              BLOB NOT NULL UNIQUE REFERENCES attendees (id) ON DELETE CASCADE,
    subject                  TEXT NOT NULL CHECK (length(subject) <= 500),
    body_text                TEXT NOT NULL,
    body_html                TEXT NOT NULL,
    blocks                   TEXT NOT NULL,
    engagement_score         REAL NOT NULL,
    engagement_tier          TEXT NOT NULL,
    score                    TEXT NOT NULL,
    personalization_elements TEXT NOT NULL,
    engine                   TEXT NOT NULL,
    fallback                 TEXT,
    version                  INTEGER NOT NULL,
    user_edited              INTEGER NOT NULL,
    user_notes               TEXT NOT NULL,
    status                   TEXT NOT NULL,
    findings                 TEXT NOT NULL,
    gravest                  TEXT,
    generated_at             TEXT NOT NULL,
    updated_at               TEXT NOT NULL,
    approved_at              TEXT,
    approved_sha256          TEXT,
    exported_at              TEXT
) STRICT;
INSERT INTO new_generated_emails
SELECT id, webinar_id, unhex(replace(attendee_id, '-', '')), subject, body_text, body_html, blocks, engagement_score,
    engagement_tier, score, personalization_elements, engine, fallback, version, user_edited, user_notes, status,
    findings, gravest, generated_at, updated_at, approved_at, approved_sha256, exported_at
FROM generated_emails;

CREATE TABLE new_job_errors (
    job_id      TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    attendee_id BLOB NOT NULL REFERENCES attendees (id) ON DELETE CASCADE,
    message     TEXT NOT NULL,
    PRIMARY KEY (job_id, attendee_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_job_errors SELECT job_id, unhex(replace(attendee_id, '-', '')), message FROM job_errors;

-- Each file belongs to an import, counted from 1 within its webinar; what a later import replaced is kept until that
-- import can no longer be undone, and read no more.
CREATE TABLE new_source_files (
    id          TEXT PRIMARY KEY,
    webinar_id  TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    name        TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    format      TEXT NOT NULL,
    label       TEXT NOT NULL,
    choice      TEXT NOT NULL,
    account     TEXT NOT NULL,
    import      INTEGER NOT NULL,
    replaced_in INTEGER,
    imported_at TEXT NOT NULL,
    bytes       BLOB NOT NULL
) STRICT;
INSERT INTO new_source_files (id, webinar_id, name, sha256, format, label, choice, account, import, imported_at, bytes)
SELECT id, webinar_id, name, sha256, '', label, '{}', '',
    dense_rank() OVER (PARTITION BY webinar_id ORDER BY imported_at), imported_at, bytes
FROM source_files ORDER BY rowid;

DROP TABLE attendees;
ALTER TABLE new_attendees RENAME TO attendees;
CREATE INDEX attendees_by_rank ON attendees (webinar, priority_rank);
DROP TABLE chat_messages;
ALTER TABLE new_chat_messages RENAME TO chat_messages;
CREATE INDEX chat_messages_by_attendee ON chat_messages (webinar, attendee_id);
CREATE INDEX poll_answers_by_attendee ON poll_answers (webinar, attendee_id);
DROP TABLE generated_emails;
ALTER TABLE new_generated_emails RENAME TO generated_emails;
CREATE INDEX generated_emails_by_status ON generated_emails (webinar_id, status);
DROP TABLE job_errors;
ALTER TABLE new_job_errors RENAME TO job_errors;
DROP TABLE source_files;
ALTER TABLE new_source_files RENAME TO source_files;
CREATE UNIQUE INDEX source_files_in_use ON source_files (webinar_id, sha256) WHERE replaced_in IS NULL;

-- The form before and after each import, so that undoing it takes back what the files filled in.
CREATE TABLE imports (
    webinar_id TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    before     TEXT NOT NULL,
    after      TEXT NOT NULL,
    PRIMARY KEY (webinar_id, number)
) STRICT, WITHOUT ROWID;

-- Names that a person settled; they count for later webinars of the same series too.
CREATE TABLE name_decisions (
    webinar_id TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    key        TEXT NOT NULL,
    person     TEXT,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (webinar_id, key)
) STRICT, WITHOUT ROWID;

-- Mappings of columns that a person named, for files with the same headings.
CREATE TABLE presets (
    name     TEXT PRIMARY KEY,
    headings TEXT NOT NULL,
    choice   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
