-- Threads whose titles share words with a text: its words ($1), their stems in plain letters ($2) and what each weighs ($3). Words of
-- no meaning are passed over; a longer stem may stand inside a compound, a short one begins a word; a word few titles have tells
-- most. With keys ($4) only those that may be found with them; never the thread itself ($5); its own area ($6) a little before
-- others; at most $7. The score is the share of what all the words tell.
WITH asked AS MATERIALIZED (
    SELECT stem, weight, CASE WHEN length(stem) < 5 THEN '% ' || stem || '%' ELSE '%' || stem || '%' END AS pattern
    FROM unnest($1, $2, $3) AS a (word, stem, weight)
    WHERE to_tsvector('norwegian', word) <> ''),
hits AS MATERIALIZED (
    SELECT a.stem, a.weight, d.parent_id, d.area_id, d.at
    FROM asked AS a
    CROSS JOIN LATERAL (
        SELECT parent_id, area_id, at FROM search_documents
        WHERE title_key <> '' AND kind = 'post' AND title_key LIKE '%' || a.stem || '%' AND ' ' || title_key LIKE a.pattern
          AND ($4 IS NULL OR audience && $4) AND parent_id <> $5
        LIMIT 500) AS d),
tells AS (SELECT stem, weight / (1 + ln(count(*))) AS much FROM hits GROUP BY stem, weight)
SELECT parent_id AS thread,
       (sum(much) * CASE WHEN area_id = $6 THEN 1.2 ELSE 1 END / (SELECT sum(much) FROM tells))::real AS score
FROM hits JOIN tells USING (stem)
GROUP BY parent_id, area_id
ORDER BY score DESC, max(at) DESC, parent_id
LIMIT $7
