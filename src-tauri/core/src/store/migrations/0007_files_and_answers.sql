-- How many bytes a file has unpacked; null where it is kept as it is.
ALTER TABLE source_files ADD COLUMN length INTEGER;

-- Whether a question was asked on registering, and not in a poll.
ALTER TABLE poll_answers ADD COLUMN on_registering INTEGER NOT NULL DEFAULT 0;
