-- Keys are UUIDs of version 7 as text; instants are RFC 3339 in UTC; wall times are as the files wrote them.

CREATE TABLE webinars (
    id                TEXT PRIMARY KEY,
    title             TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    topic             TEXT,
    hosted_at         TEXT,
    duration_minutes  REAL,
    host_name         TEXT,
    offer_name        TEXT,
    offer_description TEXT,
    offer_url         TEXT,
    price_hundredths  INTEGER,
    currency          TEXT,
    deadline          TEXT,
    replay_url        TEXT,
    chapters          TEXT NOT NULL,
    scoring           TEXT NOT NULL,
    has_messages      INTEGER NOT NULL,
    status            TEXT NOT NULL,
    created_at        TEXT NOT NULL,
    updated_at        TEXT NOT NULL
) STRICT;

CREATE TABLE attendees (
    id                 TEXT PRIMARY KEY,
    webinar_id         TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    name               TEXT NOT NULL,
    email              TEXT,
    attended           INTEGER NOT NULL,
    attendance_percent REAL,
    focus_percent      REAL,
    attendance_minutes REAL,
    join_time          TEXT,
    exit_time          TEXT,
    join_minute        REAL,
    exit_minute        REAL,
    location           TEXT,
    source             TEXT NOT NULL,
    engagement_score   REAL NOT NULL,
    engagement_tier    TEXT NOT NULL,
    score              TEXT NOT NULL,
    priority_rank      INTEGER NOT NULL,
    UNIQUE (webinar_id, email)
) STRICT;
CREATE INDEX attendees_by_rank ON attendees (webinar_id, priority_rank);

CREATE TABLE chat_messages (
    id           TEXT PRIMARY KEY,
    webinar_id   TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    attendee_id  TEXT REFERENCES attendees (id) ON DELETE CASCADE,
    author_name  TEXT NOT NULL,
    author_email TEXT,
    timestamp    TEXT,
    minute       REAL,
    message      TEXT NOT NULL,
    is_question  INTEGER NOT NULL,
    source       TEXT NOT NULL,
    origin       TEXT NOT NULL,
    position     INTEGER NOT NULL
) STRICT;
CREATE INDEX chat_messages_by_attendee ON chat_messages (webinar_id, attendee_id);

CREATE TABLE generated_emails (
    id                       TEXT PRIMARY KEY,
    webinar_id               TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    attendee_id              TEXT NOT NULL UNIQUE REFERENCES attendees (id) ON DELETE CASCADE,
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
CREATE INDEX generated_emails_by_status ON generated_emails (webinar_id, status);

CREATE TABLE email_versions (
    email_id TEXT NOT NULL REFERENCES generated_emails (id) ON DELETE CASCADE,
    version  INTEGER NOT NULL,
    subject  TEXT NOT NULL,
    blocks   TEXT NOT NULL,
    made_by  TEXT NOT NULL,
    made_at  TEXT NOT NULL,
    PRIMARY KEY (email_id, version)
) STRICT, WITHOUT ROWID;

-- The bytes are kept so that a file added later is read together with the earlier ones.
CREATE TABLE source_files (
    id          TEXT PRIMARY KEY,
    webinar_id  TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    name        TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    label       TEXT NOT NULL,
    bytes       BLOB NOT NULL,
    imported_at TEXT NOT NULL,
    UNIQUE (webinar_id, sha256)
) STRICT;

CREATE TABLE import_issues (
    id         INTEGER PRIMARY KEY,
    webinar_id TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    issue      TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
    id         TEXT PRIMARY KEY,
    webinar_id TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    engine     TEXT NOT NULL,
    tiers      TEXT NOT NULL,
    state      TEXT NOT NULL,
    done       INTEGER NOT NULL,
    failed     INTEGER NOT NULL,
    total      INTEGER NOT NULL,
    tokens     INTEGER NOT NULL,
    message    TEXT NOT NULL,
    started_at TEXT NOT NULL
) STRICT;

CREATE TABLE job_errors (
    job_id      TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    attendee_id TEXT NOT NULL REFERENCES attendees (id) ON DELETE CASCADE,
    message     TEXT NOT NULL,
    PRIMARY KEY (job_id, attendee_id)
) STRICT, WITHOUT ROWID;

-- What a person did to drafts, with the states before and after, so that it can be undone and redone.
CREATE TABLE history (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    webinar_id TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    label      TEXT NOT NULL,
    changes    TEXT NOT NULL,
    undone     INTEGER NOT NULL,
    made_at    TEXT NOT NULL
) STRICT;

CREATE TABLE exports (
    id          TEXT PRIMARY KEY,
    webinar_id  TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    target      TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    mails       INTEGER NOT NULL,
    sha256      TEXT NOT NULL,
    exported_at TEXT NOT NULL
) STRICT;
