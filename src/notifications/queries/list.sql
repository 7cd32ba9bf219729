-- $1 the member, $2 her keys, $3 at most so many. Rights are checked again: a lost one hides the notice.
SELECT n.id, n.kind, n.item_id AS item, n.detail, n.created_at, n.seen_at IS NULL AS unseen,
       t.id AS thread, t.title, t.kind AS thread_kind, a.name_nb AS area_nb, a.name_nn AS area_nn,
       p.number, coalesce(p.author_name, w.display_name) AS author_name, p.organisation_name, r.slug AS trial, r.title_nb, r.title_nn, o.name AS organisation, o.slug AS organisation_slug
FROM notices n
LEFT JOIN threads t ON t.id = n.thread_id
LEFT JOIN areas a ON a.id = t.area_id
LEFT JOIN posts p ON p.id = n.post_id
LEFT JOIN trials r ON r.id = n.trial_id
LEFT JOIN organisations o ON o.id = n.organisation_id
LEFT JOIN members w ON n.kind = 'dead_address' AND w.id = n.item_id
WHERE n.member_id = $1 AND n.audience && $2
  AND (n.thread_id IS NULL OR (t.audience && $2 AND (t.state IN ('open', 'closed') OR t.author_id = n.member_id)))
  AND (n.post_id IS NULL OR p.state = 'shown')
  AND (n.trial_id IS NULL OR r.audience && $2)
ORDER BY n.created_at DESC, n.id DESC LIMIT $3
