SELECT count(*) OVER () AS n, e.id AS newest, t.slug AS trial
FROM involvement_parties p
JOIN involvement_events e ON e.id = p.event_id
JOIN trials t ON t.id = e.trial_id
WHERE p.organisation_id = $1 AND p.side = $2 AND e.audience && $3 AND t.audience && $3 AND e.created_at > $4
  AND NOT EXISTS (SELECT FROM involvement_accounts a WHERE a.event_id = e.id AND a.organisation_id = $1 AND a.side = $2)
ORDER BY e.created_at DESC, e.id DESC
LIMIT 1
