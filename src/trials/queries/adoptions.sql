SELECT json_build_array(t.slug, t.title_nb, t.title_nn) AS source, t.id AS source_id,
       json_build_object('id', o.id, 'slug', o.slug, 'kind', o.kind, 'name', o.name, 'demo', o.demo) AS organisation,
       d.kind, d.how, CASE WHEN w.id IS NOT NULL THEN json_build_array(w.slug, w.title_nb, w.title_nn) END AS own, d.recorded_at AS at
FROM trial_adoptions d
JOIN trials t ON t.id = d.trial_id
JOIN organisations o ON o.id = d.organisation_id
LEFT JOIN trials w ON w.id = d.own_trial_id AND w.audience && $1
WHERE t.audience && $1
