-- Whom a run serves, as JSON: tiers, or people by their keys. It is the last column, so that the others are read without
-- it.
ALTER TABLE jobs ADD COLUMN scope TEXT NOT NULL DEFAULT '{}';
UPDATE jobs SET scope = json_object('of', 'tiers', 'tiers', json(tiers));
ALTER TABLE jobs DROP COLUMN tiers;

-- What a run wrote, draft by draft, so that it can be taken back as one step.
CREATE TABLE run_changes (
    step     INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE,
    draft_id TEXT NOT NULL,
    -- The states before and after, as JSON.
    change   TEXT NOT NULL,
    PRIMARY KEY (step, draft_id)
) STRICT, WITHOUT ROWID;

-- A draft whose writing was taken back: out of sight, its texts kept for doing it again.
ALTER TABLE generated_emails ADD COLUMN is_withdrawn INTEGER NOT NULL DEFAULT 0;
