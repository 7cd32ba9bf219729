-- These threads ($1) in their order, as far as they may be read with these keys ($2), at most $3.
SELECT t.id, t.kind, t.title, t.language, t.post_count - 1 AS replies, t.accepted_number IS NOT NULL AS answered
FROM unnest($1) WITH ORDINALITY AS l (id, place) JOIN threads AS t ON t.id = l.id
WHERE t.state IN ('open', 'closed') AND t.audience && $2
ORDER BY l.place
LIMIT $3
