-- For each word ($1) some of the documents that have it in some form and may be found with these keys ($2).
SELECT w.word, d.kind, d.id, d.parent_id
FROM unnest($1) AS w (word)
CROSS JOIN LATERAL (
    SELECT kind, id, parent_id FROM search_documents
    WHERE words @@ plainto_tsquery('norwegian', w.word) AND audience && $2
    LIMIT 8) AS d
