-- When what a webinar offers was last changed: mails that were approved before may say the former.
ALTER TABLE webinars ADD COLUMN offer_changed_at TEXT;
