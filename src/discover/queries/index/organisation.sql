-- Organisations after $1, up to $2, at most $3.
SELECT o.id, o.id AS parent_id, o.kind AS facet, NULL::bigint AS area_id, '{open}'::text[] AS audience,
       concat_ws(E'\n', o.name, nullif(o.official_name, o.name)) AS title, true AS own_title, coalesce(o.about, '') AS body,
       concat_ws(E'\n', o.organisation_number, c.name) AS around, o.created_at AS at, 1.3::real AS weight,
       CASE WHEN o.county_number IS NULL THEN '{}' ELSE ARRAY[o.county_number] END AS counties,
       ARRAY(SELECT f.kostra_group FROM organisation_figures AS f WHERE f.organisation_id = o.id AND f.kostra_group IS NOT NULL
             ORDER BY f.year DESC LIMIT 1) AS kostra,
       NULL AS status, NULL::boolean AS answered, NULL::integer AS year, NULL AS language, '{}'::text[] AS rules, true AS shown
FROM organisations AS o LEFT JOIN counties AS c ON c.number = o.county_number
WHERE o.id > $1 AND o.id <= $2
ORDER BY o.id
LIMIT $3
