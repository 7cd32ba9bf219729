WITH taking_part AS (
    SELECT p.organisation_id AS id, t.area_id FROM trial_participants p JOIN trials t ON t.id = p.trial_id AND t.kind = 'trial'
    UNION
    SELECT e.local_id, t.area_id FROM organisation_employers e JOIN trial_participants p ON p.organisation_id = e.employer_id
    JOIN trials t ON t.id = p.trial_id AND t.kind = 'trial'
), here AS (
    SELECT id FROM taking_part UNION SELECT organisation_id FROM memberships WHERE state = 'active'
)
SELECT o.id, o.slug, o.kind, o.name, o.demo, o.language_form FROM organisations o
WHERE o.demo = $2 AND ('org:' || o.id = ANY($1)
    OR o.id IN (SELECT id FROM taking_part WHERE 'area:' || area_id = ANY($1))
    OR (o.kind <> 'ministry' AND o.id IN (SELECT id FROM here) AND ('all' = ANY($1) OR 'kind:' || o.kind = ANY($1))))
ORDER BY o.name, o.id
