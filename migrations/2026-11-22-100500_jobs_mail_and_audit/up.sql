CREATE TABLE jobs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    dedupe_key text,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'failed')),
    run_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    lease_until timestamptz,
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE jobs IS 'Work to do after a commit, enqueued in the transaction it belongs to. A finished job is deleted.';
COMMENT ON COLUMN jobs.id IS 'Our own key.';
COMMENT ON COLUMN jobs.kind IS 'Which job; a worker claims only kinds it knows.';
COMMENT ON COLUMN jobs.payload IS 'Ids only, never words.';
COMMENT ON COLUMN jobs.dedupe_key IS 'Two waiting jobs with the same key are one.';
COMMENT ON COLUMN jobs.state IS 'Waiting, running under a lease, or failed for good (a dead letter).';
COMMENT ON COLUMN jobs.run_at IS 'Not before.';
COMMENT ON COLUMN jobs.attempts IS 'How many times it has been tried.';
COMMENT ON COLUMN jobs.lease_until IS 'A running job whose lease has run out is taken up again.';
COMMENT ON COLUMN jobs.last_error IS 'Why the last attempt failed.';
COMMENT ON COLUMN jobs.created_at IS 'When it was enqueued.';
CREATE UNIQUE INDEX jobs_dedupe ON jobs (dedupe_key) WHERE state = 'waiting' AND dedupe_key IS NOT NULL;
CREATE INDEX jobs_due ON jobs (run_at, id) WHERE state = 'waiting';
CREATE INDEX jobs_leases ON jobs (lease_until) WHERE state = 'running';
CREATE INDEX jobs_failed ON jobs (id) WHERE state = 'failed';

CREATE TABLE schedules (
    kind text PRIMARY KEY,
    every_seconds integer NOT NULL CHECK (every_seconds > 0),
    next_at timestamptz NOT NULL
);
COMMENT ON TABLE schedules IS 'Periodic work: whichever worker comes first moves the time and enqueues the job.';
COMMENT ON COLUMN schedules.kind IS 'The job.';
COMMENT ON COLUMN schedules.every_seconds IS 'How often.';
COMMENT ON COLUMN schedules.next_at IS 'When next.';
INSERT INTO schedules (kind, every_seconds, next_at) VALUES ('housekeeping', 3600, now());

CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('sign_in', 'reply', 'moderation', 'invitation', 'membership')),
    member_id bigint REFERENCES members (id) ON DELETE CASCADE,
    item_id bigint NOT NULL,
    message_id text NOT NULL UNIQUE,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dropped', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz
);
COMMENT ON TABLE outbox IS 'Mail owed: recipient, kind and item. The words are written when it is sent, after rights are checked again.';
COMMENT ON COLUMN outbox.id IS 'Our own key.';
COMMENT ON COLUMN outbox.kind IS 'What mail.';
COMMENT ON COLUMN outbox.member_id IS 'To whom; null for an address without an account (sign-in, invitation).';
COMMENT ON COLUMN outbox.item_id IS 'What it is about: a sign-in, post, decision, invitation or membership.';
COMMENT ON COLUMN outbox.message_id IS 'Message-ID without brackets; the same at every attempt.';
COMMENT ON COLUMN outbox.state IS 'Waiting, sent, dropped because it was no longer right to send it, or failed for good.';
COMMENT ON COLUMN outbox.attempts IS 'How many times it has been tried.';
COMMENT ON COLUMN outbox.last_error IS 'Why it was dropped or failed.';
COMMENT ON COLUMN outbox.created_at IS 'When it was owed.';
COMMENT ON COLUMN outbox.sent_at IS 'When the server took it.';
CREATE UNIQUE INDEX outbox_once ON outbox (kind, coalesce(member_id, 0), item_id);
CREATE INDEX outbox_failed ON outbox (id) WHERE state = 'failed';

CREATE TABLE post_office (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id text NOT NULL UNIQUE,
    recipient text NOT NULL,
    subject text NOT NULL,
    raw bytea NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE post_office IS 'In the demo, mail is kept here instead of being sent.';
COMMENT ON COLUMN post_office.id IS 'Our own key.';
COMMENT ON COLUMN post_office.message_id IS 'The mail''s Message-ID; a repeat replaces it.';
COMMENT ON COLUMN post_office.recipient IS 'To whom.';
COMMENT ON COLUMN post_office.subject IS 'The subject line.';
COMMENT ON COLUMN post_office.raw IS 'The message as it would have gone over the wire (RFC 5322).';
COMMENT ON COLUMN post_office.received_at IS 'When.';

CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    member_id bigint,
    act text NOT NULL,
    subject_kind text NOT NULL,
    subject_id bigint NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE audit IS 'Who did what when. Never changed; holds ids, not words.';
COMMENT ON COLUMN audit.id IS 'Our own key.';
COMMENT ON COLUMN audit.at IS 'When.';
COMMENT ON COLUMN audit.member_id IS 'Who; null is the operator or the system.';
COMMENT ON COLUMN audit.act IS 'What was done; a closed list in the program.';
COMMENT ON COLUMN audit.subject_kind IS 'What kind of thing it was done to.';
COMMENT ON COLUMN audit.subject_id IS 'Which one.';
COMMENT ON COLUMN audit.detail IS 'Ids and closed values that explain it.';
CREATE INDEX audit_subject ON audit (subject_kind, subject_id);

CREATE TABLE submissions (
    key text PRIMARY KEY CHECK (char_length(key) BETWEEN 16 AND 64),
    member_id bigint REFERENCES members (id) ON DELETE CASCADE,
    result_path text NOT NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE submissions IS 'Forms already taken: the same form sent again leads to the same place. Kept for two days.';
COMMENT ON COLUMN submissions.key IS 'Random, made with the form.';
COMMENT ON COLUMN submissions.member_id IS 'Who sent it.';
COMMENT ON COLUMN submissions.result_path IS 'Where it led.';
COMMENT ON COLUMN submissions.created_at IS 'When.';
CREATE INDEX submissions_created ON submissions (created_at);

CREATE TABLE settings (
    key text PRIMARY KEY,
    value text NOT NULL
);
COMMENT ON TABLE settings IS 'Facts about this installation, such as the version of the reference data.';
COMMENT ON COLUMN settings.key IS 'Which.';
COMMENT ON COLUMN settings.value IS 'Its value.';
