ALTER TABLE members
    ADD COLUMN paused_until timestamptz,
    ADD COLUMN paused_reason text CHECK (char_length(paused_reason) <= 500),
    ADD CONSTRAINT members_pause_has_a_reason CHECK ((paused_until IS NULL) = (paused_reason IS NULL));
COMMENT ON COLUMN members.paused_until IS 'May read but not write until then; null is not paused, a time that has passed is over.';
COMMENT ON COLUMN members.paused_reason IS 'Why, in words she gets to read.';
