-- What the queue of drafts is narrowed, sorted and counted by, in an index of its own: a draft's texts are long, and
-- reading them for each of forty thousand lines takes a second.

-- What a draft has in common with those that say the same to others; null until the program has worked it out.
ALTER TABLE generated_emails ADD COLUMN wording BLOB;
-- The rules that found something, each once, divided by blanks.
ALTER TABLE generated_emails ADD COLUMN rules TEXT NOT NULL DEFAULT '';
UPDATE generated_emails SET rules = coalesce((
    SELECT group_concat(rule, ' ')
    FROM (SELECT DISTINCT json_extract(value, '$.rule') AS rule FROM json_each(findings) ORDER BY rule)
), '');
CREATE INDEX generated_emails_queue ON generated_emails (webinar_id, attendee_id, id, status, gravest, engine,
    user_edited, engagement_tier, engagement_score, subject, rules, wording, user_notes <> '', generated_at, updated_at,
    approved_at) WHERE NOT is_withdrawn;
