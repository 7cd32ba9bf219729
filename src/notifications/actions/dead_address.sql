-- Tells that mail to a member does not arrive: $1 the member, $2 now. Those who coordinate an organisation she belongs to.
INSERT INTO notices (member_id, kind, item_id, organisation_id, audience, created_at)
SELECT DISTINCT ON (c.member_id) c.member_id, 'dead_address', ms.member_id, ms.organisation_id, '{open}'::text[], $2
FROM memberships ms
JOIN memberships c ON c.organisation_id = ms.organisation_id AND c.role = 'coordinator' AND c.state = 'active'
     AND (c.valid_until IS NULL OR c.valid_until > $2)
WHERE ms.member_id = $1 AND ms.state = 'active' AND c.member_id <> ms.member_id
ORDER BY c.member_id, ms.organisation_id
-- It may die again after it was revived.
ON CONFLICT (member_id, kind, item_id) DO UPDATE SET created_at = excluded.created_at, seen_at = NULL
