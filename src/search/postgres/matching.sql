-- Which questions ($1, as JSON) which of these documents ($2 kinds, $3 keys) answer, under the words and conditions of a
-- search (see `find.sql`).
WITH asked AS MATERIALIZED (
    SELECT number, to_tsquery('norwegian', matching) AS query, keys, kinds, facet, area, county, kostra, status, answered, year, language,
           coalesce(since, '-infinity') AS since, coalesce(until, 'infinity') AS until, whole
    FROM jsonb_to_recordset($1) AS q (number bigint, matching text, keys text[], kinds text[], facet text, area bigint, county text,
                                      kostra smallint, status text, answered boolean, year integer, language text,
                                      since timestamptz, until timestamptz, whole boolean)
), fresh AS MATERIALIZED (
    SELECT d.kind, d.id, d.parent_id, d.facet, d.area_id, d.audience, d.at, d.words, d.counties, d.kostra, d.status, d.answered,
           d.year, d.language
    FROM unnest($2, $3) AS u (kind, id) JOIN search_documents AS d ON d.kind = u.kind AND d.id = u.id
)
SELECT asked.number, hit.kind, hit.id, hit.parent_id
FROM asked CROSS JOIN LATERAL (
    SELECT kind, id, parent_id
    FROM fresh
    WHERE words @@ asked.query AND audience && asked.keys
      AND --narrowed
    ) AS hit
ORDER BY asked.number, hit.kind, hit.id
