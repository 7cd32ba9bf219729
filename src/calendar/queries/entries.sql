SELECT * FROM (
    SELECT 'event' AS origin, e.id, e.uid, e.kind, e.title_nb, e.title_nn, e.about, e.place, e.day, e.until, e.starts_at, e.ends_at,
           e.url, e.source_name, e.audience, e.sequence, e.cancelled_at IS NOT NULL AS cancelled, e.created_at, e.changed_at, e.owner_id,
           a.id AS area_id, ARRAY[a.id] AS areas, a.slug AS area_slug, a.name_nb AS area_nb, a.name_nn AS area_nn,
           t.id AS trial_id, t.slug AS trial_slug, t.title_nb AS trial_nb, t.title_nn AS trial_nn,
           o.id AS organisation_id, o.slug AS organisation_slug, o.name AS organisation_name
    FROM calendar_events e LEFT JOIN trials t ON t.id = e.trial_id LEFT JOIN areas a ON a.id = coalesce(e.area_id, t.area_id)
         LEFT JOIN organisations o ON o.id = e.organisation_id
    WHERE e.audience && $1 AND (t.id IS NULL OR t.audience && $1)
    UNION ALL
    -- The last days of announcements that have been published.
    SELECT 'announcement', t.id, 'kunngjoring-' || t.id, 'announcement',
           CASE WHEN t.language = 'nb' THEN t.title ELSE coalesce(other.title, t.title) END,
           CASE WHEN t.language = 'nn' THEN t.title ELSE coalesce(other.title, t.title) END,
           NULL, NULL, t.expires_on, NULL, NULL, NULL, NULL, t.organisation_name, t.audience, p.version - 1, false, t.created_at,
           coalesce(p.edited_at, t.created_at), NULL, a.id,
           a.id || ARRAY(SELECT substr(key, 6)::bigint FROM unnest(n.addressed) key WHERE key LIKE 'area:%'), a.slug, a.name_nb, a.name_nn,
           NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM threads t JOIN announcements n ON n.thread_id = t.id JOIN areas a ON a.id = t.area_id
         JOIN posts p ON p.thread_id = t.id AND p.number = 1
         LEFT JOIN LATERAL (SELECT g ->> 'source' AS title FROM jsonb_array_elements(p.guided) g WHERE g ->> 'field' = 'other_title') other ON true
    WHERE t.kind = 'announcement' AND t.expires_on IS NOT NULL AND t.state IN ('open', 'closed') AND n.published_at IS NOT NULL
          AND t.audience && $1
    UNION ALL
    -- The last days of exemptions that hold, while their participant goes on.
    SELECT 'exemption', x.id, 'unntak-' || x.id, 'expiry', o.name || ': ' || l.name_nb || place.words, o.name || ': ' || l.name_nn || place.words,
           x.rule_after, NULL, x.expires_on, NULL, NULL, NULL, NULL, NULL, t.audience, x.version - 1, false, x.recorded_at, x.recorded_at, NULL,
           a.id, ARRAY[a.id], a.slug, a.name_nb, a.name_nn, t.id, t.slug, t.title_nb, t.title_nn, o.id, o.slug, o.name
    FROM trial_exemptions x
         JOIN trial_participants r ON r.trial_id = x.trial_id AND r.organisation_id = x.organisation_id
              AND r.status NOT IN ('rejected', 'withdrawn', 'never_started', 'stopped')
         JOIN trials t ON t.id = x.trial_id JOIN areas a ON a.id = t.area_id JOIN organisations o ON o.id = x.organisation_id
         JOIN provisions p ON p.id = x.provision_id JOIN acts l ON l.id = p.act_id
         CROSS JOIN LATERAL (SELECT CASE WHEN p.section = '' THEN '' ELSE ' § ' || p.section || CASE WHEN p.ledd > 0 THEN ', ' || p.ledd || '. ledd' ELSE '' END END
                             AS words) AS place
    WHERE x.expires_on IS NOT NULL AND x.state IN ('granted', 'granted_in_part') AND t.audience && $1
) AS e
WHERE ($2 IS NULL OR coalesce(e.until, e.day) >= $2) AND ($3 IS NULL OR e.day <= $3)
  AND ($4 IS NULL OR $4 = ANY(e.areas))
  AND ($5 IS NULL OR e.trial_id = $5)
  AND ($6 IS NULL OR e.organisation_id = $6 OR e.trial_id IN (SELECT trial_id FROM trial_participants WHERE organisation_id = $6))
  AND ($7 IS NULL OR e.kind = ANY($7))
  AND ($8 IS NULL OR (e.origin = 'event' AND e.id = $8))
  AND ($9 IS NULL OR e.areas && $9 OR e.organisation_id = ANY($10) OR (e.area_id IS NULL AND e.organisation_id IS NULL)
       OR e.trial_id = ANY($13) OR e.trial_id IN (SELECT trial_id FROM trial_participants WHERE organisation_id = ANY($10)))
ORDER BY CASE WHEN $11 THEN e.day END DESC, e.day, e.starts_at NULLS FIRST, e.origin, e.id LIMIT $12
