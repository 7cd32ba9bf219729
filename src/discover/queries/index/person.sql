-- Memberships after $1, up to $2, at most $3: those by which somebody chose to be found, by members only.
SELECT ms.id, ms.id AS parent_id, ms.role AS facet, NULL::bigint AS area_id, '{members}'::text[] AS audience, m.display_name AS title,
       true AS own_title, '' AS body, o.name AS around, coalesce(ms.verified_at, ms.created_at) AS at, 1.2::real AS weight,
       CASE WHEN o.county_number IS NULL THEN '{}' ELSE ARRAY[o.county_number] END AS counties, '{}'::smallint[] AS kostra,
       NULL AS status, NULL::boolean AS answered, NULL::integer AS year, NULL AS language, '{}'::text[] AS rules,
       ms.listed AND ms.state = 'active' AND coalesce(ms.valid_until > now(), true) AND coalesce(m.paused_until <= now(), true) AS shown
FROM memberships AS ms
JOIN members AS m ON m.id = ms.member_id
JOIN organisations AS o ON o.id = ms.organisation_id
WHERE ms.id > $1 AND ms.id <= $2
ORDER BY ms.id
LIMIT $3
