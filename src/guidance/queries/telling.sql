-- What a mail about a published answer says, and what its reader wishes: $1 the answer, $2 the reader.
SELECT g.id, t.id AS thread, g.title, g.verdict, g.short, g.organisation_name AS organisation, g.supersedes_id IS NOT NULL AS replaces,
       g.superseded_at IS NOT NULL AS superseded, t.audience, coalesce(p.number, 1) AS number, m.reply_mail AS wanted, m.mail_generation AS generation,
       coalesce(r.number >= p.number, false) OR EXISTS (SELECT 1 FROM notices n WHERE n.member_id = $2 AND n.kind = 'guidance' AND n.item_id = g.id
                                                        AND n.seen_at IS NOT NULL) AS read,
       coalesce(f.level = 'mute', false) AS muted
FROM guidance_answers g JOIN threads t ON t.id = g.thread_id JOIN posts p ON p.id = g.post_id AND p.state = 'shown'
JOIN members m ON m.id = $2
LEFT JOIN thread_reads r ON r.member_id = $2 AND r.thread_id = t.id
LEFT JOIN follows f ON f.member_id = $2 AND f.target = 'thread' AND f.target_id = t.id
WHERE g.id = $1 AND g.state = 'published' AND g.verdict IS NOT NULL AND t.state IN ('open', 'closed')
