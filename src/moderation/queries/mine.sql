-- Decisions about what the member $1 wrote, newest first; with $2, only that one. A title stands there only while she holds a
-- key ($3) to the thread.
SELECT d.id, d.act, d.reason, d.created_at AS at, d.paused_until, d.thread_id, d.moderator_id,
       CASE WHEN t.audience && $3 THEN t.title END AS title, d.post_id IS NOT NULL AS about_post, p.number,
       o.created_at AS objected_at, o.words AS objection, b.act AS answer, b.reason AS answer_reason
FROM moderation_decisions d
JOIN threads t ON t.id = d.thread_id
LEFT JOIN posts p ON p.id = d.post_id
LEFT JOIN objections o ON o.decision_id = d.id
LEFT JOIN moderation_decisions b ON b.objection_id = o.id
WHERE (p.author_id = $1 OR d.post_id IS NULL AND t.author_id = $1) AND d.act <> 'none' AND d.objection_id IS NULL
  AND ($2::bigint IS NULL OR d.id = $2)
ORDER BY d.id DESC
LIMIT 50
