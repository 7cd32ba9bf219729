-- What was found ($1 posts, $2 trials, $3 organisations), as its page shows it: read under the viewer's keys ($4).
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
