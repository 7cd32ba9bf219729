WITH asked AS (SELECT kind, demo FROM organisations WHERE slug = $1),
     figures AS (SELECT DISTINCT ON (organisation_id) organisation_id, year, population, kostra_group, centrality
                 FROM organisation_figures ORDER BY organisation_id, year DESC),
     areas AS (SELECT p.organisation_id, array_agg(DISTINCT t.area_id) AS areas,
                      coalesce(array_agg(DISTINCT s.stage) FILTER (WHERE s.stage IS NOT NULL), '{}') AS stages
               FROM trial_participants p CROSS JOIN LATERAL (SELECT CASE
                   WHEN p.status IN ('idea', 'preliminary_application', 'selected', 'selected_in_part', 'final_application') THEN 'applying'
                   WHEN p.status IN ('regulation_hearing', 'adopted', 'awaiting_approval', 'approved') THEN 'deciding'
                   WHEN p.status IN ('running', 'extended') THEN 'running'
                   WHEN p.status IN ('stopped', 'ended', 'evaluated') THEN 'over' END AS stage) s JOIN trials t ON t.id = p.trial_id
               WHERE t.kind = 'trial' AND t.audience && $2 GROUP BY p.organisation_id),
     said AS (SELECT t.organisation_id, t.id FROM threads t
              WHERE t.kind = 'rule_in_way' AND t.state IN ('open', 'closed') AND t.audience && $2
              UNION SELECT h.organisation_id, t.id FROM same_here h JOIN threads t ON t.id = h.thread_id
              WHERE t.kind = 'rule_in_way' AND t.state IN ('open', 'closed') AND t.audience && $2),
     -- In the way, or asked to be exempt from, whatever came of it.
     named AS (SELECT said.organisation_id, p.provision_id FROM said JOIN thread_provisions p ON p.thread_id = said.id
               UNION SELECT x.organisation_id, x.provision_id FROM trial_exemptions x JOIN trials t ON t.id = x.trial_id WHERE t.audience && $2),
     provisions AS (SELECT organisation_id, array_agg(provision_id) AS provisions FROM named GROUP BY organisation_id)
SELECT o.id, o.slug, o.kind, o.name, o.demo, c.name AS county, o.latitude, o.longitude,
       f.year, f.population, f.kostra_group, f.centrality, coalesce(a.areas, '{}') AS areas, coalesce(a.stages, '{}') AS stages,
       coalesce(p.provisions, '{}') AS provisions
FROM organisations o
JOIN asked ON asked.kind = o.kind AND (asked.demo OR NOT o.demo)
LEFT JOIN figures f ON f.organisation_id = o.id
LEFT JOIN areas a ON a.organisation_id = o.id
LEFT JOIN provisions p ON p.organisation_id = o.id
LEFT JOIN counties c ON c.number = o.county_number
ORDER BY o.id
