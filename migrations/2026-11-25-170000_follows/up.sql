CREATE TABLE follows (
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    target text NOT NULL CHECK (target IN ('area', 'trial', 'organisation', 'provision', 'thread')),
    target_id bigint NOT NULL,
    level text NOT NULL CHECK (level IN ('mute', 'normal', 'new_threads', 'everything')),
    since timestamptz NOT NULL,
    PRIMARY KEY (member_id, target, target_id)
);
COMMENT ON TABLE follows IS 'What a member follows, and how much she wants to hear. The closest follow decides: a thread''s own before its area''s.';
COMMENT ON COLUMN follows.member_id IS 'The member.';
COMMENT ON COLUMN follows.target IS 'What kind of thing.';
COMMENT ON COLUMN follows.target_id IS 'Which one; its key in the table of its kind.';
COMMENT ON COLUMN follows.level IS 'Mute: nothing, even what is hers. Normal: what is to her, the rest as unread. New threads only. Everything.';
COMMENT ON COLUMN follows.since IS 'When she began; what was written before is no news.';
CREATE INDEX follows_target ON follows (target, target_id);
