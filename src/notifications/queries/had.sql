-- How many mails of these kinds members have had: $1 the members, $2 since when, $3 the kinds.
SELECT asked.member, count(o.id) AS n
FROM unnest($1, $2) AS asked (member, since) JOIN outbox o ON o.member_id = asked.member AND o.state = 'sent' AND o.sent_at >= asked.since
WHERE o.kind = ANY ($3)
GROUP BY asked.member
