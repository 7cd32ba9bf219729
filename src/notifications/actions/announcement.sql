-- Tells of an announcement: $1 its thread, $2 now. Those who may acknowledge it for an organisation it addresses; who follows the
-- area is told of it as a new thread, and nobody twice. It is told under the hat it is addressed to.
WITH what AS (
    SELECT t.id AS thread, t.author_id, t.audience, n.published_at
    FROM announcements n JOIN threads t ON t.id = n.thread_id
    WHERE n.thread_id = $1 AND n.published_at IS NOT NULL AND t.state IN ('open', 'closed')
), wish AS (
    SELECT f.member_id,
           CASE WHEN bool_or(f.target = 'thread') THEN bool_or(f.target = 'thread' AND f.level = 'mute') ELSE bool_or(f.level = 'mute') END AS mute
    FROM what w CROSS JOIN LATERAL thread_followers(w.thread, '{}') f GROUP BY f.member_id
)
INSERT INTO notices (member_id, kind, item_id, thread_id, audience, created_at)
SELECT m.member_id, 'announcement', w.thread, w.thread, array_agg(DISTINCT 'org:' || m.organisation_id), w.published_at
FROM what w
JOIN announcement_addressees a ON a.thread_id = w.thread
JOIN memberships m ON m.organisation_id = a.organisation_id AND m.state = 'active' AND m.role IN ('representative', 'coordinator')
     AND (m.valid_until IS NULL OR m.valid_until > $2)
CROSS JOIN LATERAL (SELECT array_agg(k.key) AS keys FROM member_keys k
                    WHERE k.member_id = m.member_id AND (k.valid_until IS NULL OR k.valid_until > $2)) AS hers
LEFT JOIN wish ON wish.member_id = m.member_id
WHERE wish.mute IS NOT TRUE AND m.member_id IS DISTINCT FROM w.author_id
  AND 'org:' || m.organisation_id = ANY(hers.keys) AND w.audience && hers.keys
  AND NOT EXISTS (SELECT 1 FROM thread_reads r WHERE r.member_id = m.member_id AND r.thread_id = w.thread)
GROUP BY m.member_id, w.thread, w.published_at
ON CONFLICT (member_id, kind, item_id) DO NOTHING
