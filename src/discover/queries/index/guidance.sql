-- Official answers after $1, up to $2, at most $3. What has been replaced weighs little.
SELECT g.id, g.id AS parent_id, g.verdict AS facet, t.area_id, t.audience, g.title, true AS own_title,
       concat_ws(E'\n', g.short, g.body, g.provisions) AS body, concat_ws(E'\n', g.case_number, g.organisation_name) AS around,
       coalesce(g.published_at, g.created_at) AS at, (CASE WHEN g.superseded_at IS NULL THEN 1.6 ELSE 0.6 END)::real AS weight,
       '{}'::text[] AS counties, '{}'::smallint[] AS kostra, NULL AS status, true AS answered,
       extract(year FROM coalesce(g.published_at, g.created_at) AT TIME ZONE 'Europe/Oslo')::integer AS year, g.language,
       ARRAY(SELECT v.act_id || ' ' || v.section FROM guidance_provisions AS gp JOIN provisions AS v ON v.id = gp.provision_id
             WHERE gp.answer_id = g.id) AS rules,
       g.state = 'published' AND t.state IN ('open', 'closed') AND coalesce(p.state = 'shown' AND p.number IS NOT NULL, false) AS shown
FROM guidance_answers AS g JOIN threads AS t ON t.id = g.thread_id LEFT JOIN posts AS p ON p.id = g.post_id
WHERE g.id > $1 AND g.id <= $2
ORDER BY g.id
LIMIT $3
