-- What leads on from words that are being typed, read under the viewer's keys ($4). Each word as it may stand in a title with a
-- space in front ($1) and as it begins a word there ($5), the longest as the index finds it ($2, $3); and questions that go on
-- ($6, $7 in the engine's language), as far as they find anything: a common word among the newest, a rarer one through its index.
WITH hits AS MATERIALIZED (
    SELECT * FROM (
        SELECT kind, parent_id AS id,
               row_number() OVER (PARTITION BY kind
                                  ORDER BY (' ' || title_key) LIKE ALL ($5) DESC, weight DESC, at DESC, parent_id) AS place
        FROM search_documents
        WHERE title_key <> '' AND (title_key LIKE $2 OR title_key LIKE $3) AND (' ' || title_key) LIKE ALL ($1)
          AND kind IN ('post', 'trial', 'organisation') AND audience && $4) AS d
    WHERE place <= 12),
lines AS (
    SELECT h.kind, h.id, h.place, t.kind AS facet, NULL AS slug, t.title AS title_nb, NULL AS title_nn
    FROM hits AS h JOIN threads AS t ON t.id = h.id
    WHERE h.kind = 'post' AND t.state IN ('open', 'closed') AND t.audience && $4
    UNION ALL
    SELECT h.kind, h.id, h.place, t.kind, t.slug, t.title_nb, t.title_nn
    FROM hits AS h JOIN trials AS t ON t.id = h.id
    WHERE h.kind = 'trial' AND t.audience && $4
    UNION ALL
    SELECT h.kind, h.id, h.place, o.kind, o.slug, o.name, NULL
    FROM hits AS h JOIN organisations AS o ON o.id = h.id
    WHERE h.kind = 'organisation')
(SELECT NULL AS found, g.place AS id, '' AS facet, NULL AS slug, g.words AS title_nb, NULL AS title_nn
 FROM unnest($6, $7) WITH ORDINALITY AS g (words, asks, place)
 WHERE EXISTS (SELECT FROM (SELECT words, audience FROM search_documents ORDER BY at DESC LIMIT 200) AS d
               WHERE d.words @@ to_tsquery('norwegian', g.asks) AND d.audience && $4)
    OR EXISTS (SELECT FROM search_documents AS d WHERE d.words @@ to_tsquery('norwegian', g.asks) AND d.audience && $4))
UNION ALL
(SELECT kind, id, facet, slug, title_nb, title_nn
 FROM lines
 ORDER BY place, kind = 'organisation', kind = 'trial'
 LIMIT 8)
