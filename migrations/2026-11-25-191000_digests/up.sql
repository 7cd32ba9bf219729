-- The letter: when each member wants it, the letters made, and what each told of. A row of digest_items is the mark that
-- something has been mailed, so nothing comes twice and nothing committed late is lost.
CREATE TABLE digest_settings (
    member_id bigint PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
    cadence text NOT NULL DEFAULT 'weekly' CHECK (cadence IN ('off', 'daily', 'weekly', 'monthly')),
    weekday smallint NOT NULL DEFAULT 2 CHECK (weekday BETWEEN 1 AND 7),
    hour smallint NOT NULL DEFAULT 8 CHECK (hour BETWEEN 0 AND 23),
    zone text NOT NULL,
    since timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    last_slot timestamptz,
    ranked_to timestamptz,
    next_at timestamptz,
    CHECK (cadence <> 'off' OR next_at IS NULL)
);
COMMENT ON TABLE digest_settings IS 'When a member wants her letter, and how far it has come. No row yet: weekly, Tuesday at 08, made when the worker first sees her.';
COMMENT ON COLUMN digest_settings.member_id IS 'The member.';
COMMENT ON COLUMN digest_settings.cadence IS 'Off, daily, weekly, or the first chosen weekday of each month.';
COMMENT ON COLUMN digest_settings.weekday IS 'Monday is 1; says nothing where the letter is daily.';
COMMENT ON COLUMN digest_settings.hour IS 'The hour where she is.';
COMMENT ON COLUMN digest_settings.zone IS 'The time zone the times below were worked out for; when hers is another, they are worked out anew.';
COMMENT ON COLUMN digest_settings.since IS 'What was written before is no news: when she became a member, or turned the letter on again.';
COMMENT ON COLUMN digest_settings.changed_at IS 'When this was last chosen; a time that had passed by then is not hers.';
COMMENT ON COLUMN digest_settings.last_slot IS 'The time the newest letter or attempt was made for.';
COMMENT ON COLUMN digest_settings.ranked_to IS 'The cursor of the ranked slots only: moved with the letter''s row.';
COMMENT ON COLUMN digest_settings.next_at IS 'When the worker is to look again; null is never.';
CREATE INDEX digest_settings_next ON digest_settings (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE digests (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    slot timestamptz NOT NULL,
    cadence text NOT NULL CHECK (cadence IN ('daily', 'weekly', 'monthly')),
    outcome text NOT NULL CHECK (outcome IN ('made', 'nothing_new')),
    more boolean NOT NULL DEFAULT false,
    made_at timestamptz NOT NULL,
    ranked_from timestamptz NOT NULL,
    ranked_to timestamptz NOT NULL,
    UNIQUE (member_id, slot)
);
COMMENT ON TABLE digests IS 'Letters, and attempts that came to nothing: one for each time chosen. What became of a letter that was made stands in the outbox.';
COMMENT ON COLUMN digests.id IS 'Our own key; the item of its mail in the outbox.';
COMMENT ON COLUMN digests.member_id IS 'Whose.';
COMMENT ON COLUMN digests.slot IS 'The time it was made for.';
COMMENT ON COLUMN digests.cadence IS 'How often she had it then.';
COMMENT ON COLUMN digests.outcome IS 'Made, or why not: there was nothing new for her.';
COMMENT ON COLUMN digests.more IS 'There was more than it has room for; the rest is owed.';
COMMENT ON COLUMN digests.made_at IS 'When it was made.';
COMMENT ON COLUMN digests.ranked_from IS 'The ranked slots look at what came after this.';
COMMENT ON COLUMN digests.ranked_to IS 'And no later than this.';

CREATE TABLE digest_items (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest_id bigint NOT NULL REFERENCES digests (id) ON DELETE CASCADE,
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    place smallint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('guidance', 'acknowledgement', 'announcement', 'deadline', 'last_day', 'post', 'accepted',
        'status', 'measurement', 'question', 'thread')),
    item_id bigint NOT NULL,
    round smallint NOT NULL DEFAULT 0,
    thread_id bigint REFERENCES threads (id) ON DELETE CASCADE,
    why text[] NOT NULL,
    UNIQUE (member_id, kind, item_id, round)
);
COMMENT ON TABLE digest_items IS 'What a letter tells of, ids only: the mark that this member has had it by mail.';
COMMENT ON COLUMN digest_items.id IS 'Our own key.';
COMMENT ON COLUMN digest_items.digest_id IS 'The letter.';
COMMENT ON COLUMN digest_items.member_id IS 'Whose letter, so that the database itself refuses to tell twice.';
COMMENT ON COLUMN digest_items.place IS 'Which line of the letter, from 0: several items may share one.';
COMMENT ON COLUMN digest_items.kind IS 'What it tells.';
COMMENT ON COLUMN digest_items.item_id IS 'The key of what it is about, in the table of its kind.';
COMMENT ON COLUMN digest_items.round IS 'Which reminder, for what is told again by rule: days left of a deadline, the number of an acknowledgement''s.';
COMMENT ON COLUMN digest_items.thread_id IS 'The thread it belongs to, where it does.';
COMMENT ON COLUMN digest_items.why IS 'Why it is hers: closed words.';
CREATE INDEX digest_items_digest ON digest_items (digest_id, place);
CREATE INDEX digest_items_thread ON digest_items (thread_id, member_id) WHERE thread_id IS NOT NULL;

-- One more kind of mail, whatever kinds there are already.
DO $$
DECLARE known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(known, 'ARRAY[', 'ARRAY[''digest''::text, ');
END $$;
INSERT INTO schedules (kind, every_seconds, next_at) VALUES ('digests', 60, now());
