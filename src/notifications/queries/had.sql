-- How many mails of these kinds a member has had: $1 the member, $2 the kinds, $3 since when.
SELECT count(*) AS n FROM outbox
WHERE kind = ANY ($2) AND member_id = $1 AND state = 'sent' AND sent_at >= $3
