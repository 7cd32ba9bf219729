-- Posts, of all threads or of one: which, and how many, the code says.
SELECT p.id, p.thread_id AS parent_id, t.kind AS facet, t.area_id, t.audience, t.title, coalesce(p.number = 1, false) AS own_title,
       p.body_text AS body, coalesce(p.organisation_name, '') AS around, p.created_at AS at,
       ((CASE WHEN p.official THEN 1.4 ELSE 1 END) * (CASE WHEN p.number = 1 THEN 1.3 ELSE 1 END))::real AS weight,
       CASE WHEN o.county_number IS NULL THEN '{}' ELSE ARRAY[o.county_number] END AS counties, k.groups AS kostra,
       NULL AS status,
       CASE WHEN t.kind IN ('question', 'guidance_request', 'rule_in_way') THEN t.accepted_number IS NOT NULL OR t.official_reply END AS answered,
       extract(year FROM p.created_at AT TIME ZONE 'Europe/Oslo')::integer AS year, t.language,
       CASE WHEN p.number = 1 THEN ARRAY(SELECT v.act_id || ' ' || v.section FROM thread_provisions AS tp
                                         JOIN provisions AS v ON v.id = tp.provision_id WHERE tp.thread_id = t.id)
            ELSE '{}' END AS rules,
       p.state = 'shown' AND p.number IS NOT NULL AND t.state IN ('open', 'closed') AS shown
FROM posts AS p
JOIN threads AS t ON t.id = p.thread_id
LEFT JOIN organisations AS o ON o.id = p.organisation_id
CROSS JOIN LATERAL (SELECT ARRAY(SELECT f.kostra_group FROM organisation_figures AS f
                                 WHERE f.organisation_id = p.organisation_id AND f.kostra_group IS NOT NULL
                                 ORDER BY f.year DESC LIMIT 1) AS groups) AS k
