-- What a member may do and read, in one place: a session adds only its own hat and mailbox.
DROP VIEW session_viewers;
CREATE VIEW member_viewers AS
SELECT m.id AS member_id, m.email, m.display_name, m.language, m.time_zone, m.persona, m.paused_until, m.paused_reason, m.created_at,
       EXISTS (SELECT 1 FROM organisation_domains d JOIN organisations o ON o.id = d.organisation_id
               WHERE (split_part(m.email, '@', 2) = d.domain OR split_part(m.email, '@', 2) LIKE '%.' || d.domain)
                 AND o.kind IN ('municipality', 'county_municipality', 'health_trust', 'inter_municipal', 'state_body')) AS employer_address,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', ms.id, 'organisation_id', o.id, 'organisation', o.name, 'slug', o.slug,
                                  'organisation_kind', o.kind, 'role', ms.role, 'side', ms.side, 'valid_until', ms.valid_until)
                                  ORDER BY ms.id)
                 FROM memberships ms JOIN organisations o ON o.id = ms.organisation_id
                 WHERE ms.member_id = m.id AND ms.state = 'active'), '[]') AS hats,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kind', st.kind, 'area_id', st.area_id)) FROM staff st
                 WHERE st.member_id = m.id), '[]') AS staff,
       -- The areas of each organisation's trials; a union local is where its employers are.
       coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('organisation_id', ms.organisation_id, 'area_id', t.area_id))
                 FROM memberships ms
                 LEFT JOIN organisation_employers e ON e.local_id = ms.organisation_id
                 JOIN trial_participants p ON p.organisation_id IN (ms.organisation_id, e.employer_id)
                 JOIN trials t ON t.id = p.trial_id AND t.kind = 'trial'
                 WHERE ms.member_id = m.id AND ms.state = 'active'), '[]') AS areas,
       -- Restricted threads open to her as a moderator of their area, for as long as a case about them waits.
       coalesce((SELECT jsonb_agg(DISTINCT t.id)
                 FROM staff st
                 JOIN threads t ON st.area_id IS NULL OR st.area_id = t.area_id
                 JOIN thread_openings o ON o.thread_id = t.id AND o.closed_at IS NULL
                 WHERE st.member_id = m.id AND st.kind = 'moderator'), '[]') AS opened
FROM members m;
COMMENT ON VIEW member_viewers IS 'A member with her hats, her staff roles, the areas her organisations take part in and the threads open to her as a moderator.';
CREATE VIEW session_viewers AS
SELECT s.token_hash, s.id AS session_id, s.hat_id, s.employer_mailbox, s.seen_at, s.expires_at,
       v.member_id, v.email, v.display_name, v.language, v.time_zone, v.persona, v.paused_until, v.paused_reason,
       v.hats, v.staff, v.areas, v.opened
FROM sessions s JOIN member_viewers v ON v.member_id = s.member_id;
COMMENT ON VIEW session_viewers IS 'Who a session belongs to, as a viewer.';
