-- New threads to choose among, and questions nobody has answered: $1 the member, $2 her keys, $3 her organisations, $4 the
-- areas they take part in, $5 the cursor, $6 now. A few minutes before the cursor are looked at again, for what was
-- committed late; what was mailed is left out by its mark, not by the cursor.
WITH mine AS MATERIALIZED (
    SELECT target, target_id, level FROM follows WHERE member_id = $1
), groups AS MATERIALIZED (
    SELECT DISTINCT f.kostra_group FROM unnest($3::bigint[]) AS o (id)
    CROSS JOIN LATERAL (SELECT kostra_group FROM organisation_figures f WHERE f.organisation_id = o.id ORDER BY f.year DESC LIMIT 1) f
    WHERE f.kostra_group IS NOT NULL
), rules AS MATERIALIZED (
    SELECT DISTINCT provision_id FROM trial_exemptions WHERE organisation_id = ANY ($3)
), found AS (
    SELECT id FROM threads WHERE state IN ('open', 'closed') AND last_post_at > $5 - interval '10 minutes' AND created_at > $5 - interval '10 minutes'
    UNION
    SELECT id FROM threads WHERE kind IN ('question', 'guidance_request') AND accepted_number IS NULL AND state = 'open'
        AND created_at BETWEEN $5 - interval '30 days' AND $6 - interval '1 day' AND post_count = 1
)
SELECT t.id AS thread_id, t.area_id, t.organisation_id, t.created_at, t.created_at > $5 - interval '10 minutes' AS fresh,
       t.kind = 'question' AND t.accepted_number IS NULL AND t.state = 'open' AND t.post_count = 1 AS unanswered,
       t.official_reply AS official, t.post_count - 1 AS replies, wish.level,
       t.area_id = ANY ($4) AS in_area,
       EXISTS (SELECT 1 FROM groups g JOIN LATERAL (SELECT kostra_group FROM organisation_figures f WHERE f.organisation_id = t.organisation_id
               ORDER BY f.year DESC LIMIT 1) f ON f.kostra_group = g.kostra_group) AS same_group,
       EXISTS (SELECT 1 FROM thread_provisions tp JOIN rules ON rules.provision_id = tp.provision_id WHERE tp.thread_id = t.id) AS same_rules
FROM found JOIN threads t ON t.id = found.id
CROSS JOIN LATERAL (
    SELECT CASE WHEN bool_or(level = 'mute') THEN 'mute' WHEN bool_or(level = 'everything') THEN 'everything'
                WHEN bool_or(level = 'new_threads') THEN 'new_threads' WHEN bool_or(level = 'normal') THEN 'normal' END AS level
    FROM mine m
    WHERE (m.target, m.target_id) IN (('area', t.area_id), ('trial', t.trial_id), ('organisation', t.organisation_id))
       OR m.target = 'provision' AND EXISTS (SELECT 1 FROM thread_provisions tp JOIN provisions q ON q.id = tp.provision_id
              JOIN provisions h ON h.act_id = q.act_id AND (h.section = '' OR h.section = q.section AND h.ledd IN (0, q.ledd))
              WHERE tp.thread_id = t.id AND h.id = m.target_id)) wish
WHERE t.audience && $2 AND t.author_id IS DISTINCT FROM $1 AND t.kind <> 'announcement' AND wish.level IS DISTINCT FROM 'mute'
  AND NOT EXISTS (SELECT 1 FROM mine m WHERE m.target = 'thread' AND m.target_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM thread_reads r WHERE r.member_id = $1 AND r.thread_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.member_id = $1 AND i.thread_id = t.id)
ORDER BY t.created_at DESC, t.id DESC LIMIT 400
