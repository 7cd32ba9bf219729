-- Tells of a post: $1 the post, $2 now. The closest follow decides: a thread's own before those of what it belongs to.
WITH what AS (
    SELECT p.id AS post, p.number, p.author_id, p.official, t.id AS thread, t.kind, t.area_id, t.trial_id, t.organisation_id,
           t.author_id AS asker, t.audience
    FROM posts p JOIN threads t ON t.id = p.thread_id
    WHERE p.id = $1 AND p.state = 'shown' AND t.state IN ('open', 'closed')
), reach AS (
    SELECT f.member_id, f.target, f.level
    FROM what w JOIN follows f ON (f.target, f.target_id) IN (('thread', w.thread), ('area', w.area_id), ('trial', w.trial_id),
                                                              ('organisation', w.organisation_id))
    -- A whole act covers its sections, a section its paragraphs.
    UNION ALL SELECT f.member_id, f.target, f.level
    FROM what w JOIN thread_provisions tp ON tp.thread_id = w.thread
    JOIN provisions q ON q.id = tp.provision_id
    JOIN provisions h ON h.act_id = q.act_id AND (h.section = '' OR h.section = q.section AND h.ledd IN (0, q.ledd))
    JOIN follows f ON f.target = 'provision' AND f.target_id = h.id
    UNION ALL SELECT w.asker, 'thread', 'normal' FROM what w WHERE w.asker IS NOT NULL
    -- The ministry's answer is for everybody with the same rule in the way.
    UNION ALL SELECT s.member_id, 'thread', 'normal' FROM what w JOIN same_here s ON s.thread_id = w.thread
              WHERE w.official AND s.member_id IS NOT NULL
), wish AS (
    SELECT member_id, bool_or(target = 'thread') AS in_thread,
           CASE WHEN bool_or(target = 'thread') THEN bool_or(target = 'thread' AND level = 'mute') ELSE bool_or(level = 'mute') END AS mute,
           bool_or(level = 'everything') AS everything,
           bool_or(level IN ('new_threads', 'everything') AND target <> 'thread') AS new_threads
    FROM reach GROUP BY member_id
)
INSERT INTO notices (member_id, kind, item_id, thread_id, post_id, audience, created_at)
SELECT wish.member_id,
       CASE WHEN w.number > 1 THEN CASE WHEN w.official THEN 'official_answer' ELSE 'reply' END
            WHEN w.kind = 'announcement' THEN 'announcement' ELSE 'new_thread' END,
       CASE WHEN w.number = 1 AND w.kind = 'announcement' THEN w.thread ELSE w.post END,
       w.thread, w.post, '{open}', $2
FROM what w CROSS JOIN wish
WHERE NOT wish.mute AND wish.member_id IS DISTINCT FROM w.author_id
  AND CASE WHEN w.number = 1 THEN wish.new_threads
           ELSE wish.everything OR wish.member_id IS NOT DISTINCT FROM w.asker OR (w.official AND wish.in_thread) END
  AND EXISTS (SELECT 1 FROM member_keys k WHERE k.member_id = wish.member_id AND k.key = ANY(w.audience)
              AND (k.valid_until IS NULL OR k.valid_until > $2))
  AND NOT EXISTS (SELECT 1 FROM thread_reads r WHERE r.member_id = wish.member_id AND r.thread_id = w.thread AND r.number >= w.number)
ON CONFLICT (member_id, kind, item_id) DO NOTHING
