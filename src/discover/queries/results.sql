-- What was found ($1 posts, $2 trials, $3 organisations, $5 provisions, $6 official answers, $7 events of involvement,
-- $8 indicators, $9 lessons, $10 memberships somebody chose to be found by), as its page shows it: read under the viewer's keys ($4).
SELECT 'post' AS found, p.id, t.id AS thread_id, p.number, t.kind AS facet, NULL AS slug, t.title AS title_nb, NULL AS title_nn,
       a.name_nb AS area_nb, a.name_nn AS area_nn,
       concat_ws(' · ', p.author_name, p.organisation_name) AS who, p.created_at AS at, t.post_count - 1 AS replies,
       t.accepted_number IS NOT NULL AS answered, p.official, false AS demo, 'open' = ANY (t.audience) AS open_to_all,
       left(p.body_text, 20000) AS text_nb, NULL AS text_nn
FROM posts AS p JOIN threads AS t ON t.id = p.thread_id JOIN areas AS a ON a.id = t.area_id
WHERE p.id = ANY ($1) AND p.state = 'shown' AND p.number IS NOT NULL AND t.state IN ('open', 'closed') AND t.audience && $4
UNION ALL
SELECT 'trial', t.id, NULL, NULL, t.kind, t.slug, t.title_nb, t.title_nn, a.name_nb, a.name_nn,
       coalesce((SELECT string_agg(o.name, ', ' ORDER BY o.name) FROM trial_participants AS p
                 JOIN organisations AS o ON o.id = p.organisation_id WHERE p.trial_id = t.id), ''),
       t.created_at, 0, false, false, t.demo, 'open' = ANY (t.audience), t.summary_nb, t.summary_nn
FROM trials AS t JOIN areas AS a ON a.id = t.area_id
WHERE t.id = ANY ($2) AND t.audience && $4
UNION ALL
SELECT 'organisation', o.id, NULL, NULL, o.kind, o.slug, o.name, NULL, NULL, NULL, coalesce(c.name, ''), o.created_at, 0,
       false, false, o.demo, true, coalesce(o.about, ''), NULL
FROM organisations AS o LEFT JOIN counties AS c ON c.number = o.county_number
WHERE o.id = ANY ($3)
UNION ALL
SELECT 'provision', v.id, NULL, v.ledd::integer, v.section, a.slug, a.name_nb, a.name_nn, NULL, NULL, '', now(), 0, false, false,
       false, true, coalesce(v.about_nb, ''), v.about_nn
FROM provisions AS v JOIN acts AS a ON a.id = v.act_id
WHERE v.id = ANY ($5)
UNION ALL
SELECT 'guidance', g.id, g.thread_id, NULL, coalesce(g.verdict, ''), NULL, g.title, NULL, a.name_nb, a.name_nn, g.organisation_name,
       coalesce(g.published_at, g.created_at), 0, false, g.superseded_at IS NULL, false, 'open' = ANY (t.audience),
       concat_ws(' ', g.short, left(g.body, 20000)), NULL
FROM guidance_answers AS g JOIN threads AS t ON t.id = g.thread_id JOIN areas AS a ON a.id = t.area_id
JOIN posts AS p ON p.id = g.post_id
WHERE g.id = ANY ($6) AND g.state = 'published' AND p.state = 'shown' AND p.number IS NOT NULL
  AND t.state IN ('open', 'closed') AND t.audience && $4
UNION ALL
SELECT 'involvement', e.id, NULL, NULL, e.phase, t.slug, e.title, NULL, a.name_nb, a.name_nn, coalesce(o.name, ''),
       e.happened_on::timestamptz, 0, false, false, t.demo, 'open' = ANY (t.audience) AND 'open' = ANY (e.audience),
       coalesce(e.about, ''), NULL
FROM involvement_events AS e JOIN trials AS t ON t.id = e.trial_id JOIN areas AS a ON a.id = t.area_id
LEFT JOIN organisations AS o ON o.id = e.participant_id
WHERE e.id = ANY ($7) AND e.audience && $4 AND t.audience && $4
UNION ALL
SELECT 'indicator', i.id, NULL, NULL, i.perspective, t.slug, coalesce(i.standard, i.name), NULL, a.name_nb, a.name_nn, coalesce(o.name, ''), i.changed_at, 0,
       false, false, t.demo, 'open' = ANY (t.audience) AND 'open' = ANY (i.audience), i.definition, NULL
FROM indicators AS i JOIN trials AS t ON t.id = i.trial_id JOIN areas AS a ON a.id = t.area_id
LEFT JOIN organisations AS o ON o.id = i.organisation_id
WHERE i.id = ANY ($8) AND i.audience && $4 AND t.audience && $4
UNION ALL
SELECT 'lesson', l.id, NULL, NULL, l.kind, t.slug, t.title_nb, t.title_nn, a.name_nb, a.name_nn, o.name, l.changed_at, 0, false, false,
       t.demo, 'open' = ANY (t.audience) AND 'open' = ANY (l.audience), l.body_source, NULL
FROM lessons AS l JOIN trials AS t ON t.id = l.trial_id JOIN areas AS a ON a.id = t.area_id
JOIN organisations AS o ON o.id = l.organisation_id
WHERE l.id = ANY ($9) AND NOT l.withdrawn AND l.audience && $4 AND t.audience && $4
UNION ALL
SELECT 'person', ms.id, NULL, NULL, concat_ws(' ', ms.role, ms.side), o.slug, m.display_name, NULL, NULL, NULL, o.name,
       coalesce(ms.verified_at, ms.created_at), 0, false, false, o.demo, true, '', NULL
FROM memberships AS ms JOIN members AS m ON m.id = ms.member_id JOIN organisations AS o ON o.id = ms.organisation_id
WHERE ms.id = ANY ($10) AND '{members}' && $4 AND ms.listed AND ms.state = 'active'
  AND coalesce(ms.valid_until > now(), true) AND coalesce(m.paused_until <= now(), true)
