-- What waits for moderators of the areas $1 who hold the keys $2, oldest first: what nobody vouches for, what is reported,
-- what is objected to. With $4, only what the member $3 has taken. At most $5.
SELECT due.post_id, due.since, due.why, due.objection_id, due.decided_by, due.reports,
       t.id AS thread_id, t.kind, t.title, t.audience, t.state AS thread_state, a.name_nb AS area_nb, a.name_nn AS area_nn,
       p.number, p.author_id, p.author_name, p.organisation_name, p.side, p.body_html, p.guided, p.created_at,
       m.created_at AS account_since, k.member_id AS taken_by, h.display_name AS taken_by_name
FROM moderation_due due
JOIN posts p ON p.id = due.post_id
JOIN threads t ON t.id = p.thread_id
JOIN areas a ON a.id = t.area_id
LEFT JOIN members m ON m.id = p.author_id
LEFT JOIN moderation_takes k ON k.post_id = p.id
LEFT JOIN members h ON h.id = k.member_id
WHERE t.area_id = ANY ($1) AND t.audience && $2 AND (NOT $4 OR k.member_id = $3)
ORDER BY due.since, due.post_id
LIMIT $5
