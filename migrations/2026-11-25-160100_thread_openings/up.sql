CREATE TABLE thread_openings (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thread_id bigint NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz CHECK (closed_at >= opened_at)
);
COMMENT ON TABLE thread_openings IS 'When a restricted thread was open to its area''s moderators, because of a report or an objection. The room sees each; the row is also what gives moderators the key.';
COMMENT ON COLUMN thread_openings.id IS 'Our own key.';
COMMENT ON COLUMN thread_openings.thread_id IS 'The thread.';
COMMENT ON COLUMN thread_openings.opened_at IS 'From when moderators could read it.';
COMMENT ON COLUMN thread_openings.closed_at IS 'Until when; null is still.';
CREATE UNIQUE INDEX thread_openings_now ON thread_openings (thread_id) WHERE closed_at IS NULL;
CREATE INDEX thread_openings_thread ON thread_openings (thread_id, id);
