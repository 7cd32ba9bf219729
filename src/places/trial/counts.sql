-- How much there is about the trial $1 to a reader with the keys $2: lessons, events of involvement, and those of them that the
-- party of the organisation $3 and the side $4 has not told of.
SELECT (SELECT count(*) FROM lessons l WHERE l.trial_id = $1 AND NOT l.withdrawn AND l.audience && $2) AS lessons, count(*) AS events,
       count(*) FILTER (WHERE EXISTS (SELECT FROM involvement_parties p WHERE p.event_id = e.id AND p.organisation_id = $3 AND p.side = $4)
           AND NOT EXISTS (SELECT FROM involvement_accounts a WHERE a.event_id = e.id AND a.organisation_id = $3 AND a.side = $4)) AS waiting
FROM involvement_events e WHERE e.trial_id = $1 AND e.audience && $2
