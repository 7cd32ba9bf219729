-- Tells that a post was marked as the answer: $1 the thread, $2 now. Its writer and those who follow the thread; not the
-- one who asked, for she marks it.
WITH what AS (
    SELECT t.id AS thread, t.author_id AS asker, t.audience, p.id AS post, p.author_id
    FROM threads t JOIN posts p ON p.thread_id = t.id AND p.number = t.accepted_number
    WHERE t.id = $1 AND p.state = 'shown' AND t.state IN ('open', 'closed')
), reach AS (
    SELECT f.member_id, f.target, f.level FROM what w CROSS JOIN LATERAL thread_followers(w.thread, '{}') f
    UNION ALL SELECT w.author_id, 'thread', 'normal' FROM what w WHERE w.author_id IS NOT NULL
), wish AS (
    SELECT member_id, bool_or(target = 'thread') AS in_thread,
           CASE WHEN bool_or(target = 'thread') THEN bool_or(target = 'thread' AND level = 'mute') ELSE bool_or(level = 'mute') END AS mute,
           bool_or(level = 'everything') AS everything
    FROM reach GROUP BY member_id
)
INSERT INTO notices (member_id, kind, item_id, detail, thread_id, post_id, audience, created_at)
SELECT wish.member_id, 'answer_accepted', w.post, CASE WHEN wish.member_id = w.author_id THEN 'yours' END, w.thread, w.post, '{open}', $2
FROM what w CROSS JOIN wish
WHERE NOT wish.mute AND (wish.in_thread OR wish.everything) AND wish.member_id IS DISTINCT FROM w.asker
  AND EXISTS (SELECT 1 FROM member_keys k WHERE k.member_id = wish.member_id AND k.key = ANY(w.audience)
              AND (k.valid_until IS NULL OR k.valid_until > $2))
ON CONFLICT (member_id, kind, item_id) DO NOTHING
