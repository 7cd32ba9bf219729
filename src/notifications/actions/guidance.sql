-- Tells of official guidance, published or in place of an older answer: $1 the answer, $2 now. The one who asked, those with
-- the same rule in the way, those who speak for whoever asked to be exempt from it, those who follow the thread or a provision
-- it is about, and those who want to hear everything.
WITH what AS (
    SELECT g.id AS answer, g.supersedes_id, g.post_id AS post, p.author_id, t.id AS thread, t.audience,
           ARRAY(SELECT gp.provision_id FROM guidance_provisions gp WHERE gp.answer_id = g.id) AS provisions
    FROM guidance_answers g JOIN threads t ON t.id = g.thread_id JOIN posts p ON p.id = g.post_id
    WHERE g.id = $1 AND g.state = 'published' AND p.state = 'shown' AND t.state IN ('open', 'closed')
), exempt AS (
    -- A whole act covers its sections, a section its paragraphs, and either concerns the other.
    SELECT DISTINCT m.member_id
    FROM what w JOIN provisions q ON q.id = ANY(w.provisions) OR q.id IN (SELECT tp.provision_id FROM thread_provisions tp WHERE tp.thread_id = w.thread)
    JOIN provisions p ON p.act_id = q.act_id AND ('' IN (q.section, p.section)
         OR q.section = p.section AND (q.ledd = p.ledd OR 0 IN (q.ledd, p.ledd)))
    JOIN trial_exemptions x ON x.provision_id = p.id AND x.state NOT IN ('refused', 'not_needed')
         AND (x.expires_on IS NULL OR x.expires_on >= ($2 AT TIME ZONE 'Europe/Oslo')::date)
    JOIN memberships m ON m.organisation_id = x.organisation_id AND m.state = 'active' AND m.role IN ('representative', 'coordinator')
         AND (m.valid_until IS NULL OR m.valid_until > $2)
    WHERE NOT EXISTS (SELECT 1 FROM follows f WHERE f.member_id = m.member_id AND f.level = 'mute'
                      AND (f.target, f.target_id) IN (('trial', x.trial_id), ('organisation', x.organisation_id)))
), reach AS (
    SELECT f.member_id, f.target, f.level FROM what w CROSS JOIN LATERAL thread_followers(w.thread, w.provisions) f
    UNION ALL SELECT s.member_id, 'thread', 'normal' FROM what w JOIN same_here s ON s.thread_id = w.thread WHERE s.member_id IS NOT NULL
    UNION ALL SELECT member_id, 'provision', 'normal' FROM exempt
), wish AS (
    SELECT member_id, bool_or(target IN ('thread', 'provision')) AS near,
           CASE WHEN bool_or(target = 'thread') THEN bool_or(target = 'thread' AND level = 'mute') ELSE bool_or(level = 'mute') END AS mute,
           bool_or(level = 'everything') AS everything
    FROM reach GROUP BY member_id
)
INSERT INTO notices (member_id, kind, item_id, detail, thread_id, post_id, audience, created_at)
SELECT wish.member_id, 'guidance', w.answer, CASE WHEN w.supersedes_id IS NOT NULL THEN 'replaced' END, w.thread, w.post, '{open}', $2
FROM what w CROSS JOIN wish
WHERE NOT wish.mute AND (wish.near OR wish.everything) AND wish.member_id IS DISTINCT FROM w.author_id
  AND EXISTS (SELECT 1 FROM member_keys k WHERE k.member_id = wish.member_id AND k.key = ANY(w.audience)
              AND (k.valid_until IS NULL OR k.valid_until > $2))
ON CONFLICT (member_id, kind, item_id) DO NOTHING
