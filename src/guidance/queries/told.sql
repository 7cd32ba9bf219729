-- Whom an answer concerns: those who asked in the threads its chain answers, and those who speak for organisations where
-- the same rule is in the way. Never those who wrote or approved it.
WITH answered AS (
    SELECT DISTINCT c.thread_id FROM guidance_answers a JOIN guidance_answers c ON c.chain_id = a.chain_id AND c.state = 'published'
    WHERE a.id = $1
)
SELECT DISTINCT m.id
FROM members m JOIN guidance_answers a ON a.id = $1
WHERE m.reply_mail AND NOT m.id = ANY (a.writers) AND m.id IS DISTINCT FROM a.approver_id
  AND (m.id IN (SELECT t.author_id FROM threads t JOIN answered w ON w.thread_id = t.id)
       OR m.id IN (SELECT ms.member_id FROM memberships ms JOIN same_here s USING (organisation_id) JOIN answered w ON w.thread_id = s.thread_id
                   WHERE ms.state = 'active' AND ms.role IN ('representative', 'coordinator')
                     AND (ms.valid_until IS NULL OR ms.valid_until > $2)))
ORDER BY m.id
