SELECT t.id, t.title, t.language, t.area_id, t.expires_on, n.addressed, n.needs_acknowledgement, n.publish_at, n.published_at, n.withdrawn_at,
       (SELECT count(*) FROM announcement_addressees d WHERE d.thread_id = t.id) AS addressees,
       (SELECT count(*) FROM announcement_addressees d WHERE d.thread_id = t.id AND d.acknowledged_at IS NOT NULL) AS acknowledged,
       coalesce((SELECT jsonb_agg(jsonb_build_object('nb', a.name_nb, 'nn', a.name_nn) ORDER BY a.sort) FROM areas a
                 WHERE 'area:' || a.id = ANY(n.addressed)), '[]') AS areas,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'at', d.acknowledged_at, 'by', d.acknowledged_name) ORDER BY o.name)
                 FROM announcement_addressees d JOIN organisations o ON o.id = d.organisation_id
                 WHERE d.thread_id = t.id AND d.organisation_id = ANY($2)), '[]') AS mine
FROM announcements n JOIN threads t ON t.id = n.thread_id
WHERE t.state IN ('open', 'closed') AND t.audience && $1 AND ($3 IS NULL OR t.id = $3) AND ($4 IS NULL OR t.id < $4)
ORDER BY t.id DESC LIMIT $5
