-- Tells those who speak for an organisation that another asks it to work together, or has answered: $1 the request, $2 now. It is
-- told under the hat it is for, and not to the one who asked or answered.
INSERT INTO notices (member_id, kind, item_id, detail, organisation_id, audience, created_at)
SELECT m.member_id, CASE WHEN r.state = 'open' THEN 'partner_request' ELSE 'partner_answer' END, r.id, r.state, q.other,
       ARRAY[k.key], coalesce(r.answered_at, r.created_at)
FROM partner_requests r
CROSS JOIN LATERAL (SELECT CASE WHEN r.state = 'open' THEN r.partner_id ELSE r.organisation_id END AS told,
                           CASE WHEN r.state = 'open' THEN r.organisation_id ELSE r.partner_id END AS other,
                           CASE WHEN r.state = 'open' THEN r.sender_id ELSE r.answerer_id END AS by) AS q
JOIN memberships m ON m.organisation_id = q.told AND m.state = 'active'
CROSS JOIN LATERAL (SELECT k.key FROM member_keys k WHERE k.member_id = m.member_id AND k.key = 'org:' || q.told || '+representatives'
                    AND (k.valid_until IS NULL OR k.valid_until > $2) LIMIT 1) AS k
WHERE r.id = $1 AND r.state IN ('open', 'accepted', 'declined') AND k.key = ANY(r.audience) AND m.member_id IS DISTINCT FROM q.by
  AND NOT EXISTS (SELECT 1 FROM follows f WHERE f.member_id = m.member_id AND f.target = 'organisation'
                  AND f.target_id IN (q.told, q.other) AND f.level = 'mute')
ON CONFLICT (member_id, kind, item_id) DO NOTHING
