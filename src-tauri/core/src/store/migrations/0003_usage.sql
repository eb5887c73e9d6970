-- What servers answered, kept before it is read, so that nothing is paid for twice.
CREATE TABLE model_answers (
    webinar_id  TEXT NOT NULL REFERENCES webinars (id) ON DELETE CASCADE,
    key         BLOB NOT NULL,
    answer      BLOB NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (webinar_id, key)
) STRICT, WITHOUT ROWID;

-- What models cost: one row a run, or a single mail written anew. It outlives its webinar, for the months' sums.
CREATE TABLE usage (
    id                TEXT PRIMARY KEY,
    webinar_id        TEXT REFERENCES webinars (id) ON DELETE SET NULL,
    model             TEXT NOT NULL,
    started_at        TEXT NOT NULL,
    milliseconds      INTEGER NOT NULL,
    requests          INTEGER NOT NULL,
    retries           INTEGER NOT NULL,
    cache_hits        INTEGER NOT NULL,
    prompt_tokens     INTEGER NOT NULL,
    cached_tokens     INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    -- In US dollars; null where a price was unknown.
    cost              REAL
) STRICT;

INSERT INTO usage (id, webinar_id, model, started_at, milliseconds, requests, retries, cache_hits, prompt_tokens,
    cached_tokens, completion_tokens)
SELECT id, webinar_id, '', started_at, 0, 0, 0, 0, tokens, 0, 0 FROM jobs WHERE tokens > 0;

ALTER TABLE jobs DROP COLUMN tokens;
-- How a run was asked for, as JSON.
ALTER TABLE jobs ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
