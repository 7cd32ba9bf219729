-- Indicators after $1, up to $2, at most $3. Those of the catalogue go by their entry; its name is in the language files.
SELECT i.id, i.id AS parent_id, i.perspective AS facet, t.area_id, a.keys AS audience, coalesce(i.standard, i.name) AS title, true AS own_title,
       concat_ws(E'\n', i.definition, i.unintended, i.source, i.comparison_group) AS body,
       concat_ws(E'\n', t.title_nb, t.title_nn, o.name) AS around, i.changed_at AS at, 1.1::real AS weight,
       CASE WHEN o.county_number IS NULL THEN '{}' ELSE ARRAY[o.county_number] END AS counties, '{}'::smallint[] AS kostra, t.status,
       NULL::boolean AS answered, extract(year FROM i.changed_at AT TIME ZONE 'Europe/Oslo')::integer AS year, NULL AS language,
       '{}'::text[] AS rules, cardinality(a.keys) > 0 AS shown
FROM indicators AS i
JOIN trials AS t ON t.id = i.trial_id
LEFT JOIN organisations AS o ON o.id = i.organisation_id
CROSS JOIN LATERAL (SELECT CASE WHEN 'open' = ANY (t.audience) THEN i.audience WHEN 'open' = ANY (i.audience) THEN t.audience
                           ELSE ARRAY(SELECT unnest(i.audience) INTERSECT SELECT unnest(t.audience)) END AS keys) AS a
WHERE i.id > $1 AND i.id <= $2
ORDER BY i.id
LIMIT $3
