-- What a letter says of things that lie in threads, read when its words are written: $1 the member, $2 her keys now, $3 and $4
-- the kinds and items, $5 the organisations she speaks for, $6 whether
-- it is told of afterwards, in the list of letters she had: then only rights are asked. What she may no longer read, has opened meanwhile or what is no
-- longer there gives no row.
SELECT w.kind, w.item_id, t.id AS thread_id, t.title, t.kind AS thread_kind, 'open' = ANY (t.audience) AS open, t.created_at, t.post_count - 1 AS replies,
       t.expires_on, a.name_nb AS area_nb, a.name_nn AS area_nn, coalesce(t.organisation_name, t.author_name) AS opened_by,
       coalesce(p.number, 1) AS number, coalesce(p.author_id = $1, false) AS hers, coalesce(p.official, false) AS official, coalesce(p.organisation_name, p.author_name) AS written_by,
       g.id AS guidance_id, g.title AS guidance_title, g.short, coalesce(g.supersedes_id IS NOT NULL, false) AS replaced,
       CASE WHEN w.kind = 'acknowledgement' THEN (SELECT string_agg(o.name, ', ' ORDER BY o.name) FROM announcement_addressees d
            JOIN organisations o ON o.id = d.organisation_id
            WHERE d.thread_id = t.id AND d.acknowledged_at IS NULL AND d.organisation_id = ANY ($5)) END AS owing
FROM unnest($3::text[], $4::bigint[]) WITH ORDINALITY AS w (kind, item_id, n)
LEFT JOIN guidance_answers g ON w.kind = 'guidance' AND g.id = w.item_id AND g.state = 'published' AND g.superseded_at IS NULL
LEFT JOIN posts p ON p.id = CASE WHEN w.kind = 'guidance' THEN g.post_id WHEN w.kind IN ('post', 'accepted') THEN w.item_id END
JOIN threads t ON t.id = CASE WHEN w.kind IN ('guidance', 'post', 'accepted') THEN p.thread_id ELSE w.item_id END
JOIN areas a ON a.id = t.area_id
LEFT JOIN thread_reads r ON r.member_id = $1 AND r.thread_id = t.id
WHERE t.audience && $2 AND t.state IN ('open', 'closed') AND (p.id IS NULL OR p.state = 'shown')
  AND ($6 OR CASE w.kind
      WHEN 'guidance' THEN p.number > coalesce(r.number, 0)
      WHEN 'post' THEN p.number > coalesce(r.number, 0) AND p.author_id IS DISTINCT FROM $1
      WHEN 'accepted' THEN t.accepted_number = p.number
      WHEN 'acknowledgement' THEN EXISTS (SELECT 1 FROM announcement_addressees d
           WHERE d.thread_id = t.id AND d.organisation_id = ANY ($5) AND d.acknowledged_at IS NULL)
      WHEN 'question' THEN r.thread_id IS NULL AND t.accepted_number IS NULL AND t.state = 'open' AND t.post_count = 1
      WHEN 'last_day' THEN true
      ELSE r.thread_id IS NULL END)
ORDER BY w.n
