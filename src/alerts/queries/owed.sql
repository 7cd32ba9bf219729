-- What a letter may tell a member ($1) of what her searches found since ($2): what has no mark in digest_items, however late it
-- was found, and what no mail at once has told of or is about to. A mail that was one too many that day leaves it to the letter.
SELECT f.id FROM search_finds AS f JOIN saved_searches AS s ON s.id = f.search_id
WHERE f.member_id = $1 AND f.found_at >= $2 AND s.tell <> 'never'
  AND NOT EXISTS (SELECT FROM digest_items AS i WHERE i.member_id = $1 AND i.kind = 'found' AND i.item_id = f.id)
  AND NOT EXISTS (SELECT FROM outbox AS o WHERE o.kind = 'alert' AND coalesce(o.member_id, 0) = $1 AND o.item_id = f.id
                  AND (o.state <> 'dropped' OR o.last_error = 'said in the same mail'))
ORDER BY f.found_at, f.id LIMIT 500
