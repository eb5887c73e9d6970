-- How the mails of a webinar are written, as JSON; what is missing in it reads as the default.
ALTER TABLE webinars ADD COLUMN mails TEXT NOT NULL DEFAULT '{}';
