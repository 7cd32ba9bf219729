-- What the front page counts and the moderators' queue lists: the same cases, found in one place.
CREATE VIEW moderation_due AS
SELECT p.id AS post_id, p.created_at AS since, 'waiting' AS why, NULL::bigint AS objection_id, NULL::bigint AS decided_by, 0::bigint AS reports
FROM threads t JOIN posts p ON p.thread_id = t.id AND p.number = 1 WHERE t.state = 'waiting'
UNION ALL
SELECT p.id, p.created_at, 'waiting', NULL, NULL, 0 FROM posts p JOIN threads t ON t.id = p.thread_id
WHERE p.state = 'waiting' AND t.state IN ('open', 'closed')
UNION ALL
SELECT r.post_id, min(r.created_at), 'report', NULL, NULL, count(*) FROM reports r WHERE r.decided_at IS NULL GROUP BY r.post_id
UNION ALL
SELECT coalesce(d.post_id, f.id), o.created_at, 'objection', o.id, d.moderator_id, 0
FROM objections o JOIN moderation_decisions d ON d.id = o.decision_id
LEFT JOIN posts f ON d.post_id IS NULL AND f.thread_id = d.thread_id AND f.number = 1
WHERE o.answered_at IS NULL;
COMMENT ON VIEW moderation_due IS 'What waits for a moderator: what nobody vouches for, what is reported, what is objected to.';

-- What she follows comes with who she is too, so that no page asks for it. Threads are many, and say it themselves.
CREATE OR REPLACE VIEW member_unseen AS
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
          LIMIT 100) AS u), '[]') AS unseen,
    coalesce((SELECT jsonb_agg(jsonb_build_array(f.target, f.target_id, f.level)) FROM follows f
              WHERE f.member_id = m.id AND f.target IN ('area', 'organisation', 'trial')), '[]') AS follows
FROM members m;
COMMENT ON VIEW member_unseen IS 'What each member has not seen, a line for each thing, at most a hundred; and the areas, organisations and trials she follows.';
