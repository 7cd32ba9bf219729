ALTER TABLE mail_reports
    ADD COLUMN ours boolean NOT NULL DEFAULT false,
    ADD COLUMN reason text NOT NULL DEFAULT '';
COMMENT ON COLUMN mail_reports.hard IS 'Whether the report says that there is nobody at the address.';
COMMENT ON COLUMN mail_reports.ours IS 'Whether the refusal was of us or of the letter, and so nothing against the address.';
COMMENT ON COLUMN mail_reports.reason IS 'The server''s own words.';
CREATE INDEX mail_reports_ours ON mail_reports (reported_at) WHERE ours;
