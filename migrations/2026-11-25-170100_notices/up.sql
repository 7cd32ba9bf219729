CREATE TABLE notices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('reply', 'new_thread', 'official_answer', 'answer_accepted', 'guidance', 'announcement',
        'trial', 'partner_request', 'partner_answer', 'account_waits', 'moderation')),
    item_id bigint NOT NULL,
    detail text CHECK (char_length(detail) <= 40),
    thread_id bigint REFERENCES threads (id) ON DELETE CASCADE,
    post_id bigint REFERENCES posts (id) ON DELETE CASCADE,
    trial_id bigint REFERENCES trials (id) ON DELETE CASCADE,
    organisation_id bigint REFERENCES organisations (id) ON DELETE CASCADE,
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    created_at timestamptz NOT NULL,
    seen_at timestamptz,
    UNIQUE (member_id, kind, item_id)
);
COMMENT ON TABLE notices IS 'What a member is told in the service, once for each kind and item. Ids and closed words only; rights are checked again whenever it is counted or shown.';
COMMENT ON COLUMN notices.id IS 'Our own key.';
COMMENT ON COLUMN notices.member_id IS 'Who is told.';
COMMENT ON COLUMN notices.kind IS 'What happened.';
COMMENT ON COLUMN notices.item_id IS 'The key of what it is about, in the table of its kind.';
COMMENT ON COLUMN notices.detail IS 'A closed word that tells more, such as a moderator''s act.';
COMMENT ON COLUMN notices.thread_id IS 'The thread it belongs to, where it does: notices of a thread stand together.';
COMMENT ON COLUMN notices.post_id IS 'The post it tells of; a hidden one is told of no longer.';
COMMENT ON COLUMN notices.trial_id IS 'The trial it belongs to, where it does.';
COMMENT ON COLUMN notices.organisation_id IS 'The other organisation, where it is between two.';
COMMENT ON COLUMN notices.audience IS 'Who may be told, beside what the thread and the trial ask for.';
COMMENT ON COLUMN notices.created_at IS 'When it was told.';
COMMENT ON COLUMN notices.seen_at IS 'When she opened it, or marked it as seen.';
CREATE INDEX notices_member ON notices (member_id, created_at DESC, id DESC);
CREATE INDEX notices_unseen ON notices (member_id) WHERE seen_at IS NULL;
CREATE INDEX notices_thread ON notices (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX notices_post ON notices (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX notices_trial ON notices (trial_id) WHERE trial_id IS NOT NULL;
CREATE INDEX notices_organisation ON notices (organisation_id) WHERE organisation_id IS NOT NULL;

-- The keys of Viewer::keys for a member without a session, a row for each, for telling many at once. A test holds the two
-- against each other.
CREATE VIEW member_keys AS
WITH hats AS NOT MATERIALIZED (
    SELECT ms.member_id, ms.organisation_id, ms.side, ms.valid_until
    FROM memberships ms JOIN members m ON m.id = ms.member_id JOIN organisations o ON o.id = ms.organisation_id
    WHERE ms.state = 'active'
      AND NOT ((ms.side IS NOT DISTINCT FROM 'union' OR o.kind LIKE 'union%')
               AND EXISTS (SELECT 1 FROM organisation_domains d JOIN organisations e ON e.id = d.organisation_id
                           WHERE (split_part(m.email, '@', 2) = d.domain OR split_part(m.email, '@', 2) LIKE '%.' || d.domain)
                             AND e.kind IN ('municipality', 'county_municipality', 'health_trust', 'inter_municipal', 'state_body'))))
SELECT m.id AS member_id, 'open'::text AS key, NULL::timestamptz AS valid_until FROM members m
UNION ALL SELECT member_id, 'members', valid_until FROM hats
UNION ALL SELECT member_id, 'members', NULL FROM staff
UNION ALL SELECT member_id, 'org:' || organisation_id, valid_until FROM hats
UNION ALL SELECT member_id, CASE side WHEN 'management' THEN 'employer' ELSE side END, valid_until FROM hats WHERE side IS NOT NULL
UNION ALL
-- The areas of each organisation's trials; a union local is where its employers are.
SELECT h.member_id, 'area:' || t.area_id, h.valid_until
FROM hats h
LEFT JOIN organisation_employers e ON e.local_id = h.organisation_id
JOIN trial_participants p ON p.organisation_id IN (h.organisation_id, e.employer_id)
JOIN trials t ON t.id = p.trial_id AND t.kind = 'trial'
UNION ALL
SELECT member_id, CASE WHEN area_id IS NULL THEN 'areas' ELSE 'area:' || area_id END, NULL FROM staff WHERE kind = 'moderator';
COMMENT ON VIEW member_keys IS 'What opens audiences to each member without a session: a key may stand more than once, and holds while any of its rows is valid.';

-- Beside who is asking, in the same statement: what she has not seen, a line for each thing, with the audiences that are
-- to meet her keys. The program counts what she may read.
CREATE VIEW member_unseen AS
SELECT m.id AS member_id, coalesce((
    SELECT jsonb_agg(jsonb_build_object('kind', u.kind, 'item', u.item_id, 'thread', u.thread_id, 'trial', u.trial, 'audiences', u.audiences))
    FROM (SELECT DISTINCT n.thread_id, r.slug AS trial,
                 CASE WHEN n.thread_id IS NULL AND n.trial_id IS NULL THEN n.kind END AS kind,
                 CASE WHEN n.thread_id IS NULL AND n.trial_id IS NULL THEN n.item_id END AS item_id,
                 jsonb_build_array(n.audience, t.audience, r.audience) AS audiences
          FROM notices n
          LEFT JOIN threads t ON t.id = n.thread_id
          LEFT JOIN posts p ON p.id = n.post_id
          LEFT JOIN trials r ON r.id = n.trial_id
          WHERE n.member_id = m.id AND n.seen_at IS NULL
            AND (n.thread_id IS NULL OR t.state IN ('open', 'closed') OR t.author_id = n.member_id)
            AND (n.post_id IS NULL OR p.state = 'shown')
          LIMIT 100) AS u), '[]') AS unseen
FROM members m;
COMMENT ON VIEW member_unseen IS 'What each member has not seen, a line for each thing, at most a hundred.';
