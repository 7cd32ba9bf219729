CREATE TABLE announcements (
    thread_id bigint PRIMARY KEY REFERENCES threads (id) ON DELETE CASCADE,
    addressed text[] NOT NULL CHECK (cardinality(addressed) > 0),
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    demo boolean NOT NULL DEFAULT false,
    needs_acknowledgement boolean NOT NULL DEFAULT false,
    publish_at timestamptz NOT NULL,
    published_at timestamptz,
    withdrawn_at timestamptz,
    CHECK (published_at IS NULL OR withdrawn_at IS NULL)
);
COMMENT ON TABLE announcements IS 'What an announcement is beside its thread: whom it addresses, and when it is published.';
COMMENT ON COLUMN announcements.thread_id IS 'Its thread, which has its words.';
COMMENT ON COLUMN announcements.addressed IS 'Whom it is meant for, as chosen: all, area:<id>, kind:<kind>, org:<id>.';
COMMENT ON COLUMN announcements.audience IS 'Who may read it once it is published; until then its thread is the ministry''s.';
COMMENT ON COLUMN announcements.demo IS 'From a fictional ministry, which addresses fictional organisations only.';
COMMENT ON COLUMN announcements.needs_acknowledgement IS 'Each organisation it addresses is to say that it has read it.';
COMMENT ON COLUMN announcements.publish_at IS 'When it is to be published.';
COMMENT ON COLUMN announcements.published_at IS 'When it was; then its addressees were written down.';
COMMENT ON COLUMN announcements.withdrawn_at IS 'Taken back before it was published.';
CREATE INDEX announcements_waiting ON announcements (publish_at) WHERE published_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX announcements_newest ON announcements (published_at DESC, thread_id DESC);

CREATE TABLE announcement_addressees (
    thread_id bigint NOT NULL REFERENCES announcements (thread_id) ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    acknowledged_at timestamptz,
    acknowledged_by bigint REFERENCES members (id) ON DELETE SET NULL,
    acknowledged_name text,
    prompted_at timestamptz,
    reminded_at timestamptz,
    reminders integer NOT NULL DEFAULT 0,
    PRIMARY KEY (thread_id, organisation_id),
    CHECK ((acknowledged_at IS NULL) = (acknowledged_name IS NULL))
);
COMMENT ON TABLE announcement_addressees IS 'The organisations an announcement addresses, written down when it was published and not changed since.';
COMMENT ON COLUMN announcement_addressees.thread_id IS 'The announcement.';
COMMENT ON COLUMN announcement_addressees.organisation_id IS 'Who is to act.';
COMMENT ON COLUMN announcement_addressees.acknowledged_at IS 'When it said that it has read it; null is not yet.';
COMMENT ON COLUMN announcement_addressees.acknowledged_by IS 'Who said it; null when the account is erased.';
COMMENT ON COLUMN announcement_addressees.acknowledged_name IS 'Her name as it was then.';
COMMENT ON COLUMN announcement_addressees.prompted_at IS 'When the ministry last asked for a reminder now.';
COMMENT ON COLUMN announcement_addressees.reminded_at IS 'When its representatives were last sent a letter.';
COMMENT ON COLUMN announcement_addressees.reminders IS 'How many times that was.';
CREATE INDEX announcement_addressees_owing ON announcement_addressees (reminded_at NULLS FIRST) WHERE acknowledged_at IS NULL;
CREATE INDEX announcement_addressees_organisation ON announcement_addressees (organisation_id) WHERE acknowledged_at IS NULL;

-- Announcements made before there was a list of addressees are for all, and ask for nothing.
INSERT INTO announcements (thread_id, addressed, audience, publish_at, published_at)
SELECT id, '{all}', audience, created_at, created_at FROM threads WHERE kind = 'announcement';

-- One more kind of mail, whatever others have come meanwhile.
DO $$
DECLARE known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(known, 'ARRAY[', 'ARRAY[''announcement''::text, ');
END $$;
INSERT INTO schedules (kind, every_seconds, next_at) VALUES ('announcements', 60, now());
