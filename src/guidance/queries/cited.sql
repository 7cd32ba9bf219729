-- The official answers of a thread, each with the one of its chain that is in force, where the viewer may read that.
SELECT a.id, a.post_id, a.title, a.verdict, a.case_number, a.provisions, a.valid_from, a.valid_to, a.approver_name,
       a.published_at, a.superseded_at, n.id AS newest_id, n.title AS newest_title, n.published_at AS newest_at
FROM guidance_answers a
LEFT JOIN LATERAL (SELECT c.id, c.title, c.published_at FROM guidance_answers c JOIN threads t ON t.id = c.thread_id
                   WHERE c.chain_id = a.chain_id AND c.state = 'published' AND c.superseded_at IS NULL AND c.id <> a.id
                     AND t.audience && $2 AND t.state IN ('open', 'closed')) n ON a.superseded_at IS NOT NULL
WHERE a.thread_id = $1 AND a.state = 'published'
ORDER BY a.published_at, a.id
LIMIT 50
