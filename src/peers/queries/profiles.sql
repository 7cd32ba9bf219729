WITH asked AS (SELECT kind, demo FROM organisations WHERE slug = $1),
     figures AS (SELECT DISTINCT ON (organisation_id) organisation_id, year, population, kostra_group, centrality
                 FROM organisation_figures ORDER BY organisation_id, year DESC),
     areas AS (SELECT p.organisation_id, array_agg(DISTINCT t.area_id) AS areas
               FROM trial_participants p JOIN trials t ON t.id = p.trial_id
               WHERE t.kind = 'trial' AND t.audience && $2 GROUP BY p.organisation_id)
SELECT o.id, o.slug, o.kind, o.name, o.demo, c.name AS county, o.latitude, o.longitude,
       f.year, f.population, f.kostra_group, f.centrality, coalesce(a.areas, '{}') AS areas
FROM organisations o
JOIN asked ON asked.kind = o.kind AND (asked.demo OR NOT o.demo)
LEFT JOIN figures f ON f.organisation_id = o.id
LEFT JOIN areas a ON a.organisation_id = o.id
LEFT JOIN counties c ON c.number = o.county_number
ORDER BY o.id
