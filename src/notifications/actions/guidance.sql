-- Tells of official guidance, published or in place of an older answer: $1 the answer, $2 now. The one who asked, those with
-- the same rule in the way, those who follow the thread or a provision it is about, those who take part in trials, and those
-- who want to hear everything.
WITH what AS (
    SELECT g.id AS answer, g.supersedes_id, g.post_id AS post, p.author_id, t.id AS thread, t.area_id, t.trial_id, t.organisation_id,
           t.author_id AS asker, t.audience
    FROM guidance_answers g JOIN threads t ON t.id = g.thread_id JOIN posts p ON p.id = g.post_id
    WHERE g.id = $1 AND g.state = 'published' AND p.state = 'shown' AND t.state IN ('open', 'closed')
), about AS (
    SELECT tp.provision_id FROM what w JOIN thread_provisions tp ON tp.thread_id = w.thread
    UNION SELECT gp.provision_id FROM what w JOIN guidance_provisions gp ON gp.answer_id = w.answer
), reach AS (
    SELECT f.member_id, f.target, f.level
    FROM what w JOIN follows f ON (f.target, f.target_id) IN (('thread', w.thread), ('area', w.area_id), ('trial', w.trial_id),
                                                              ('organisation', w.organisation_id))
    -- A whole act covers its sections, a section its paragraphs.
    UNION ALL SELECT f.member_id, f.target, f.level
    FROM about JOIN provisions q ON q.id = about.provision_id
    JOIN provisions h ON h.act_id = q.act_id AND (h.section = '' OR h.section = q.section AND h.ledd IN (0, q.ledd))
    JOIN follows f ON f.target = 'provision' AND f.target_id = h.id
    UNION ALL SELECT w.asker, 'thread', 'normal' FROM what w WHERE w.asker IS NOT NULL
    UNION ALL SELECT s.member_id, 'thread', 'normal' FROM what w JOIN same_here s ON s.thread_id = w.thread WHERE s.member_id IS NOT NULL
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
