DROP INDEX mail_reports_ours;
ALTER TABLE mail_reports DROP COLUMN reason, DROP COLUMN ours;
COMMENT ON COLUMN mail_reports.hard IS 'Whether the report says that it never will arrive (5.x.x).';
