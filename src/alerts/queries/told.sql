-- What was found for a member ($1), as it is now under her keys ($2): these finds ($3). Unless it is told of afterwards ($4), in
-- the list of letters she had, what she has read or muted meanwhile, or been told of by another mail, gives no row, and
-- answers in her own threads are told of as such.
WITH chosen AS MATERIALIZED (
    SELECT f.id, f.search_id, s.name AS search, s.tell, f.kind, f.item_id, f.parent_id, f.found_at
    FROM search_finds AS f LEFT JOIN saved_searches AS s ON s.id = f.search_id
    WHERE f.member_id = $1 AND f.id = ANY ($3)
), muted AS MATERIALIZED (
    SELECT target, target_id FROM follows WHERE member_id = $1 AND level = 'mute'
), there AS (
    SELECT c.id, t.id AS thread_id, p.number, t.kind AS facet, NULL AS slug, t.title AS title_nb, NULL AS title_nn, t.area_id, t.trial_id,
           coalesce(p.organisation_name, p.author_name) AS who, 'open' = ANY (t.audience) AS open
    FROM chosen AS c JOIN posts AS p ON c.kind = 'post' AND p.id = c.item_id JOIN threads AS t ON t.id = p.thread_id
    LEFT JOIN thread_reads AS r ON r.member_id = $1 AND r.thread_id = t.id
    WHERE p.state = 'shown' AND p.number IS NOT NULL AND t.state IN ('open', 'closed') AND t.audience && $2
      AND ($4 OR p.number > coalesce(r.number, 0) AND p.author_id IS DISTINCT FROM $1 AND (p.number = 1 OR t.author_id IS DISTINCT FROM $1)
           AND NOT EXISTS (SELECT FROM muted AS m WHERE m.target = 'thread' AND m.target_id = t.id)
           AND NOT EXISTS (SELECT FROM guidance_answers AS g WHERE g.post_id = p.id)
           AND NOT EXISTS (SELECT FROM digest_items AS i WHERE i.member_id = $1 AND i.kind = 'post' AND i.item_id = p.id)
           AND NOT (p.number = 1 AND EXISTS (
               SELECT FROM digest_items AS i WHERE i.member_id = $1 AND i.thread_id = t.id
               AND i.kind IN ('thread', 'question', 'announcement', 'acknowledgement', 'last_day')))
           AND NOT (p.number = 1 AND t.kind = 'announcement' AND EXISTS (
               SELECT FROM outbox AS o WHERE o.kind = 'announcement' AND coalesce(o.member_id, 0) = $1 AND o.item_id = t.id
               AND o.state IN ('waiting', 'sent'))))
    UNION ALL
    SELECT c.id, t.id, NULL, coalesce(g.verdict, ''), NULL, g.title, NULL, t.area_id, t.trial_id, g.organisation_name, 'open' = ANY (t.audience)
    FROM chosen AS c JOIN guidance_answers AS g ON c.kind = 'guidance' AND g.id = c.item_id JOIN threads AS t ON t.id = g.thread_id
    JOIN posts AS p ON p.id = g.post_id
    LEFT JOIN thread_reads AS r ON r.member_id = $1 AND r.thread_id = t.id
    WHERE g.state = 'published' AND p.state = 'shown' AND p.number IS NOT NULL AND t.state IN ('open', 'closed') AND t.audience && $2
      AND ($4 OR g.superseded_at IS NULL AND p.number > coalesce(r.number, 0)
           AND NOT EXISTS (SELECT FROM muted AS m WHERE m.target = 'thread' AND m.target_id = t.id)
           AND NOT EXISTS (SELECT FROM digest_items AS i WHERE i.member_id = $1 AND i.kind = 'guidance' AND i.item_id = g.id)
           AND NOT EXISTS (SELECT FROM notices AS n WHERE n.member_id = $1 AND n.kind = 'guidance' AND n.item_id = g.id AND n.seen_at IS NOT NULL)
           AND NOT EXISTS (SELECT FROM outbox AS o WHERE o.kind = 'guidance' AND coalesce(o.member_id, 0) = $1 AND o.item_id = g.id
                           AND o.state IN ('waiting', 'sent')))
    UNION ALL
    SELECT c.id, NULL, NULL, t.kind, t.slug, t.title_nb, t.title_nn, t.area_id, t.id,
           coalesce((SELECT string_agg(o.name, ', ' ORDER BY o.name) FROM trial_participants AS p
                     JOIN organisations AS o ON o.id = p.organisation_id WHERE p.trial_id = t.id), ''), 'open' = ANY (t.audience)
    FROM chosen AS c JOIN trials AS t ON c.kind = 'trial' AND t.id = c.item_id WHERE t.audience && $2
    UNION ALL
    SELECT c.id, NULL, NULL, o.kind, o.slug, o.name, NULL, NULL, NULL, '', true
    FROM chosen AS c JOIN organisations AS o ON c.kind = 'organisation' AND o.id = c.item_id
    UNION ALL
    SELECT c.id, NULL, v.ledd, v.section, a.slug, a.name_nb, a.name_nn, NULL, NULL, '', true
    FROM chosen AS c JOIN provisions AS v ON c.kind = 'provision' AND v.id = c.item_id JOIN acts AS a ON a.id = v.act_id
    UNION ALL
    SELECT c.id, NULL, NULL, e.phase, t.slug, e.title, NULL, t.area_id, t.id, coalesce(o.name, ''), 'open' = ANY (t.audience) AND 'open' = ANY (e.audience)
    FROM chosen AS c JOIN involvement_events AS e ON c.kind = 'involvement' AND e.id = c.item_id JOIN trials AS t ON t.id = e.trial_id
    LEFT JOIN organisations AS o ON o.id = e.participant_id
    WHERE e.audience && $2 AND t.audience && $2
    UNION ALL
    SELECT c.id, NULL, NULL, i.perspective, t.slug, coalesce(i.standard, i.name), NULL, t.area_id, t.id, coalesce(o.name, ''),
           'open' = ANY (t.audience) AND 'open' = ANY (i.audience)
    FROM chosen AS c JOIN indicators AS i ON c.kind = 'indicator' AND i.id = c.item_id JOIN trials AS t ON t.id = i.trial_id
    LEFT JOIN organisations AS o ON o.id = i.organisation_id
    WHERE i.audience && $2 AND t.audience && $2
    UNION ALL
    SELECT c.id, NULL, NULL, l.kind, t.slug, t.title_nb, t.title_nn, t.area_id, t.id, o.name, 'open' = ANY (t.audience) AND 'open' = ANY (l.audience)
    FROM chosen AS c JOIN lessons AS l ON c.kind = 'lesson' AND l.id = c.item_id JOIN trials AS t ON t.id = l.trial_id
    JOIN organisations AS o ON o.id = l.organisation_id
    WHERE NOT l.withdrawn AND l.audience && $2 AND t.audience && $2
)
SELECT c.id AS find, c.search_id, c.search, c.tell, c.kind, c.item_id, d.thread_id, d.number::integer AS number, d.facet, d.slug,
       d.title_nb, d.title_nn, a.name_nb AS area_nb, a.name_nn AS area_nn, d.who, d.open
FROM there AS d JOIN chosen AS c ON c.id = d.id LEFT JOIN areas AS a ON a.id = d.area_id
WHERE $4 OR c.search_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM muted AS m WHERE (m.target, m.target_id) IN (('area', d.area_id), ('trial', d.trial_id)))
  -- Who has opened the trial because she was told of it has seen what is new there.
  AND NOT (d.thread_id IS NULL AND EXISTS (
      SELECT FROM notices AS n WHERE n.member_id = $1 AND n.trial_id = d.trial_id AND n.seen_at >= c.found_at))
ORDER BY c.found_at, c.id
