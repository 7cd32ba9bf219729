-- $1 the member, $2 her keys. What she follows, by kind and name; what she may no longer read is not there.
SELECT f.target, f.target_id, f.level,
       coalesce(a.slug, r.slug, o.slug, l.slug) AS slug, coalesce(a.name_nb, r.title_nb, o.name, t.title, l.name_nb) AS name_nb,
       coalesce(a.name_nn, r.title_nn, o.name, t.title, l.name_nn) AS name_nn, coalesce(p.section, '') AS section, coalesce(p.ledd, 0::smallint) AS ledd
FROM follows f
LEFT JOIN areas a ON f.target = 'area' AND a.id = f.target_id
LEFT JOIN trials r ON f.target = 'trial' AND r.id = f.target_id AND r.audience && $2
LEFT JOIN organisations o ON f.target = 'organisation' AND o.id = f.target_id
LEFT JOIN threads t ON f.target = 'thread' AND t.id = f.target_id AND t.audience && $2
     AND (t.state IN ('open', 'closed') OR t.author_id = f.member_id)
LEFT JOIN provisions p ON f.target = 'provision' AND p.id = f.target_id
LEFT JOIN acts l ON l.id = p.act_id
WHERE f.member_id = $1 AND coalesce(a.id, r.id, o.id, t.id, p.id) IS NOT NULL
ORDER BY a.sort, l.name_nb, p.section, p.ledd, f.since DESC LIMIT 500
