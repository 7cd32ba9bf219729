-- Threads whose titles share words ($1, with what each weighs, $2) with a text: a word few titles have tells most. With keys ($3)
-- only those that may be found with them; never the thread itself ($4); its own area ($5) a little before others; at most $6.
-- The score is the share of what all the words tell.
WITH asked AS MATERIALIZED (
    SELECT lexeme, max(weight) AS weight
    FROM unnest($1, $2) AS a (word, weight)
    CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('norwegian', a.word))) AS lexeme
    GROUP BY lexeme),
hits AS MATERIALIZED (
    SELECT a.lexeme, a.weight, d.parent_id, d.area_id, d.at
    FROM asked AS a
    CROSS JOIN LATERAL (
        SELECT parent_id, area_id, at FROM search_documents
        WHERE title_key <> '' AND kind = 'post' AND title_words @@ quote_literal(a.lexeme)::tsquery
          AND ($3 IS NULL OR audience && $3) AND parent_id <> $4
        LIMIT 500) AS d),
tells AS (SELECT lexeme, weight / (1 + ln(count(*))) AS much FROM hits GROUP BY lexeme, weight)
SELECT parent_id AS thread,
       (sum(much) * CASE WHEN area_id = $5 THEN 1.2 ELSE 1 END / (SELECT sum(much) FROM tells))::real AS score
FROM hits JOIN tells USING (lexeme)
GROUP BY parent_id, area_id
ORDER BY score DESC, max(at) DESC, parent_id
LIMIT $6
