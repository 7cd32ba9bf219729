-- The keys a viewer has, all but those of single threads.
CREATE OR REPLACE VIEW member_keys AS
WITH hats AS NOT MATERIALIZED (
    SELECT ms.member_id, ms.organisation_id, ms.role, ms.side, o.kind, ms.valid_until
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
-- A party: one side at one organisation.
SELECT member_id, 'org:' || organisation_id || '+' || CASE side WHEN 'management' THEN 'employer' ELSE side END, valid_until
FROM hats WHERE side IS NOT NULL
UNION ALL
-- Those who speak for it to others: safety representatives do not, and union representatives only for their union.
SELECT member_id, 'org:' || organisation_id || '+representatives', valid_until FROM hats
WHERE role IN ('representative', 'coordinator')
  AND CASE side WHEN 'safety' THEN false WHEN 'union' THEN kind LIKE 'union%' ELSE true END
UNION ALL
-- The areas of each organisation's trials; a union local is where its employers are. A draft, an idea, or an application that
-- came to nothing gives nobody a place there.
SELECT h.member_id, 'area:' || t.area_id, h.valid_until
FROM hats h
LEFT JOIN organisation_employers e ON e.local_id = h.organisation_id
JOIN trial_participants p ON p.organisation_id IN (h.organisation_id, e.employer_id)
     AND p.status NOT IN ('idea', 'considered_declined', 'rejected', 'no_exemption_needed', 'withdrawn', 'never_started')
JOIN trials t ON t.id = p.trial_id AND t.kind = 'trial' AND NOT t.draft
UNION ALL
SELECT member_id, CASE WHEN area_id IS NULL THEN 'areas' ELSE 'area:' || area_id END, NULL FROM staff WHERE kind = 'moderator';

-- Who hears of a thread, whatever is told of it: those who follow it or what it belongs to, or a provision it or $2 is about, and
-- the one who opened it. The closest follow decides, so whoever reads this looks at `target` too.
CREATE FUNCTION thread_followers(bigint, bigint[]) RETURNS TABLE (member_id bigint, target text, level text) LANGUAGE sql STABLE AS $$
    SELECT f.member_id, f.target, f.level
    FROM threads t JOIN follows f ON (f.target, f.target_id) IN (('thread', t.id), ('area', t.area_id), ('trial', t.trial_id),
                                                                ('organisation', t.organisation_id))
    WHERE t.id = $1
    UNION ALL
    -- A whole act covers its sections, a section its paragraphs.
    SELECT f.member_id, f.target, f.level
    FROM (SELECT provision_id FROM thread_provisions WHERE thread_id = $1 UNION SELECT unnest($2)) AS about (id)
    JOIN provisions q ON q.id = about.id
    JOIN provisions h ON h.act_id = q.act_id AND (h.section = '' OR h.section = q.section AND h.ledd IN (0, q.ledd))
    JOIN follows f ON f.target = 'provision' AND f.target_id = h.id
    UNION ALL
    SELECT t.author_id, 'thread', 'normal' FROM threads t WHERE t.id = $1 AND t.author_id IS NOT NULL
$$;
COMMENT ON FUNCTION thread_followers(bigint, bigint[]) IS 'Who hears of a thread, by what, and how much.';

-- Nothing makes these any more: official answers are told of as guidance.
UPDATE notices n SET kind = 'reply' WHERE kind = 'official_answer'
    AND NOT EXISTS (SELECT 1 FROM notices r WHERE r.member_id = n.member_id AND r.kind = 'reply' AND r.item_id = n.item_id);
DELETE FROM notices WHERE kind = 'official_answer';
