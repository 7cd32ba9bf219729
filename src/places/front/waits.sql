-- What waits for a member, a line for each kind: how much, and where when it is all in one place, or to which of it she is led.
-- $1 she, $2 her keys, $3 the organisations she coordinates, $4 those she speaks for, $5 those she acknowledges for, $6 the areas
-- she moderates, $7 the ministry she speaks for, $8 today and $9 the first day a question can have been asked and be in time,
-- $10 and $11 the organisation and the side she tells for, $12 since when. What else can wait is a line more, and a word of Waiting.
SELECT what, n, place, item FROM (
    SELECT 'requests' AS what, count(*) AS n, CASE WHEN count(DISTINCT o.id) = 1 THEN min(o.slug) END AS place, NULL::bigint AS item
    FROM memberships m JOIN organisations o ON o.id = m.organisation_id
    WHERE m.organisation_id = ANY($3) AND m.state = 'waiting'
    UNION ALL
    SELECT 'cases', count(*), NULL, NULL
    FROM (SELECT FROM moderation_due due JOIN posts p ON p.id = due.post_id JOIN threads t ON t.id = p.thread_id
          WHERE cardinality($6) > 0 AND t.area_id = ANY($6) AND t.audience && $2 LIMIT 999) AS due
    UNION ALL
    SELECT 'announcements', count(DISTINCT d.thread_id), NULL, NULL
    FROM announcement_addressees d JOIN announcements n ON n.thread_id = d.thread_id JOIN threads t ON t.id = d.thread_id
    WHERE d.organisation_id = ANY($5) AND d.acknowledged_at IS NULL AND n.needs_acknowledgement
      AND t.state IN ('open', 'closed') AND t.audience && $2
    UNION ALL
    SELECT 'guidance_approve', count(*), NULL, NULL
    FROM guidance_answers d JOIN threads t ON t.id = d.thread_id
    WHERE $7 IS NOT NULL AND d.state = 'submitted' AND d.organisation_id = $7 AND NOT $1 = ANY (d.writers)
      AND t.state IN ('open', 'closed') AND t.audience && $2
    UNION ALL
    SELECT 'guidance_late', count(*), NULL, NULL
    FROM threads t LEFT JOIN guidance_cases c ON c.thread_id = t.id
    WHERE $7 IS NOT NULL AND t.kind IN ('rule_in_way', 'guidance_request') AND t.state = 'open' AND NOT t.official_reply AND t.audience && $2
      AND coalesce(c.target_on < $8, (t.created_at AT TIME ZONE 'Europe/Oslo')::date < $9)
    UNION ALL
    SELECT 'partners', count(*), NULL, NULL FROM partner_requests
    WHERE state = 'open' AND audience && $2 AND partner_id = ANY($4)
    UNION ALL
    SELECT 'involvement', count(*), (array_agg(t.slug ORDER BY e.created_at DESC, e.id DESC))[1],
           (array_agg(e.id ORDER BY e.created_at DESC, e.id DESC))[1]
    FROM involvement_parties p JOIN involvement_events e ON e.id = p.event_id JOIN trials t ON t.id = e.trial_id
    WHERE p.organisation_id = $10 AND p.side = $11 AND e.audience && $2 AND t.audience && $2 AND e.created_at > $12
      AND NOT EXISTS (SELECT FROM involvement_accounts a WHERE a.event_id = e.id AND a.organisation_id = $10 AND a.side = $11)
    UNION ALL
    SELECT 'unanswered', count(*), CASE WHEN count(DISTINCT q.slug) = 1 THEN min(q.slug) END, NULL
    FROM (SELECT a.slug FROM threads t JOIN areas a ON a.id = t.area_id
          WHERE t.kind IN ('question', 'guidance_request') AND t.accepted_number IS NULL AND t.state = 'open'
            AND 'area:' || t.area_id = ANY($2) AND t.audience && $2 AND t.author_id IS DISTINCT FROM $1
            AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread_id = t.id AND p.author_id = $1)
          LIMIT 100) AS q
) AS waiting WHERE n > 0
