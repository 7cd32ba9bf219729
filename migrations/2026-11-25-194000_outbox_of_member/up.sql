-- What a member waits for and has had today, whatever it is about. The index before it knew replies only, and was not
-- used: the kind is a bind, and a plan made for any kind cannot trust an index for one.
DROP INDEX outbox_replies;
CREATE INDEX outbox_of_member ON outbox (member_id, state, sent_at);
COMMENT ON INDEX outbox_of_member IS 'Mail of a member by state; counted at each letter';
