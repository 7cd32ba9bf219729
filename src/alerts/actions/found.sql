-- Keeps what searches ($1) found: kinds $2, keys $3 and what they belong to $4, now $5. Of several searches of one member the one
-- that brings mail at once counts; what she wrote herself is no news to her.
INSERT INTO search_finds (member_id, search_id, kind, item_id, parent_id, found_at)
SELECT DISTINCT ON (s.member_id, f.kind, f.item_id) s.member_id, s.id, f.kind, f.item_id, f.parent_id, $5
FROM unnest($1, $2, $3, $4) AS f (search_id, kind, item_id, parent_id)
JOIN saved_searches AS s ON s.id = f.search_id AND s.tell <> 'never'
WHERE NOT EXISTS (SELECT FROM posts AS p WHERE f.kind = 'post' AND p.id = f.item_id AND p.author_id = s.member_id)
  AND NOT EXISTS (SELECT FROM guidance_answers AS g
                  WHERE f.kind = 'guidance' AND g.id = f.item_id AND (s.member_id = ANY (g.writers) OR g.approver_id = s.member_id))
  AND NOT EXISTS (SELECT FROM involvement_events AS e WHERE f.kind = 'involvement' AND e.id = f.item_id AND e.registered_by = s.member_id)
  AND NOT EXISTS (SELECT FROM indicators AS i WHERE f.kind = 'indicator' AND i.id = f.item_id AND i.member_id = s.member_id)
  AND NOT EXISTS (SELECT FROM lessons AS l WHERE f.kind = 'lesson' AND l.id = f.item_id AND l.member_id = s.member_id)
ORDER BY s.member_id, f.kind, f.item_id, s.tell = 'at_once' DESC, s.id
ON CONFLICT (member_id, kind, item_id) DO NOTHING
RETURNING id, member_id, (SELECT tell FROM saved_searches WHERE saved_searches.id = search_id) AS tell
