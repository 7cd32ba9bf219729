WITH own AS (
    SELECT o.id, o.kind, f.kostra_group, f.population
    FROM organisations o
    LEFT JOIN LATERAL (SELECT kostra_group, population FROM organisation_figures f WHERE f.organisation_id = o.id ORDER BY f.year DESC LIMIT 1) f ON true
    WHERE o.id IN (SELECT employer_id FROM organisation_employers WHERE local_id = $1 UNION SELECT $1)
)
SELECT DISTINCT p.organisation_id AS id, p.organisation_id IN (SELECT id FROM own) AS own
FROM trial_participants p
JOIN organisations o ON o.id = p.organisation_id
LEFT JOIN LATERAL (SELECT kostra_group, population FROM organisation_figures f WHERE f.organisation_id = o.id ORDER BY f.year DESC LIMIT 1) f ON true
WHERE EXISTS (
    SELECT FROM own
    WHERE own.id = o.id
       OR own.kind = o.kind AND (own.kostra_group = f.kostra_group OR f.population BETWEEN own.population / 2 AND own.population * 2)
)
