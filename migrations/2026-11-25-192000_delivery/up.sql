CREATE TABLE mail_addresses (
    address text PRIMARY KEY,
    score double precision NOT NULL CHECK (score >= 0),
    scored_at timestamptz NOT NULL,
    dead_at timestamptz,
    reason text NOT NULL
);
COMMENT ON TABLE mail_addresses IS 'Addresses that mail has come back from. The score ages; at the threshold the address is dead and gets no mail until it is proven alive.';
COMMENT ON COLUMN mail_addresses.address IS 'Lower case.';
COMMENT ON COLUMN mail_addresses.score IS 'What reports add up to at scored_at; half of it is left after two weeks.';
COMMENT ON COLUMN mail_addresses.scored_at IS 'When the latest report was counted.';
COMMENT ON COLUMN mail_addresses.dead_at IS 'Since when it gets no mail.';
COMMENT ON COLUMN mail_addresses.reason IS 'The latest report, in the server''s own words.';
CREATE INDEX mail_addresses_dead ON mail_addresses (dead_at DESC) WHERE dead_at IS NOT NULL;

CREATE TABLE mail_reports (
    outbox_id bigint PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    hard boolean NOT NULL,
    status text NOT NULL,
    reported_at timestamptz NOT NULL
);
COMMENT ON TABLE mail_reports IS 'Mail that came back, counted once for each mail.';
COMMENT ON COLUMN mail_reports.outbox_id IS 'The mail.';
COMMENT ON COLUMN mail_reports.hard IS 'Whether the report says that it never will arrive (5.x.x).';
COMMENT ON COLUMN mail_reports.status IS 'The status of the report (RFC 3463), or the server''s answer code.';
COMMENT ON COLUMN mail_reports.reported_at IS 'When it was counted.';

ALTER TABLE members
    ADD COLUMN quiet_from smallint CHECK (quiet_from BETWEEN 0 AND 23),
    ADD COLUMN quiet_to smallint CHECK (quiet_to BETWEEN 0 AND 23),
    ADD COLUMN mail_daily_cap smallint NOT NULL DEFAULT 10 CHECK (mail_daily_cap BETWEEN 1 AND 50),
    ADD CONSTRAINT members_quiet_both CHECK ((quiet_from IS NULL) = (quiet_to IS NULL));
COMMENT ON COLUMN members.quiet_from IS 'The hour in her time zone from which mail at once waits; null for never.';
COMMENT ON COLUMN members.quiet_to IS 'The hour in her time zone at which it may come again.';
COMMENT ON COLUMN members.mail_daily_cap IS 'Mails at once within a day of hers; more waits for the letter.';

CREATE INDEX outbox_sent ON outbox (sent_at) WHERE state = 'sent';
CREATE INDEX outbox_replies ON outbox (member_id, state) WHERE kind = 'reply';

ALTER TABLE notices DROP CONSTRAINT notices_kind_check;
ALTER TABLE notices ADD CONSTRAINT notices_kind_check CHECK (kind IN ('reply', 'new_thread', 'official_answer', 'answer_accepted', 'guidance',
    'announcement', 'trial', 'partner_request', 'partner_answer', 'account_waits', 'moderation', 'dead_address'));
