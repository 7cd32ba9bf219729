-- Threads kept as like one ($1) that may be read with these keys ($2), the most like first, at most $3.
SELECT t.id, t.kind, t.title, t.language, t.post_count - 1 AS replies, t.accepted_number IS NOT NULL AS answered
FROM related_threads AS r JOIN threads AS t ON t.id = r.other_id
WHERE r.thread_id = $1 AND t.state IN ('open', 'closed') AND t.audience && $2
ORDER BY r.score DESC, t.id DESC
LIMIT $3
