-- What waits for the ministry: questions without an official answer, and every thread with a draft, oldest first.
SELECT t.id, t.kind, t.title, t.created_at, t.organisation_name, t.same_here_count, t.area_id, ar.name_nb, ar.name_nn,
       coalesce(cm.name, am.name) AS ministry, c.unit, c.target_on, m.display_name AS assignee,
       d.state AS draft_state, d.drafter_name, d.updated_at AS draft_at
FROM threads t
JOIN areas ar ON ar.id = t.area_id
LEFT JOIN organisations am ON am.id = ar.ministry_id
LEFT JOIN guidance_cases c ON c.thread_id = t.id
LEFT JOIN organisations cm ON cm.id = c.ministry_id
LEFT JOIN members m ON m.id = c.assignee_id
LEFT JOIN guidance_answers d ON d.thread_id = t.id AND d.state <> 'published'
WHERE t.audience && $1
  AND (t.kind IN ('rule_in_way', 'guidance_request') AND t.state = 'open' AND NOT t.official_reply
       OR d.id IS NOT NULL AND t.state IN ('open', 'closed'))
  AND ($2 IS NULL OR t.area_id = $2)
  AND CASE $3
      WHEN 'mine' THEN c.assignee_id = $4
      WHEN 'late' THEN NOT t.official_reply
          AND coalesce(c.target_on < $5, (t.created_at AT TIME ZONE 'Europe/Oslo')::date < $6)
      WHEN 'approve' THEN d.state = 'submitted' AND d.organisation_id = $7 AND NOT $4 = ANY (d.writers)
      ELSE true END
ORDER BY t.created_at, t.id
LIMIT 101
