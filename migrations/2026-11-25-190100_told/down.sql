DROP FUNCTION thread_followers(bigint, bigint[]);
CREATE OR REPLACE VIEW member_keys AS
WITH hats AS NOT MATERIALIZED (
    SELECT ms.member_id, ms.organisation_id, ms.side, ms.valid_until
    FROM memberships ms JOIN members m ON m.id = ms.member_id JOIN organisations o ON o.id = ms.organisation_id
    WHERE ms.state = 'active'
      AND NOT ((ms.side IS NOT DISTINCT FROM 'union' OR o.kind LIKE 'union%')
               AND EXISTS (SELECT 1 FROM organisation_domains d JOIN organisations e ON e.id = d.organisation_id
                           WHERE (split_part(m.email, '@', 2) = d.domain OR split_part(m.email, '@', 2) LIKE '%.' || d.domain)
                             AND e.kind IN ('municipality', 'county_municipality', 'health_trust', 'inter_municipal', 'state_body'))))
SELECT m.id AS member_id, 'open'::text AS key, NULL::timestamptz AS valid_until FROM members m
UNION ALL SELECT member_id, 'members', valid_until FROM hats
UNION ALL SELECT member_id, 'members', NULL FROM staff
UNION ALL SELECT member_id, 'org:' || organisation_id, valid_until FROM hats
UNION ALL SELECT member_id, CASE side WHEN 'management' THEN 'employer' ELSE side END, valid_until FROM hats WHERE side IS NOT NULL
UNION ALL
-- The areas of each organisation's trials; a union local is where its employers are.
SELECT h.member_id, 'area:' || t.area_id, h.valid_until
FROM hats h
LEFT JOIN organisation_employers e ON e.local_id = h.organisation_id
JOIN trial_participants p ON p.organisation_id IN (h.organisation_id, e.employer_id)
JOIN trials t ON t.id = p.trial_id AND t.kind = 'trial'
UNION ALL
SELECT member_id, CASE WHEN area_id IS NULL THEN 'areas' ELSE 'area:' || area_id END, NULL FROM staff WHERE kind = 'moderator';
