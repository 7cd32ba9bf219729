WITH asked AS (SELECT kind, demo FROM organisations WHERE slug = $1),
     figures AS (SELECT DISTINCT ON (organisation_id) organisation_id, year, population, kostra_group, centrality
                 FROM organisation_figures ORDER BY organisation_id, year DESC),
     areas AS (SELECT p.organisation_id, array_agg(DISTINCT t.area_id) AS areas
               FROM trial_participants p JOIN trials t ON t.id = p.trial_id
               WHERE t.kind = 'trial' AND t.audience && $2 GROUP BY p.organisation_id),
     said AS (SELECT t.organisation_id, t.id FROM threads t
              WHERE t.kind = 'rule_in_way' AND t.state IN ('open', 'closed') AND t.audience && $2
              UNION SELECT h.organisation_id, t.id FROM same_here h JOIN threads t ON t.id = h.thread_id
              WHERE t.kind = 'rule_in_way' AND t.state IN ('open', 'closed') AND t.audience && $2),
     provisions AS (SELECT said.organisation_id, array_agg(DISTINCT p.provision_id) AS provisions
                    FROM said JOIN thread_provisions p ON p.thread_id = said.id GROUP BY said.organisation_id)
SELECT o.id, o.slug, o.kind, o.name, o.demo, c.name AS county, o.latitude, o.longitude,
       f.year, f.population, f.kostra_group, f.centrality, coalesce(a.areas, '{}') AS areas, coalesce(p.provisions, '{}') AS provisions
FROM organisations o
JOIN asked ON asked.kind = o.kind AND (asked.demo OR NOT o.demo)
LEFT JOIN figures f ON f.organisation_id = o.id
LEFT JOIN areas a ON a.organisation_id = o.id
LEFT JOIN provisions p ON p.organisation_id = o.id
LEFT JOIN counties c ON c.number = o.county_number
ORDER BY o.id
