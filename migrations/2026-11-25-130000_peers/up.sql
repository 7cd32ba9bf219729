CREATE TABLE partner_requests (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    partner_id bigint NOT NULL REFERENCES organisations (id) CHECK (partner_id <> organisation_id),
    kind text NOT NULL CHECK (kind IN ('seek', 'offer')),
    area_id bigint NOT NULL REFERENCES areas (id),
    trial_id bigint REFERENCES trials (id) ON DELETE SET NULL,
    purpose text NOT NULL CHECK (char_length(purpose) BETWEEN 3 AND 120),
    body text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 3000),
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
    sender_id bigint REFERENCES members (id) ON DELETE SET NULL,
    sender_name text NOT NULL,
    answer text CHECK (char_length(answer) BETWEEN 1 AND 3000),
    answerer_id bigint REFERENCES members (id) ON DELETE SET NULL,
    answerer_name text,
    created_at timestamptz NOT NULL,
    answered_at timestamptz,
    CHECK ((state = 'open') = (answered_at IS NULL))
);
COMMENT ON TABLE partner_requests IS 'One organisation asks another to work together or share; read by the representatives of both, and by no one else.';
COMMENT ON COLUMN partner_requests.id IS 'Our own key.';
COMMENT ON COLUMN partner_requests.organisation_id IS 'Who asks.';
COMMENT ON COLUMN partner_requests.partner_id IS 'Who is asked.';
COMMENT ON COLUMN partner_requests.kind IS 'Whether the asking organisation seeks something or offers it.';
COMMENT ON COLUMN partner_requests.area_id IS 'The area it is about.';
COMMENT ON COLUMN partner_requests.trial_id IS 'The trial it is about, where there is one.';
COMMENT ON COLUMN partner_requests.purpose IS 'What it is about in one line; becomes the purpose of the link, open to all, when accepted.';
COMMENT ON COLUMN partner_requests.body IS 'The request itself, plain text.';
COMMENT ON COLUMN partner_requests.audience IS 'Who may read it: the representatives of both organisations.';
COMMENT ON COLUMN partner_requests.state IS 'Waiting for an answer, accepted, declined, or taken back by the one who asked.';
COMMENT ON COLUMN partner_requests.sender_id IS 'The member who asked; null when the account is erased.';
COMMENT ON COLUMN partner_requests.sender_name IS 'Her name as it was then.';
COMMENT ON COLUMN partner_requests.answer IS 'The message of the answer, plain text.';
COMMENT ON COLUMN partner_requests.answerer_id IS 'The member who answered or took it back; null when the account is erased.';
COMMENT ON COLUMN partner_requests.answerer_name IS 'Her name as it was then.';
COMMENT ON COLUMN partner_requests.created_at IS 'When it was asked.';
COMMENT ON COLUMN partner_requests.answered_at IS 'When it was answered or taken back.';
CREATE UNIQUE INDEX partner_requests_open ON partner_requests (organisation_id, partner_id, area_id) WHERE state = 'open';
CREATE INDEX partner_requests_audience ON partner_requests USING gin (audience);

CREATE TABLE partner_links (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    partner_id bigint NOT NULL REFERENCES organisations (id) CHECK (partner_id <> organisation_id),
    request_id bigint NOT NULL UNIQUE REFERENCES partner_requests (id),
    area_id bigint NOT NULL REFERENCES areas (id),
    trial_id bigint REFERENCES trials (id) ON DELETE SET NULL,
    purpose text NOT NULL CHECK (char_length(purpose) BETWEEN 3 AND 120),
    audience text[] NOT NULL DEFAULT '{open}' CHECK (cardinality(audience) > 0),
    status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'ended')),
    since date NOT NULL,
    ended_on date,
    CHECK ((status = 'ended') = (ended_on IS NOT NULL))
);
COMMENT ON TABLE partner_links IS 'Two organisations that work together, after one asked and the other accepted; shown on the pages of both.';
COMMENT ON COLUMN partner_links.id IS 'Our own key.';
COMMENT ON COLUMN partner_links.organisation_id IS 'The one that asked.';
COMMENT ON COLUMN partner_links.partner_id IS 'The one that accepted.';
COMMENT ON COLUMN partner_links.request_id IS 'The request it came of.';
COMMENT ON COLUMN partner_links.area_id IS 'The area it is about.';
COMMENT ON COLUMN partner_links.trial_id IS 'The trial it is about, where there is one.';
COMMENT ON COLUMN partner_links.purpose IS 'What they work on together, in one line.';
COMMENT ON COLUMN partner_links.audience IS 'Who may read it.';
COMMENT ON COLUMN partner_links.status IS 'Under way, or ended.';
COMMENT ON COLUMN partner_links.since IS 'The day it was accepted, in Norway.';
COMMENT ON COLUMN partner_links.ended_on IS 'The day it was ended.';
CREATE INDEX partner_links_organisation ON partner_links (organisation_id);
CREATE INDEX partner_links_partner ON partner_links (partner_id);

-- A kind of mail more. Whatever kinds there are already stay.
DO $$
DECLARE known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(known, 'ARRAY[', 'ARRAY[''partner''::text, ');
END $$;
