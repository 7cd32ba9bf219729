-- Tells the author of a moderator's decision: $1 the decision, $2 now. A thread that is hidden is still there for her.
INSERT INTO notices (member_id, kind, item_id, detail, thread_id, audience, created_at)
SELECT a.member_id, 'moderation', d.id, d.act, t.id, '{open}', $2
FROM moderation_decisions d
JOIN threads t ON t.id = d.thread_id
LEFT JOIN posts p ON p.id = d.post_id
CROSS JOIN LATERAL (SELECT CASE WHEN d.post_id IS NULL THEN t.author_id ELSE p.author_id END AS member_id) a
WHERE d.id = $1 AND a.member_id IS NOT NULL AND a.member_id IS DISTINCT FROM d.moderator_id
  AND (t.state IN ('open', 'closed') OR t.author_id = a.member_id)
  AND EXISTS (SELECT 1 FROM member_keys k WHERE k.member_id = a.member_id AND k.key = ANY(t.audience)
              AND (k.valid_until IS NULL OR k.valid_until > $2))
ON CONFLICT (member_id, kind, item_id) DO NOTHING
