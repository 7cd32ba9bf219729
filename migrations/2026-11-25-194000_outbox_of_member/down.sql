DROP INDEX outbox_of_member;
CREATE INDEX outbox_replies ON outbox (member_id, state) WHERE kind = 'reply';
