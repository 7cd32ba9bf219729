-- Goes on after `asked` (see `Find`). Of many matches only the newest are ranked, and the newest with the words in their own
-- title, so that a common word costs no more than a rare one: it is read newest first, a rarer one through its index. Which it
-- is, the newest posts and the newest titles say; what is no post is often renewed and would speak for all of them.
, common AS MATERIALIZED (
    SELECT count(*) >= 12 AS yes
    FROM (SELECT audience, words FROM search_documents WHERE kind = 'post' AND at < (SELECT until FROM asked) ORDER BY at DESC LIMIT 300) AS newest
    WHERE (SELECT narrow FROM asked) IS NULL
      AND words @@ (SELECT query FROM asked) AND audience && (SELECT keys FROM asked)),
common_title AS MATERIALIZED (
    SELECT count(*) >= 6 AS yes
    FROM (SELECT audience, title_words FROM search_documents WHERE title_key <> '' AND at < (SELECT until FROM asked)
          ORDER BY at DESC LIMIT 100) AS newest
    WHERE title_words @@ (SELECT query FROM asked) AND audience && (SELECT keys FROM asked)),
candidates AS (
    (SELECT place
     FROM (SELECT ctid AS place, kind, facet, area_id, audience, title_words, at, counties, kostra, status, answered, year, language
           FROM search_documents WHERE title_key <> '' AND at < (SELECT until FROM asked)
           ORDER BY at DESC LIMIT 20000) AS titles
     WHERE (SELECT yes FROM common_title) AND title_words @@ (SELECT query FROM asked) AND audience && (SELECT keys FROM asked)
       AND --narrowed
     LIMIT 100)
    UNION
    (SELECT ctid FROM search_documents
     WHERE (SELECT NOT yes FROM common_title) AND title_words @@ (SELECT query FROM asked) AND title_key <> ''
       AND audience && (SELECT keys FROM asked)
       AND --narrowed
     ORDER BY at + interval '0' DESC LIMIT 300)
    UNION
    (SELECT place
     FROM (SELECT ctid AS place, kind, facet, area_id, audience, words, at, counties, kostra, status, answered, year, language
           FROM search_documents WHERE at < (SELECT until FROM asked) ORDER BY at DESC LIMIT 20000) AS newest
     WHERE (SELECT yes FROM common) AND words @@ (SELECT query FROM asked) AND audience && (SELECT keys FROM asked)
       AND --narrowed
     LIMIT 300)
    UNION
    (SELECT ctid FROM search_documents
     WHERE (SELECT NOT yes FROM common) AND words @@ (SELECT coalesce(query && narrow, query) FROM asked)
       AND audience && (SELECT keys FROM asked)
       AND --narrowed
     ORDER BY at + interval '0' DESC LIMIT 500)
    UNION
    (SELECT ctid FROM search_documents
     WHERE (SELECT title FROM asked) <% title_key AND title_key <> '' AND audience && (SELECT keys FROM asked)
       AND --narrowed
     ORDER BY word_similarity((SELECT title FROM asked), title_key) DESC, at DESC LIMIT 50))
SELECT kind, id, parent_id, (SELECT query FROM asked)::text AS asked, facet, area_id, counties, kostra, status, answered, year, language
FROM (SELECT DISTINCT ON (kind, parent_id) *
      FROM (SELECT kind, id, parent_id, at, coalesce(words @@ (SELECT exact FROM asked), false) AS all_of_it, facet, area_id, counties, kostra, status, answered, year, language,
                   (ts_rank(words, (SELECT query FROM asked), 1)
                        + coalesce(2 * ts_rank(words, (SELECT exact FROM asked), 1), 0)
                        + coalesce(word_similarity((SELECT title FROM asked), title_key) / 20, 0))
                       * weight * (1 + 0.5 / (1 + greatest(extract(epoch FROM now() - at)::float8, 0) / 15552000)) AS score
            FROM candidates JOIN search_documents ON search_documents.ctid = place) AS ranked
      ORDER BY kind, parent_id, all_of_it DESC, score DESC, id) AS best
ORDER BY CASE WHEN (SELECT newest FROM asked) THEN at END DESC, all_of_it DESC, score DESC, at DESC, kind, id
LIMIT 
