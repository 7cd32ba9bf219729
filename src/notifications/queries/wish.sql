-- What a member wishes of mail at once: $1 the member, $2 what the letter calls the item, $3 the item, $4 letters made before that
-- no longer count.
SELECT m.time_zone, m.quiet_from, m.quiet_to, m.mail_daily_cap AS cap, coalesce(s.cadence, 'weekly') <> 'off' AS letter,
       $2 IS NOT NULL AND EXISTS (
           SELECT 1 FROM digest_items i JOIN digests d ON d.id = i.digest_id
           JOIN outbox o ON o.kind = 'digest' AND coalesce(o.member_id, 0) = i.member_id AND o.item_id = d.id AND o.state IN ('waiting', 'sent')
           WHERE i.member_id = $1 AND i.kind = $2 AND i.item_id = $3 AND ($4 IS NULL OR d.made_at > $4)) AS in_letter
FROM members m LEFT JOIN digest_settings s ON s.member_id = m.id
WHERE m.id = $1
