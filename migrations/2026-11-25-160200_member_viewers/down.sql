DROP VIEW session_viewers;
DROP VIEW member_viewers;
CREATE VIEW session_viewers AS
SELECT s.token_hash, s.id AS session_id, s.hat_id, s.employer_mailbox, s.seen_at, s.expires_at,
       m.id AS member_id, m.email, m.display_name, m.language, m.time_zone, m.persona,
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
                 WHERE ms.member_id = m.id AND ms.state = 'active'), '[]') AS areas
FROM sessions s JOIN members m ON m.id = s.member_id;
COMMENT ON VIEW session_viewers IS 'Who a session belongs to, with her hats, her staff roles and the areas her organisations take part in.';
