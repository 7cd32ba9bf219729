ALTER TABLE moderation_decisions
    DROP CONSTRAINT moderation_decisions_act_check,
    ADD CONSTRAINT moderation_decisions_act_check CHECK (act IN ('close', 'reopen', 'pin', 'unpin', 'move', 'hide', 'show', 'approve',
        'decline', 'none', 'warn', 'pause', 'uphold', 'reverse')),
    ADD COLUMN reason_code text CHECK (reason_code IN ('off_topic', 'personal', 'confidential', 'tone', 'advertising', 'duplicate',
        'other_area', 'settled', 'important', 'put_right', 'within_rules', 'other')),
    ADD COLUMN words text NOT NULL DEFAULT '' CHECK (char_length(words) <= 350),
    ADD COLUMN area_id bigint REFERENCES areas (id),
    ADD COLUMN paused_until timestamptz,
    ADD COLUMN objection_id bigint;
UPDATE moderation_decisions d SET area_id = t.area_id FROM threads t WHERE t.id = d.thread_id;
COMMENT ON COLUMN moderation_decisions.reason_code IS 'The reason chosen from the list; null for an approval, and for decisions older than the list.';
COMMENT ON COLUMN moderation_decisions.words IS 'The moderator''s own words, so that the reason can be said in another language.';
COMMENT ON COLUMN moderation_decisions.area_id IS 'The area the thread lay in then: for the public log, and so that a move can be undone.';
COMMENT ON COLUMN moderation_decisions.paused_until IS 'Of a pause: until when.';
COMMENT ON COLUMN moderation_decisions.objection_id IS 'The objection it answers.';
CREATE INDEX moderation_decisions_created ON moderation_decisions (created_at);

CREATE TABLE reports (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thread_id bigint NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    post_id bigint NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    reporter_id bigint REFERENCES members (id) ON DELETE SET NULL,
    reason text NOT NULL CHECK (reason IN ('off_topic', 'personal', 'confidential', 'tone', 'advertising', 'wrong', 'other')),
    words text NOT NULL CHECK (char_length(words) <= 1000),
    created_at timestamptz NOT NULL,
    decided_at timestamptz,
    decision_id bigint REFERENCES moderation_decisions (id) ON DELETE SET NULL
);
COMMENT ON TABLE reports IS 'What members have told moderators about. About the post that opens a thread, it is about the thread.';
COMMENT ON COLUMN reports.id IS 'Our own key.';
COMMENT ON COLUMN reports.thread_id IS 'The thread.';
COMMENT ON COLUMN reports.post_id IS 'The post.';
COMMENT ON COLUMN reports.reporter_id IS 'Who told; never shown to the author. Null when the account is erased.';
COMMENT ON COLUMN reports.reason IS 'Why, from a list.';
COMMENT ON COLUMN reports.words IS 'In her own words; may be empty.';
COMMENT ON COLUMN reports.created_at IS 'When.';
COMMENT ON COLUMN reports.decided_at IS 'When a moderator decided; null is still waiting.';
COMMENT ON COLUMN reports.decision_id IS 'What was decided.';
CREATE UNIQUE INDEX reports_one_open ON reports (post_id, reporter_id) WHERE decided_at IS NULL;
CREATE INDEX reports_open ON reports (created_at) WHERE decided_at IS NULL;
CREATE INDEX reports_thread ON reports (thread_id) WHERE decided_at IS NULL;
CREATE INDEX reports_reporter ON reports (reporter_id, id DESC);
CREATE INDEX reports_decision ON reports (decision_id);

CREATE TABLE objections (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    decision_id bigint NOT NULL UNIQUE REFERENCES moderation_decisions (id) ON DELETE CASCADE,
    member_id bigint REFERENCES members (id) ON DELETE SET NULL,
    words text NOT NULL CHECK (char_length(words) BETWEEN 1 AND 2000),
    created_at timestamptz NOT NULL,
    answered_at timestamptz
);
COMMENT ON TABLE objections IS 'What an author says against a decision, once; another moderator answers it by a decision of her own.';
COMMENT ON COLUMN objections.id IS 'Our own key.';
COMMENT ON COLUMN objections.decision_id IS 'The decision.';
COMMENT ON COLUMN objections.member_id IS 'Who objects; null when the account is erased.';
COMMENT ON COLUMN objections.words IS 'Why she disagrees.';
COMMENT ON COLUMN objections.created_at IS 'When.';
COMMENT ON COLUMN objections.answered_at IS 'When it was answered; null is still waiting.';
CREATE INDEX objections_open ON objections (created_at) WHERE answered_at IS NULL;
ALTER TABLE moderation_decisions ADD CONSTRAINT moderation_decisions_objection_id_fkey
    FOREIGN KEY (objection_id) REFERENCES objections (id) ON DELETE SET NULL;
CREATE INDEX moderation_decisions_objection ON moderation_decisions (objection_id) WHERE objection_id IS NOT NULL;

CREATE TABLE moderation_notes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    post_id bigint NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    member_id bigint REFERENCES members (id) ON DELETE SET NULL,
    words text NOT NULL CHECK (char_length(words) BETWEEN 1 AND 1000),
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE moderation_notes IS 'What moderators write to each other about a case; nobody else reads it.';
COMMENT ON COLUMN moderation_notes.id IS 'Our own key.';
COMMENT ON COLUMN moderation_notes.post_id IS 'The post the case is about.';
COMMENT ON COLUMN moderation_notes.member_id IS 'Who wrote it; null when the account is erased.';
COMMENT ON COLUMN moderation_notes.words IS 'Plain text.';
COMMENT ON COLUMN moderation_notes.created_at IS 'When.';
CREATE INDEX moderation_notes_post ON moderation_notes (post_id, id);

CREATE TABLE moderation_takes (
    post_id bigint PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    taken_at timestamptz NOT NULL
);
COMMENT ON TABLE moderation_takes IS 'Which moderator has taken a case. Gone when it is left or decided.';
COMMENT ON COLUMN moderation_takes.post_id IS 'The post the case is about.';
COMMENT ON COLUMN moderation_takes.member_id IS 'Who has taken it.';
COMMENT ON COLUMN moderation_takes.taken_at IS 'When.';
CREATE INDEX moderation_takes_member ON moderation_takes (member_id);
