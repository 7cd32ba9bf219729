-- What is known of the trial $2 to a reader with the keys $1; exemptions and adoptions are added to it.
SELECT json_build_object(
    'written', (SELECT coalesce(json_agg(line), '[]') FROM (SELECT field, language, source, html, version, written_for, written_at
                FROM trial_fields WHERE trial_id = $2 ORDER BY field) AS line),
    'steps', (SELECT coalesce(json_agg(line), '[]') FROM (SELECT id, organisation_id, from_status, to_status, on_date, reference, reason, words,
              recorded_name, recorded_for, recorded_at, taken_back_at
              FROM trial_status_changes WHERE trial_id = $2 ORDER BY id DESC LIMIT 500) AS line),
    -- A whole act covers its sections, a section its paragraphs.
    'provisions', (SELECT coalesce(json_agg(DISTINCT q.id), '[]') FROM trial_exemptions x JOIN provisions p ON p.id = x.provision_id
                   JOIN provisions q ON q.act_id = p.act_id AND ('' IN (q.section, p.section)
                        OR q.section = p.section AND (q.ledd = p.ledd OR 0 IN (q.ledd, p.ledd)))
                   WHERE x.trial_id = $2)
