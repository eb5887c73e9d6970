-- Which draft went out in which export, so that exporting again can say who has one already.
CREATE TABLE export_marks (
    draft_id  TEXT NOT NULL REFERENCES generated_emails (id) ON DELETE CASCADE,
    -- The export is noted once its file's hash is known, after its marks.
    export_id TEXT NOT NULL REFERENCES exports (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (draft_id, export_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX export_marks_by_export ON export_marks (export_id);
