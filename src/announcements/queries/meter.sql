SELECT count(*) FILTER (WHERE t.language = 'nb' OR f.both) AS nb, count(*) FILTER (WHERE t.language = 'nn' OR f.both) AS nn
FROM announcements n JOIN threads t ON t.id = n.thread_id JOIN posts p ON p.thread_id = t.id AND p.number = 1,
     LATERAL (SELECT p.guided @> '[{"field": "other_body"}]' AS both) f
WHERE n.published_at >= $2 AND n.published_at < $3 AND t.state IN ('open', 'closed') AND t.audience && $1
