-- The organisation at the address $1 with all that hangs on it; of each relation the hundred first by name.
SELECT json_build_object(
    'organisation', json_build_object('id', o.id, 'slug', o.slug, 'kind', o.kind, 'name', o.name, 'official_name', o.official_name,
        'about', o.about, 'organisation_number', o.organisation_number, 'language_form', o.language_form, 'sami_area', o.sami_area,
        'demo', o.demo, 'county', CASE WHEN c.number IS NOT NULL THEN json_build_array(c.slug, c.name) END),
    'numbers', (SELECT coalesce(json_agg(line), '[]') FROM (SELECT number, valid_from, valid_to FROM organisation_numbers
                WHERE organisation_id = o.id ORDER BY valid_from DESC) AS line),
    'figures', (SELECT to_json(line) FROM (SELECT year, population, kostra_group, centrality, area_km2 FROM organisation_figures
                WHERE organisation_id = o.id ORDER BY year DESC LIMIT 1) AS line),
    'parent', (SELECT to_json(line) FROM (SELECT id, slug, kind, name, demo FROM organisations WHERE id = o.parent_id) AS line),
    'children', (SELECT coalesce(json_agg(line), '[]') FROM (SELECT id, slug, kind, name, demo FROM organisations
                 WHERE parent_id = o.id ORDER BY name LIMIT 100) AS line),
    'employers', (SELECT coalesce(json_agg(line), '[]') FROM (SELECT id, slug, kind, name, demo FROM organisations
                  WHERE id IN (SELECT employer_id FROM organisation_employers WHERE local_id = o.id) ORDER BY name LIMIT 100) AS line),
    'locals', (SELECT coalesce(json_agg(line), '[]') FROM (SELECT id, slug, kind, name, demo FROM organisations
               WHERE id IN (SELECT local_id FROM organisation_employers WHERE employer_id = o.id) ORDER BY name LIMIT 100) AS line)) AS lines
FROM organisations o LEFT JOIN counties c ON c.number = o.county_number
WHERE o.slug = $1
