-- The mails about a thread that wait to be sent to a member, the oldest first: $1 the member, $2 the thread, $3 none owed before.
-- One that the server did not take goes its own way, and so does what the letter has told of.
SELECT o.id, o.kind, o.item_id
FROM outbox o
LEFT JOIN posts p ON o.kind IN ('reply', 'accepted') AND p.id = o.item_id
LEFT JOIN guidance_answers g ON o.kind = 'guidance' AND g.id = o.item_id
WHERE o.kind = ANY ('{reply,accepted,guidance}') AND o.member_id = $1 AND o.state = 'waiting' AND o.attempts = 0
  AND o.created_at >= $3 AND coalesce(p.thread_id, g.thread_id) = $2
  AND NOT EXISTS (SELECT 1 FROM digest_items i JOIN outbox l ON l.kind = 'digest' AND coalesce(l.member_id, 0) = i.member_id AND l.item_id = i.digest_id
                  AND l.state IN ('waiting', 'sent')
                  WHERE i.member_id = $1 AND i.kind = CASE o.kind WHEN 'reply' THEN 'post' ELSE o.kind END AND i.item_id = o.item_id)
ORDER BY o.id LIMIT 20
