SELECT r.id, r.kind, r.purpose, r.body, r.state, r.sender_id, r.sender_name, r.answer, r.answerer_name, r.created_at, r.answered_at,
       f.id AS from_id, f.slug AS from_slug, f.kind AS from_kind, f.name AS from_name, f.demo AS from_demo,
       t.id AS to_id, t.slug AS to_slug, t.kind AS to_kind, t.name AS to_name, t.demo AS to_demo,
       r.area_id, a.slug AS area_slug, a.name_nb AS area_nb, a.name_nn AS area_nn,
       tr.id AS trial_id, tr.slug AS trial_slug, tr.title_nb AS trial_nb, tr.title_nn AS trial_nn
FROM partner_requests r
JOIN organisations f ON f.id = r.organisation_id
JOIN organisations t ON t.id = r.partner_id
JOIN areas a ON a.id = r.area_id
LEFT JOIN trials tr ON tr.id = r.trial_id AND tr.audience && $1
WHERE r.audience && $1 AND ($2::bigint IS NULL OR r.id = $2)
ORDER BY (r.state = 'open') DESC, r.created_at DESC, r.id DESC
LIMIT 200
