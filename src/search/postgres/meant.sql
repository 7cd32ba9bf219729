-- Words of the index whose keys are like what was typed ($1, keys), each with some of the documents that have it in some form in
-- their own title or text and may be found with these keys ($2).
SELECT near.word, near.key, d.kind, d.id, d.parent_id
FROM (SELECT DISTINCT w.word, w.key
      FROM unnest($1) AS asked (key)
      CROSS JOIN LATERAL (SELECT word, key FROM search_words WHERE key % asked.key
                          ORDER BY similarity(key, asked.key) DESC, word LIMIT 12) AS w) AS near
CROSS JOIN LATERAL (
    SELECT kind, id, parent_id FROM search_documents
    WHERE words @@ to_tsquery('norwegian', quote_literal(near.word) || ':AC') AND audience && $2
    LIMIT 8) AS d
