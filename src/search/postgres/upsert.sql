-- Documents as JSON ($1), their words cleaned. What is no post says what it is, so that a common word
-- among them is found through the index.
INSERT INTO search_documents (kind, id, parent_id, facet, area_id, audience, at, weight, title_key, title_words, words,
                              counties, kostra, status, answered, year, language)
SELECT kind, id, parent_id, facet, area_id, audience, at, weight, title_key,
       CASE WHEN own_title THEN to_tsvector('norwegian', title) ELSE '' END,
       setweight(to_tsvector('norwegian', title), CASE WHEN own_title THEN 'A'::"char" ELSE 'D'::"char" END)
           || setweight(to_tsvector('norwegian', body), 'C')
           || setweight(to_tsvector('norwegian', around || ' ' || parts), 'D')
           || CASE WHEN kind = 'post' THEN '' ELSE array_to_tsvector(ARRAY['=' || kind]) END,
       counties, kostra, status, answered, year, language
FROM jsonb_to_recordset($1) AS d (kind text, id bigint, parent_id bigint, facet text, area_id bigint, audience text[],
                                  at timestamptz, weight real, title_key text, own_title boolean, title text, body text, around text, parts text,
                                  counties text[], kostra smallint[], status text, answered boolean, year integer, language text)
ON CONFLICT (kind, id) DO UPDATE
SET parent_id = excluded.parent_id, facet = excluded.facet, area_id = excluded.area_id, audience = excluded.audience,
    at = excluded.at, weight = excluded.weight, title_key = excluded.title_key, title_words = excluded.title_words,
    words = excluded.words, counties = excluded.counties, kostra = excluded.kostra, status = excluded.status,
    answered = excluded.answered, year = excluded.year, language = excluded.language
