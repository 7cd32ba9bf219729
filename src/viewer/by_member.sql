SELECT 0::bigint AS session_id, NULL::bigint AS hat_id, employer_address AS employer_mailbox, created_at AS seen_at, member_id, email,
       display_name, language, time_zone, persona, paused_until, paused_reason, hats, staff, areas, opened
FROM member_viewers WHERE member_id = ANY ($1)
