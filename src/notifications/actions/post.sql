-- Tells of a post: $1 the post, $2 now. The closest follow decides: a thread's own before those of what it belongs to. Of
-- the ministry's official word guidance tells.
WITH what AS (
    SELECT p.id AS post, p.number, p.author_id, t.id AS thread, t.kind, t.author_id AS asker, t.audience
    FROM posts p JOIN threads t ON t.id = p.thread_id
    WHERE p.id = $1 AND p.state = 'shown' AND t.state IN ('open', 'closed') AND (p.number = 1 OR NOT p.official)
), wish AS (
    SELECT f.member_id,
           CASE WHEN bool_or(f.target = 'thread') THEN bool_or(f.target = 'thread' AND f.level = 'mute') ELSE bool_or(f.level = 'mute') END AS mute,
           bool_or(f.level = 'everything') AS everything,
           bool_or(f.level IN ('new_threads', 'everything') AND f.target <> 'thread') AS new_threads
    FROM what w CROSS JOIN LATERAL thread_followers(w.thread, '{}') f GROUP BY f.member_id
)
INSERT INTO notices (member_id, kind, item_id, thread_id, post_id, audience, created_at)
SELECT wish.member_id,
       CASE WHEN w.number > 1 THEN 'reply' WHEN w.kind = 'announcement' THEN 'announcement' ELSE 'new_thread' END,
       CASE WHEN w.number = 1 AND w.kind = 'announcement' THEN w.thread ELSE w.post END,
       w.thread, w.post, '{open}', $2
FROM what w CROSS JOIN wish
WHERE NOT wish.mute AND wish.member_id IS DISTINCT FROM w.author_id
  AND CASE WHEN w.number = 1 THEN wish.new_threads ELSE wish.everything OR wish.member_id IS NOT DISTINCT FROM w.asker END
  AND EXISTS (SELECT 1 FROM member_keys k WHERE k.member_id = wish.member_id AND k.key = ANY(w.audience)
              AND (k.valid_until IS NULL OR k.valid_until > $2))
  AND NOT EXISTS (SELECT 1 FROM thread_reads r WHERE r.member_id = wish.member_id AND r.thread_id = w.thread AND r.number >= w.number)
ON CONFLICT (member_id, kind, item_id) DO NOTHING
