-- What a letter says of what changed in trials, under the reader's keys: $1 her keys, $2 and $3 the kinds and items.
SELECT w.kind, w.item_id, r.id AS trial_id, r.slug, r.title_nb, r.title_nn, 'open' = ANY (r.audience) AND coalesce('open' = ANY (n.audience), true) AS open,
       o.name AS organisation, c.to_status AS status, n.standard, n.name AS indicator, (coalesce(c.on_date, m.measured_on)) AS day
FROM unnest($2::text[], $3::bigint[]) WITH ORDINALITY AS w (kind, item_id, n)
LEFT JOIN trial_status_changes c ON w.kind = 'status' AND c.id = w.item_id AND c.taken_back_at IS NULL
LEFT JOIN measurements m ON w.kind = 'measurement' AND m.id = w.item_id AND NOT m.withdrawn
LEFT JOIN indicators n ON n.id = m.indicator_id AND n.audience && $1
JOIN trials r ON r.id = coalesce(c.trial_id, n.trial_id)
LEFT JOIN organisations o ON o.id = coalesce(c.organisation_id, n.organisation_id)
WHERE r.audience && $1 AND NOT r.draft
ORDER BY w.n
