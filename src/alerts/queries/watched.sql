-- Searches that somebody waits for news in, after a member's ($1) search ($2), at most $3, with the keys that open audiences to
-- her now ($4).
WITH lot AS MATERIALIZED (
    SELECT id, member_id, query, since FROM saved_searches
    WHERE tell <> 'never' AND (member_id, id) > ($1, $2) ORDER BY member_id, id LIMIT $3
), hers AS MATERIALIZED (
    SELECT k.member_id, array_agg(DISTINCT k.key) AS keys FROM member_keys AS k
    WHERE k.member_id = ANY (ARRAY(SELECT DISTINCT member_id FROM lot)) AND (k.valid_until IS NULL OR k.valid_until > $4)
    GROUP BY k.member_id
)
SELECT lot.id, lot.member_id AS member, lot.query, lot.since, coalesce(hers.keys, '{}') AS keys
FROM lot LEFT JOIN hers ON hers.member_id = lot.member_id
ORDER BY lot.member_id, lot.id
