SELECT l.id, l.purpose, l.status, l.since, l.ended_on,
       f.id AS from_id, f.slug AS from_slug, f.kind AS from_kind, f.name AS from_name, f.demo AS from_demo,
       f.latitude AS from_north, f.longitude AS from_east,
       t.id AS to_id, t.slug AS to_slug, t.kind AS to_kind, t.name AS to_name, t.demo AS to_demo,
       t.latitude AS to_north, t.longitude AS to_east,
       l.area_id, a.slug AS area_slug, a.name_nb AS area_nb, a.name_nn AS area_nn,
       tr.id AS trial_id, tr.slug AS trial_slug, tr.title_nb AS trial_nb, tr.title_nn AS trial_nn
FROM partner_links l
JOIN organisations f ON f.id = l.organisation_id
JOIN organisations t ON t.id = l.partner_id
JOIN areas a ON a.id = l.area_id
LEFT JOIN trials tr ON tr.id = l.trial_id AND tr.audience && $1
WHERE l.audience && $1
  AND (cardinality($2) = 0 OR l.organisation_id = ANY ($2) OR l.partner_id = ANY ($2))
  AND ($3::bigint IS NULL OR l.id = $3)
ORDER BY (l.status = 'active') DESC, l.since DESC, l.id DESC
LIMIT 300
