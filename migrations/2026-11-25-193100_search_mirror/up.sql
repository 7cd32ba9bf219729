CREATE SEQUENCE search_turns;
CREATE TABLE search_mirror (
    kind text NOT NULL,
    id bigint NOT NULL,
    document jsonb,
    turn bigint NOT NULL DEFAULT nextval('search_turns'),
    pending boolean NOT NULL DEFAULT true,
    PRIMARY KEY (kind, id)
);
COMMENT ON TABLE search_mirror IS 'What the search server outside should hold, kept in the transactions that fill the index here; empty where no such server is used.';
COMMENT ON COLUMN search_mirror.kind IS 'What was indexed.';
COMMENT ON COLUMN search_mirror.id IS 'Its key.';
COMMENT ON COLUMN search_mirror.document IS 'The document; null is to be taken out there.';
COMMENT ON COLUMN search_mirror.turn IS 'Raised by every change, and sent along, so that what was sent can be told from what is newer.';
COMMENT ON COLUMN search_mirror.pending IS 'Not known to stand there yet.';
CREATE INDEX search_mirror_pending ON search_mirror (turn) WHERE pending;

CREATE TABLE search_outside (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    index_name text,
    holder bigint NOT NULL DEFAULT 0,
    busy_until timestamptz
);
COMMENT ON TABLE search_outside IS 'The state of the search server outside: one row.';
COMMENT ON COLUMN search_outside.one IS 'Always true.';
COMMENT ON COLUMN search_outside.index_name IS 'The index that was filled whole; null when none was.';
COMMENT ON COLUMN search_outside.holder IS 'Whoever sends to it now; another holder may not go on.';
COMMENT ON COLUMN search_outside.busy_until IS 'Until when nobody else sends; null when nobody does.';
INSERT INTO search_outside DEFAULT VALUES;
INSERT INTO schedules (kind, every_seconds, next_at)
VALUES ('mirror', 15, now()), ('check_index', 86400, date_trunc('day', now()) + interval '1 day 3 hours');

-- What can be found since this version is indexed once; there is nothing to do where nothing is indexed yet.
INSERT INTO jobs (kind, payload, dedupe_key, run_at)
SELECT 'check_index', '{}', 'check_index', now() WHERE EXISTS (SELECT FROM search_documents);
