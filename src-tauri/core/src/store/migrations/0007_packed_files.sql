-- How many bytes a file has unpacked; null where it is kept as it is.
ALTER TABLE source_files ADD COLUMN length INTEGER;
