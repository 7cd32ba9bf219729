DROP VIEW member_unseen;
CREATE VIEW member_unseen AS
SELECT m.id AS member_id, coalesce((
    SELECT jsonb_agg(jsonb_build_object('kind', u.kind, 'item', u.item_id, 'thread', u.thread_id, 'trial', u.trial, 'audiences', u.audiences))
    FROM (SELECT DISTINCT n.thread_id, r.slug AS trial,
                 CASE WHEN n.thread_id IS NULL AND n.trial_id IS NULL THEN n.kind END AS kind,
                 CASE WHEN n.thread_id IS NULL AND n.trial_id IS NULL THEN n.item_id END AS item_id,
                 jsonb_build_array(n.audience, t.audience, r.audience) AS audiences
          FROM notices n
          LEFT JOIN threads t ON t.id = n.thread_id
          LEFT JOIN posts p ON p.id = n.post_id
          LEFT JOIN trials r ON r.id = n.trial_id
          WHERE n.member_id = m.id AND n.seen_at IS NULL
            AND (n.thread_id IS NULL OR t.state IN ('open', 'closed') OR t.author_id = n.member_id)
            AND (n.post_id IS NULL OR p.state = 'shown')
          LIMIT 100) AS u), '[]') AS unseen
FROM members m;
COMMENT ON VIEW member_unseen IS 'What each member has not seen, a line for each thing, at most a hundred.';
DROP VIEW moderation_due;
