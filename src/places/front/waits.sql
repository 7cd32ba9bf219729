-- What waits for a member, a line for each kind: how much, and where when it is all in one place. $1 she, $2 her keys, $3 the
-- organisations she coordinates, $4 those she speaks for, $5 those she acknowledges for. What else can wait is a line more, and a word of Waiting.
SELECT what, n, place FROM (
    SELECT 'requests' AS what, count(*) AS n, CASE WHEN count(DISTINCT o.id) = 1 THEN min(o.slug) END AS place
    FROM memberships m JOIN organisations o ON o.id = m.organisation_id
    WHERE m.organisation_id = ANY($3) AND m.state = 'waiting'
    UNION ALL
    SELECT 'announcements', count(DISTINCT d.thread_id), NULL
    FROM announcement_addressees d JOIN announcements n ON n.thread_id = d.thread_id JOIN threads t ON t.id = d.thread_id
    WHERE d.organisation_id = ANY($5) AND d.acknowledged_at IS NULL AND n.needs_acknowledgement
      AND t.state IN ('open', 'closed') AND t.audience && $2
    UNION ALL
    SELECT 'partners', count(*), NULL FROM partner_requests
    WHERE state = 'open' AND audience && $2 AND partner_id = ANY($4)
    UNION ALL
    SELECT 'unanswered', count(*), CASE WHEN count(DISTINCT q.slug) = 1 THEN min(q.slug) END
    FROM (SELECT a.slug FROM threads t JOIN areas a ON a.id = t.area_id
          WHERE t.kind IN ('question', 'guidance_request') AND t.accepted_number IS NULL AND t.state = 'open'
            AND 'area:' || t.area_id = ANY($2) AND t.audience && $2 AND t.author_id IS DISTINCT FROM $1
            AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread_id = t.id AND p.author_id = $1)
          LIMIT 100) AS q
) AS waiting WHERE n > 0
