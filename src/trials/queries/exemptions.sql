SELECT x.id, x.trial_id AS trial, t.slug AS trial_slug, t.title_nb, t.title_nn,
       json_build_object('id', o.id, 'slug', o.slug, 'kind', o.kind, 'name', o.name, 'demo', o.demo) AS organisation,
       json_build_object('id', p.id, 'act', a.id, 'act_slug', a.slug, 'name_nb', a.name_nb, 'name_nn', a.name_nn, 'section', p.section,
                         'ledd', p.ledd, 'about_nb', p.about_nb, 'about_nn', p.about_nn, 'ended', coalesce(p.valid_to, a.in_force_to)) AS provision,
       x.state, x.rule_before AS before, x.rule_after AS after, x.reason, x.decided_on, x.reference, x.expires_on, x.version
FROM trial_exemptions x
JOIN trials t ON t.id = x.trial_id
JOIN organisations o ON o.id = x.organisation_id
JOIN provisions p ON p.id = x.provision_id
JOIN acts a ON a.id = p.act_id
WHERE t.audience && $1
