-- The mails that wait to be sent to the same readers about the same threads as these, the oldest first: $1 the mails, $2 none owed before.
-- One that the server did not take goes its own way, and so does what the letter has told of.
SELECT mine.id AS beside, w.id, w.kind, w.item_id
FROM (SELECT m.id, m.member_id, coalesce(p.thread_id, g.thread_id) AS thread_id
      FROM outbox m
      LEFT JOIN posts p ON m.kind IN ('reply', 'accepted') AND p.id = m.item_id
      LEFT JOIN guidance_answers g ON m.kind = 'guidance' AND g.id = m.item_id
      WHERE m.id = ANY ($1)) mine
CROSS JOIN LATERAL (
    SELECT o.id, o.kind, o.item_id
    FROM outbox o
    LEFT JOIN posts p ON o.kind IN ('reply', 'accepted') AND p.id = o.item_id
    LEFT JOIN guidance_answers g ON o.kind = 'guidance' AND g.id = o.item_id
    WHERE o.kind = ANY ('{reply,accepted,guidance}') AND o.member_id = mine.member_id AND o.state = 'waiting' AND o.attempts = 0
      AND o.created_at >= $2 AND coalesce(p.thread_id, g.thread_id) = mine.thread_id
      AND NOT EXISTS (SELECT 1 FROM digest_items i JOIN outbox l ON l.kind = 'digest' AND coalesce(l.member_id, 0) = i.member_id AND l.item_id = i.digest_id
                      AND l.state IN ('waiting', 'sent')
                      WHERE i.member_id = o.member_id AND i.kind = CASE o.kind WHEN 'reply' THEN 'post' ELSE o.kind END AND i.item_id = o.item_id)
    ORDER BY o.id LIMIT 20) w
ORDER BY w.id
