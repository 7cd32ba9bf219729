-- Events of involvement after $1, up to $2, at most $3; what the parties told of them stands on its page, under rights that
-- change with time, and is not indexed.
SELECT e.id, e.id AS parent_id, e.phase AS facet, t.area_id, a.keys AS audience, e.title, true AS own_title,
       coalesce(e.about, '') AS body, concat_ws(E'\n', t.title_nb, t.title_nn, o.name) AS around,
       e.happened_on::timestamptz AS at, 1::real AS weight,
       CASE WHEN o.county_number IS NULL THEN '{}' ELSE ARRAY[o.county_number] END AS counties, '{}'::smallint[] AS kostra, t.status,
       NULL::boolean AS answered, extract(year FROM e.happened_on)::integer AS year, NULL AS language, '{}'::text[] AS rules,
       cardinality(a.keys) > 0 AS shown
FROM involvement_events AS e
JOIN trials AS t ON t.id = e.trial_id
LEFT JOIN organisations AS o ON o.id = e.participant_id
CROSS JOIN LATERAL (SELECT CASE WHEN 'open' = ANY (t.audience) THEN e.audience WHEN 'open' = ANY (e.audience) THEN t.audience
                           ELSE ARRAY(SELECT unnest(e.audience) INTERSECT SELECT unnest(t.audience)) END AS keys) AS a
WHERE e.id > $1 AND e.id <= $2
ORDER BY e.id
LIMIT $3
