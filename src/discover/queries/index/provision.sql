-- Provisions after $1, up to $2, at most $3.
SELECT v.id, v.id AS parent_id, a.kind AS facet, NULL::bigint AS area_id, '{open}'::text[] AS audience,
       concat_ws(E'\n', a.name_nb, nullif(a.name_nn, a.name_nb), nullif('§ ' || v.section, '§ '),
                 CASE WHEN v.ledd > 0 THEN 'ledd ' || v.ledd END) AS title, true AS own_title,
       concat_ws(E'\n', v.about_nb, nullif(v.about_nn, v.about_nb)) AS body,
       concat_ws(E'\n', array_to_string(a.aliases, E'\n'), a.number) AS around,
       coalesce(v.valid_from, a.in_force_from, '2020-01-01')::timestamptz AS at, 1.2::real AS weight,
       '{}'::text[] AS counties, '{}'::smallint[] AS kostra, NULL AS status, NULL::boolean AS answered, NULL::integer AS year,
       NULL AS language, ARRAY[v.act_id || ' ' || v.section] AS rules, true AS shown
FROM provisions AS v JOIN acts AS a ON a.id = v.act_id
WHERE v.id > $1 AND v.id <= $2
ORDER BY v.id
LIMIT $3
