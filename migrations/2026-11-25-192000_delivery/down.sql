DELETE FROM notices WHERE kind = 'dead_address';
ALTER TABLE notices DROP CONSTRAINT notices_kind_check;
ALTER TABLE notices ADD CONSTRAINT notices_kind_check CHECK (kind IN ('reply', 'new_thread', 'official_answer', 'answer_accepted', 'guidance', 'announcement',
        'trial', 'partner_request', 'partner_answer', 'account_waits', 'moderation'));
DROP INDEX outbox_replies;
DROP INDEX outbox_sent;
ALTER TABLE members DROP CONSTRAINT members_quiet_both, DROP COLUMN mail_daily_cap, DROP COLUMN quiet_to, DROP COLUMN quiet_from;
DROP TABLE mail_reports;
DROP TABLE mail_addresses;
