-- $1 the member, $2 her keys, $3 at most so many. Of each thing followed the newest hundred threads are looked at. The
-- closest follow decides whether a thread is muted; one among the notices she has not seen is not told twice.
WITH mine AS (
    SELECT target, target_id, level, since FROM follows WHERE member_id = $1
), near AS (
    SELECT n.id FROM mine f CROSS JOIN LATERAL (
        SELECT id FROM threads WHERE area_id = f.target_id AND state IN ('open', 'closed') ORDER BY last_post_at DESC, id DESC LIMIT 100) n
    WHERE f.target = 'area'
    UNION SELECT n.id FROM mine f CROSS JOIN LATERAL (
        SELECT id FROM threads WHERE trial_id = f.target_id ORDER BY last_post_at DESC, id DESC LIMIT 100) n
    WHERE f.target = 'trial'
    UNION SELECT n.id FROM mine f CROSS JOIN LATERAL (
        SELECT id FROM threads WHERE organisation_id = f.target_id ORDER BY last_post_at DESC, id DESC LIMIT 100) n
    WHERE f.target = 'organisation'
    UNION SELECT target_id FROM mine WHERE target = 'thread'
)
SELECT t.id FROM near JOIN threads t ON t.id = near.id
LEFT JOIN thread_reads d ON d.member_id = $1 AND d.thread_id = t.id
LEFT JOIN mine h ON h.target = 'thread' AND h.target_id = t.id
CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(f.level = 'mute'), false) AS mute, min(f.since) AS since FROM mine f
    WHERE (f.target, f.target_id) IN (('area', t.area_id), ('trial', t.trial_id), ('organisation', t.organisation_id))
) AS wide
WHERE t.state IN ('open', 'closed') AND t.audience && $2 AND t.post_count > coalesce(d.number, 0)
  AND CASE WHEN h.level IS NOT NULL THEN h.level <> 'mute' ELSE wide.since IS NOT NULL AND NOT wide.mute END
  AND t.last_post_at >= least(h.since, wide.since)
  AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.member_id = $1 AND n.thread_id = t.id AND n.seen_at IS NULL)
ORDER BY t.last_post_at DESC, t.id DESC LIMIT $3
