-- What mails about posts are made of, and what their readers wish: $1 the posts, $2 the reader of each.
SELECT p.id AS post, m.id AS reader, t.id AS thread, t.title, t.audience, t.state AS thread_state, t.author_id AS asker, t.accepted_number AS accepted, p.number,
       p.state = 'shown' AS shown, p.author_id AS author, p.author_name, p.organisation_name, p.body_text AS text, m.reply_mail,
       m.mail_generation AS generation, coalesce(r.number, 0) AS read_to, coalesce(f.level = 'mute', false) AS muted,
       EXISTS (SELECT 1 FROM notices n WHERE n.member_id = m.id AND n.kind = 'answer_accepted' AND n.item_id = p.id AND n.seen_at IS NOT NULL) AS seen
FROM unnest($1, $2) AS asked (post, reader) JOIN posts p ON p.id = asked.post JOIN threads t ON t.id = p.thread_id JOIN members m ON m.id = asked.reader
LEFT JOIN thread_reads r ON r.member_id = m.id AND r.thread_id = t.id
LEFT JOIN follows f ON f.member_id = m.id AND f.target = 'thread' AND f.target_id = t.id
