-- $1 the member, $2 her keys, $3 at most so many. Of each thing followed the newest hundred threads are looked at. The
-- closest follow decides whether a thread is muted; one among the notices she has not seen is not told twice.
WITH mine AS (
    SELECT target, target_id, level, since FROM follows WHERE member_id = $1
), near AS (
    SELECT n.id, f.target, f.level, f.since FROM mine f CROSS JOIN LATERAL (
        SELECT id FROM threads WHERE area_id = f.target_id AND state IN ('open', 'closed') ORDER BY last_post_at DESC, id DESC LIMIT 100) n
    WHERE f.target = 'area'
    UNION ALL SELECT n.id, f.target, f.level, f.since FROM mine f CROSS JOIN LATERAL (
        SELECT id FROM threads WHERE trial_id = f.target_id ORDER BY last_post_at DESC, id DESC LIMIT 100) n
    WHERE f.target = 'trial'
    UNION ALL SELECT n.id, f.target, f.level, f.since FROM mine f CROSS JOIN LATERAL (
        SELECT id FROM threads WHERE organisation_id = f.target_id ORDER BY last_post_at DESC, id DESC LIMIT 100) n
    WHERE f.target = 'organisation'
    UNION ALL SELECT n.thread_id, f.target, f.level, f.since FROM mine f CROSS JOIN LATERAL (
        SELECT tp.thread_id FROM provisions h JOIN provisions q ON q.act_id = h.act_id
               AND (h.section = '' OR h.section = q.section AND h.ledd IN (0, q.ledd))
        JOIN thread_provisions tp ON tp.provision_id = q.id
        WHERE h.id = f.target_id ORDER BY tp.thread_id DESC LIMIT 100) n
    WHERE f.target = 'provision'
    UNION ALL SELECT target_id, target, level, since FROM mine WHERE target = 'thread'
), wish AS (
    SELECT id, min(since) AS since,
           CASE WHEN bool_or(target = 'thread') THEN bool_or(target = 'thread' AND level = 'mute') ELSE bool_or(level = 'mute') END AS mute
    FROM near GROUP BY id
)
SELECT t.id FROM wish JOIN threads t ON t.id = wish.id
LEFT JOIN thread_reads d ON d.member_id = $1 AND d.thread_id = t.id
WHERE NOT wish.mute AND t.last_post_at >= wish.since AND t.post_count > coalesce(d.number, 0)
  AND t.state IN ('open', 'closed') AND t.audience && $2
  AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.member_id = $1 AND n.thread_id = t.id AND n.seen_at IS NULL)
ORDER BY t.last_post_at DESC, t.id DESC LIMIT $3
