-- Tells that a trial's record or status changed: $1 the trial, $2 now. Those who speak for its participants and for those who
-- copy it, those who follow it, and those who want to hear everything of its area or of a participant; not the one who changed
-- it last. A later change is the same line, new again; the same change told twice is not.
WITH what AS (
    SELECT r.id, r.area_id, r.audience, r.edited_at,
           (SELECT a.member_id FROM audit a WHERE a.subject_kind = 'trial' AND a.subject_id = r.id
            AND a.act IN ('trial_edit', 'trial_publish', 'trial_step', 'trial_exemption') ORDER BY a.id DESC LIMIT 1) AS by
    FROM trials r WHERE r.id = $1 AND NOT r.draft AND r.edited_at IS NOT NULL
), reach AS (
    SELECT f.member_id, f.target, f.level FROM what w JOIN follows f ON (f.target, f.target_id) IN (('trial', w.id), ('area', w.area_id))
    UNION ALL SELECT f.member_id, f.target, f.level
    FROM what w JOIN trial_participants p ON p.trial_id = w.id JOIN follows f ON f.target = 'organisation' AND f.target_id = p.organisation_id
    UNION ALL SELECT m.member_id, 'own', 'normal'
    FROM (SELECT p.organisation_id FROM what w JOIN trial_participants p ON p.trial_id = w.id
          UNION SELECT d.organisation_id FROM what w JOIN trial_adoptions d ON d.trial_id = w.id) AS theirs
    JOIN memberships m USING (organisation_id)
    WHERE m.state = 'active' AND m.role IN ('representative', 'coordinator') AND (m.valid_until IS NULL OR m.valid_until > $2)
), wish AS (
    SELECT member_id, bool_or(target IN ('trial', 'own')) AS near,
           CASE WHEN bool_or(target = 'trial') THEN bool_or(target = 'trial' AND level = 'mute') ELSE bool_or(level = 'mute') END AS mute,
           bool_or(level = 'everything') AS everything
    FROM reach GROUP BY member_id
)
INSERT INTO notices (member_id, kind, item_id, trial_id, audience, created_at)
SELECT wish.member_id, 'trial', w.id, w.id, '{open}', w.edited_at
FROM what w CROSS JOIN wish
WHERE NOT wish.mute AND (wish.near OR wish.everything) AND wish.member_id IS DISTINCT FROM w.by
  AND EXISTS (SELECT 1 FROM member_keys k WHERE k.member_id = wish.member_id AND k.key = ANY(w.audience)
              AND (k.valid_until IS NULL OR k.valid_until > $2))
ON CONFLICT (member_id, kind, item_id) DO UPDATE SET created_at = excluded.created_at, seen_at = NULL
WHERE notices.created_at < excluded.created_at
