-- Tells the parties of an involvement event that have not told how it was: $1 the event, $2 now. It is told under the party's own
-- hat, so that no mailbox the employer controls speaks of it.
WITH what AS (
    SELECT e.id, e.trial_id, e.audience, e.registered_by, e.created_at, r.area_id, r.audience AS of_trial
    FROM involvement_events e JOIN trials r ON r.id = e.trial_id WHERE e.id = $1
), party AS (
    SELECT s.organisation_id, s.side,
           'org:' || s.organisation_id || '+' || CASE s.side WHEN 'management' THEN 'employer' ELSE s.side END AS key
    FROM involvement_parties s
    WHERE s.event_id = $1 AND NOT EXISTS (SELECT 1 FROM involvement_accounts a WHERE a.event_id = $1
                                          AND a.organisation_id = s.organisation_id AND a.side = s.side)
)
INSERT INTO notices (member_id, kind, item_id, trial_id, audience, created_at)
SELECT m.member_id, 'account_waits', w.id, w.trial_id, array_agg(DISTINCT party.key), w.created_at
FROM what w CROSS JOIN party
JOIN memberships m ON m.organisation_id = party.organisation_id AND m.side = party.side AND m.state = 'active'
     AND m.role IN ('representative', 'coordinator')
CROSS JOIN LATERAL (SELECT array_agg(k.key) AS keys FROM member_keys k
                    WHERE k.member_id = m.member_id AND (k.valid_until IS NULL OR k.valid_until > $2)) AS hers
WHERE m.member_id IS DISTINCT FROM w.registered_by
  AND party.key = ANY(hers.keys) AND w.audience && hers.keys AND w.of_trial && hers.keys
  AND NOT coalesce((SELECT f.level = 'mute' FROM follows f WHERE f.member_id = m.member_id AND f.target = 'trial' AND f.target_id = w.trial_id),
                   EXISTS (SELECT 1 FROM follows f WHERE f.member_id = m.member_id AND f.level = 'mute'
                           AND (f.target, f.target_id) IN (('area', w.area_id), ('organisation', party.organisation_id))))
GROUP BY m.member_id, w.id, w.trial_id, w.created_at
ON CONFLICT (member_id, kind, item_id) DO NOTHING
