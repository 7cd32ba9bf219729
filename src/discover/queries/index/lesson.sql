-- Lessons after $1, up to $2, at most $3. A lesson has no title of its own; its trial's helps to find it.
SELECT l.id, l.id AS parent_id, l.kind AS facet, t.area_id, a.keys AS audience, concat_ws(E'\n', t.title_nb, t.title_nn) AS title,
       false AS own_title, l.body_source AS body, o.name AS around, l.changed_at AS at, 1.2::real AS weight,
       CASE WHEN o.county_number IS NULL THEN '{}' ELSE ARRAY[o.county_number] END AS counties, '{}'::smallint[] AS kostra, t.status,
       NULL::boolean AS answered, extract(year FROM l.changed_at AT TIME ZONE 'Europe/Oslo')::integer AS year, NULL AS language,
       '{}'::text[] AS rules, NOT l.withdrawn AND cardinality(a.keys) > 0 AS shown
FROM lessons AS l
JOIN trials AS t ON t.id = l.trial_id
JOIN organisations AS o ON o.id = l.organisation_id
CROSS JOIN LATERAL (SELECT CASE WHEN 'open' = ANY (t.audience) THEN l.audience WHEN 'open' = ANY (l.audience) THEN t.audience
                           ELSE ARRAY(SELECT unnest(l.audience) INTERSECT SELECT unnest(t.audience)) END AS keys) AS a
WHERE l.id > $1 AND l.id <= $2
ORDER BY l.id
LIMIT $3
