-- What is owed: $1 the member, $2 her keys, $3 her organisations, $4 the areas they take part in, $5 what was before is no
-- news, $6 now, $7 the organisations she speaks for. Nothing is bounded by a cursor: what has no mark in digest_items is owed,
-- however late it was committed. What another mail has told of, or is about to, is not.
WITH mine AS MATERIALIZED (
    SELECT target, target_id, level, since FROM follows WHERE member_id = $1
), muted AS MATERIALIZED (
    SELECT target, target_id FROM mine WHERE level = 'mute'
), near AS MATERIALIZED (
    SELECT id, bool_or(own) AS own FROM (
        SELECT unnest($4::bigint[]) AS id, true AS own UNION ALL SELECT target_id, false FROM mine WHERE target = 'area') a
    WHERE NOT EXISTS (SELECT 1 FROM muted WHERE target = 'area' AND target_id = a.id) GROUP BY id
), watched AS MATERIALIZED (
    -- Her threads and those she follows, and the posts that notices tell her of.
    SELECT t.id, $5::timestamptz AS since, 'own_thread' AS why FROM threads t
    WHERE t.author_id = $1 AND NOT EXISTS (SELECT 1 FROM muted WHERE target = 'thread' AND target_id = t.id)
    UNION ALL SELECT target_id, greatest(since, $5), 'follows_thread' FROM mine WHERE target = 'thread' AND level <> 'mute'
), told AS MATERIALIZED (
    SELECT n.kind, n.item_id, n.thread_id, n.post_id, n.created_at FROM notices n
    WHERE n.member_id = $1 AND n.seen_at IS NULL AND n.created_at >= $5 AND n.kind IN ('reply', 'official_answer', 'answer_accepted', 'guidance')
), trials_near AS MATERIALIZED (
    -- Trials she follows or of organisations she follows, and those in her areas; the nearest reason counts, and mute before all.
    SELECT r.id, CASE WHEN f.target IS NOT NULL THEN 'follows_trial' WHEN o.any THEN 'follows_organisation' ELSE 'same_area' END AS why
    FROM trials r LEFT JOIN mine f ON f.target = 'trial' AND f.target_id = r.id
    CROSS JOIN LATERAL (SELECT coalesce(bool_or(m.level <> 'mute'), false) AS any, coalesce(bool_or(m.level = 'mute'), false) AS muted
        FROM trial_participants p JOIN mine m ON m.target = 'organisation' AND m.target_id = p.organisation_id WHERE p.trial_id = r.id) o
    WHERE r.audience && $2 AND NOT r.draft AND coalesce(f.level, 'normal') <> 'mute'
      AND (f.target IS NOT NULL OR NOT o.muted AND (o.any OR r.area_id IN (SELECT id FROM near)))
), fresh AS (
    SELECT p.id, p.thread_id, p.created_at, w.why FROM watched w JOIN posts p ON p.thread_id = w.id AND p.number > 1 AND p.created_at >= w.since
    UNION ALL SELECT p.id, p.thread_id, p.created_at, 'told' FROM told n JOIN posts p ON p.id = n.post_id WHERE n.kind IN ('reply', 'official_answer')
), posts_owed AS (
    SELECT f.id, f.thread_id, min(f.created_at) AS at, array_agg(DISTINCT f.why) AS why FROM fresh f GROUP BY f.id, f.thread_id
)
SELECT 'guidance' AS kind, g.id AS item_id, 0::smallint AS round, t.id AS thread_id, NULL::bigint AS trial_id, g.published_at AS at,
       CASE WHEN near.own THEN '{my_area}' WHEN near.id IS NOT NULL THEN '{follows_area}' ELSE '{follows_rule}' END::text[] AS why
FROM guidance_answers g JOIN threads t ON t.id = g.thread_id JOIN posts p ON p.id = g.post_id
LEFT JOIN near ON near.id = t.area_id
WHERE g.state = 'published' AND g.superseded_at IS NULL AND g.published_at >= $5 AND p.state = 'shown'
  AND t.state IN ('open', 'closed') AND t.audience && $2
  AND NOT $1 = ANY (g.writers) AND g.approver_id IS DISTINCT FROM $1
  AND (near.id IS NOT NULL OR EXISTS (SELECT 1 FROM told n WHERE n.kind = 'guidance' AND n.item_id = g.id)
       OR EXISTS (SELECT 1 FROM watched w WHERE w.id = t.id))
  AND NOT EXISTS (SELECT 1 FROM muted m WHERE (m.target, m.target_id) IN (('thread', t.id), ('trial', t.trial_id)))
  AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.member_id = $1 AND n.kind = 'guidance' AND n.item_id = g.id AND n.seen_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM thread_reads r WHERE r.member_id = $1 AND r.thread_id = t.id AND r.number >= p.number)
  AND NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.member_id = $1 AND i.kind = 'guidance' AND i.item_id = g.id)
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.kind = 'guidance' AND coalesce(o.member_id, 0) = $1 AND o.item_id = g.id AND (o.state IN ('waiting', 'sent') OR o.last_error = 'said in the same mail'))
UNION ALL
-- Announcements her organisations are to acknowledge: again each week, until one of them has or the day is past.
SELECT 'acknowledgement', t.id, coalesce(before.times, 0)::smallint, t.id, NULL, n.published_at, '{speaks_for}'
FROM announcements n JOIN threads t ON t.id = n.thread_id
CROSS JOIN LATERAL (SELECT count(*) AS times, max(d.slot) AS last FROM digest_items i JOIN digests d ON d.id = i.digest_id
                    WHERE i.member_id = $1 AND i.kind = 'acknowledgement' AND i.item_id = t.id) before
WHERE n.published_at IS NOT NULL AND n.needs_acknowledgement AND t.state IN ('open', 'closed') AND t.audience && $2
  AND (t.expires_on IS NULL OR t.expires_on >= ($6 AT TIME ZONE 'Europe/Oslo')::date)
  AND EXISTS (SELECT 1 FROM announcement_addressees a WHERE a.thread_id = t.id AND a.organisation_id = ANY ($7) AND a.acknowledged_at IS NULL)
  AND (before.last IS NULL OR before.last < $6 - interval '6 days 12 hours')
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.kind = 'announcement' AND coalesce(o.member_id, 0) = $1 AND o.item_id = t.id
                  AND (o.state = 'waiting' OR o.sent_at > $6 - interval '6 days 12 hours'))
UNION ALL
-- Announcements to her organisations that she has not opened, once.
SELECT 'announcement', t.id, 0::smallint, t.id, NULL, n.published_at, '{addressed}'
FROM announcements n JOIN threads t ON t.id = n.thread_id
WHERE n.published_at >= $5 AND t.state IN ('open', 'closed') AND t.audience && $2 AND t.author_id IS DISTINCT FROM $1
  AND (t.expires_on IS NULL OR t.expires_on >= ($6 AT TIME ZONE 'Europe/Oslo')::date)
  AND ('all' = ANY (n.addressed) AND NOT n.demo
       OR EXISTS (SELECT 1 FROM announcement_addressees a WHERE a.thread_id = t.id AND a.organisation_id = ANY ($3)))
  AND NOT (n.needs_acknowledgement AND EXISTS (SELECT 1 FROM announcement_addressees a
           WHERE a.thread_id = t.id AND a.organisation_id = ANY ($7) AND a.acknowledged_at IS NULL))
  AND NOT EXISTS (SELECT 1 FROM announcement_addressees a WHERE a.thread_id = t.id AND a.acknowledged_by = $1)
  AND NOT EXISTS (SELECT 1 FROM thread_reads r WHERE r.member_id = $1 AND r.thread_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.member_id = $1 AND i.thread_id = t.id AND i.kind IN ('announcement', 'acknowledgement'))
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.kind = 'announcement' AND coalesce(o.member_id, 0) = $1 AND o.item_id = t.id AND o.state IN ('waiting', 'sent'))
UNION ALL
-- Answers in her threads and in those she follows. What is official guidance stands above.
SELECT 'post', p.id, 0::smallint, t.id, NULL, f.at, f.why
FROM posts_owed f JOIN posts p ON p.id = f.id JOIN threads t ON t.id = p.thread_id
LEFT JOIN thread_reads r ON r.member_id = $1 AND r.thread_id = t.id
JOIN members m ON m.id = $1
WHERE p.state = 'shown' AND p.number > coalesce(r.number, 0) AND p.author_id IS DISTINCT FROM $1
  -- The mail at once about an answer in her own thread may not be owed yet.
  AND NOT (m.reply_mail AND t.author_id = $1 AND p.created_at > $6 - interval '1 hour')
  AND t.state IN ('open', 'closed') AND t.audience && $2
  AND NOT EXISTS (SELECT 1 FROM muted m WHERE m.target = 'thread' AND m.target_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM guidance_answers g WHERE g.post_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.member_id = $1 AND i.kind = 'post' AND i.item_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.kind = 'reply' AND coalesce(o.member_id, 0) = $1 AND o.item_id = p.id AND (o.state IN ('waiting', 'sent') OR o.last_error = 'said in the same mail'))
UNION ALL
-- A thread may be closed by then: the answer is what closed it.
SELECT 'accepted', n.item_id, 0::smallint, t.id, NULL, n.created_at, CASE WHEN p.author_id = $1 THEN '{own_answer}' ELSE '{follows_thread}' END::text[]
FROM told n JOIN threads t ON t.id = n.thread_id JOIN posts p ON p.id = n.item_id
WHERE n.kind = 'answer_accepted' AND p.state = 'shown' AND t.accepted_number = p.number
  AND t.state IN ('open', 'closed') AND t.audience && $2
  AND NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.member_id = $1 AND i.kind = 'accepted' AND i.item_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.kind = 'accepted' AND coalesce(o.member_id, 0) = $1 AND o.item_id = p.id AND (o.state IN ('waiting', 'sent') OR o.last_error = 'said in the same mail'))
UNION ALL
SELECT 'status', c.id, 0::smallint, NULL, t.id, c.recorded_at, ARRAY[t.why]
FROM trial_status_changes c JOIN trials_near t ON t.id = c.trial_id
WHERE c.taken_back_at IS NULL AND c.recorded_at >= $5 AND c.recorded_by IS DISTINCT FROM $1
  AND NOT c.organisation_id = ANY ($3)
  AND NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.member_id = $1 AND i.kind = 'status' AND i.item_id = c.id)
UNION ALL
SELECT 'measurement', m.id, 0::smallint, NULL, t.id, m.created_at, ARRAY[t.why]
FROM measurements m JOIN indicators n ON n.id = m.indicator_id JOIN trials_near t ON t.id = n.trial_id
WHERE m.kind = 'follow_up' AND NOT m.withdrawn AND m.created_at >= $5 AND m.member_id IS DISTINCT FROM $1
  AND n.audience && $2
  AND (n.organisation_id IS NULL OR NOT n.organisation_id = ANY ($3))
  AND NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.member_id = $1 AND i.kind = 'measurement' AND i.item_id = m.id)
ORDER BY at, item_id
