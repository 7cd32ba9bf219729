-- What their readers wish of mails at once: $1 the mails, $2 what the letter calls the item of each, $3 letters made before that no
-- longer count.
SELECT w.id, w.member_id AS member, m.time_zone, m.quiet_from, m.quiet_to, m.mail_daily_cap AS cap, coalesce(s.cadence, 'weekly') <> 'off' AS letter,
       asked.called IS NOT NULL AND EXISTS (
           SELECT 1 FROM digest_items i JOIN digests d ON d.id = i.digest_id
           JOIN outbox o ON o.kind = 'digest' AND coalesce(o.member_id, 0) = i.member_id AND o.item_id = d.id AND o.state IN ('waiting', 'sent')
           WHERE i.member_id = m.id AND i.kind = asked.called AND i.item_id = w.item_id AND (asked.since IS NULL OR d.made_at > asked.since)) AS in_letter
FROM unnest($1, $2, $3) AS asked (mail, called, since) JOIN outbox w ON w.id = asked.mail JOIN members m ON m.id = w.member_id
LEFT JOIN digest_settings s ON s.member_id = m.id
