-- For each typed word's key ($1) the words whose keys are most like it, or that it is part of.
SELECT asked.key AS typed_key, near.word, near.key
FROM unnest($1) AS asked (key)
CROSS JOIN LATERAL (
    SELECT w.word, w.key
    FROM search_words AS w
    WHERE w.key % asked.key OR w.key LIKE '%' || asked.key || '%'
    ORDER BY w.key = asked.key DESC, similarity(w.key, asked.key) DESC, w.word
    LIMIT 60) AS near
