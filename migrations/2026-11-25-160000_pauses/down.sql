ALTER TABLE members DROP CONSTRAINT members_pause_has_a_reason;
ALTER TABLE members DROP COLUMN paused_reason, DROP COLUMN paused_until;
