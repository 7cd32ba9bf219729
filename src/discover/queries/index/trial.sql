-- Trials after $1, up to $2, at most $3.
SELECT t.id, t.id AS parent_id, t.kind AS facet, t.area_id, t.audience,
       concat_ws(E'\n', t.title_nb, nullif(t.title_nn, t.title_nb)) AS title, true AS own_title,
       concat_ws(E'\n', t.summary_nb, nullif(t.summary_nn, t.summary_nb),
                 (SELECT string_agg(concat_ws(' ', r ->> 'nb', r ->> 'nn'), E'\n') FROM jsonb_array_elements(t.reasons) AS r),
                 p.names) AS body,
       '' AS around, t.created_at AS at, 1.3::real AS weight, coalesce(p.counties, '{}') AS counties,
       coalesce(p.kostra, '{}') AS kostra, t.status, NULL::boolean AS answered, t.year, NULL AS language, '{}'::text[] AS rules,
       true AS shown
FROM trials AS t
CROSS JOIN LATERAL (SELECT string_agg(o.name, E'\n' ORDER BY o.name) AS names,
                           array_agg(DISTINCT o.county_number) FILTER (WHERE o.county_number IS NOT NULL) AS counties,
                           array_agg(DISTINCT f.kostra_group) FILTER (WHERE f.kostra_group IS NOT NULL) AS kostra
                    FROM trial_participants AS tp
                    JOIN organisations AS o ON o.id = tp.organisation_id
                    LEFT JOIN LATERAL (SELECT f.kostra_group FROM organisation_figures AS f
                                       WHERE f.organisation_id = o.id AND f.kostra_group IS NOT NULL
                                       ORDER BY f.year DESC LIMIT 1) AS f ON true
                    WHERE tp.trial_id = t.id) AS p
WHERE t.id > $1 AND t.id <= $2
ORDER BY t.id
LIMIT $3
