SELECT a.id AS area,
       (SELECT count(*) FROM trials t WHERE t.area_id = a.id AND t.kind = 'trial' AND t.audience && $1) AS trials,
       (SELECT count(*) FROM (SELECT FROM threads t WHERE t.area_id = a.id AND t.state IN ('open', 'closed') AND t.audience && $1
                              ORDER BY t.last_post_at DESC, t.id DESC LIMIT $2) AS newest) AS threads,
       (SELECT count(*) FROM (SELECT FROM threads t WHERE t.area_id = a.id AND t.kind IN ('question', 'guidance_request')
                              AND t.accepted_number IS NULL AND t.state = 'open' AND t.audience && $1
                              ORDER BY t.created_at DESC, t.id DESC LIMIT $2) AS newest) AS unanswered
FROM areas a
