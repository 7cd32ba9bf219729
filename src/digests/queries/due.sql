-- $1 now, $2 at most so many: members whose letter is to be looked at, each taken for an hour.
UPDATE digest_settings SET next_at = $1 + interval '1 hour'
WHERE member_id IN (SELECT member_id FROM digest_settings WHERE next_at <= $1 ORDER BY next_at, member_id LIMIT $2 FOR UPDATE SKIP LOCKED)
RETURNING member_id
