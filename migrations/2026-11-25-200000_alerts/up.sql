-- Searches that are kept, what came into the index for the first time, and what of it was found for whom.
CREATE TABLE saved_searches (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    query text NOT NULL CHECK (char_length(query) BETWEEN 1 AND 4000),
    tell text NOT NULL CHECK (tell IN ('at_once', 'letter', 'never')),
    since timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (member_id, query)
);
COMMENT ON TABLE saved_searches IS 'Searches that members keep. Nobody else sees them.';
COMMENT ON COLUMN saved_searches.id IS 'Our own key.';
COMMENT ON COLUMN saved_searches.member_id IS 'Whose.';
COMMENT ON COLUMN saved_searches.name IS 'What she calls it.';
COMMENT ON COLUMN saved_searches.query IS 'The search as its address has it after the question mark, in one form: the same search is kept once.';
COMMENT ON COLUMN saved_searches.tell IS 'How she is told of what is new in it: by mail at once, in the letter, or not.';
COMMENT ON COLUMN saved_searches.since IS 'What came before is no news: when it was saved, or she last asked to be told.';
COMMENT ON COLUMN saved_searches.created_at IS 'When it was saved.';
CREATE INDEX saved_searches_watched ON saved_searches (member_id, id) WHERE tell <> 'never';

CREATE TABLE search_arrivals (
    kind text NOT NULL,
    id bigint NOT NULL,
    audience text[] NOT NULL,
    arrived_at timestamptz NOT NULL,
    pending boolean NOT NULL DEFAULT true,
    PRIMARY KEY (kind, id)
);
COMMENT ON TABLE search_arrivals IS 'What has been in the search index, whether or not it is there now: what is written over or shown again is not new. The row is written in the transaction that indexes the thing, so nothing committed late is passed over.';
COMMENT ON COLUMN search_arrivals.kind IS 'What was indexed.';
COMMENT ON COLUMN search_arrivals.id IS 'Its key.';
COMMENT ON COLUMN search_arrivals.audience IS 'Every key that has opened it: one it has not had before makes it new to those who hold that key.';
COMMENT ON COLUMN search_arrivals.arrived_at IS 'When it was first indexed, or opened to more.';
COMMENT ON COLUMN search_arrivals.pending IS 'It has not been held against the saved searches yet.';
CREATE INDEX search_arrivals_pending ON search_arrivals (arrived_at, kind, id) WHERE pending;
INSERT INTO search_arrivals (kind, id, audience, arrived_at, pending) SELECT kind, id, audience, at, false FROM search_documents;

CREATE TABLE search_finds (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    search_id bigint REFERENCES saved_searches (id) ON DELETE SET NULL,
    kind text NOT NULL,
    item_id bigint NOT NULL,
    parent_id bigint NOT NULL,
    found_at timestamptz NOT NULL,
    UNIQUE (member_id, kind, item_id)
);
COMMENT ON TABLE search_finds IS 'Something new that one of a member''s saved searches found: ids only, read again under her rights when she is told. Told by the mail of the outbox with this item, or by a line of a letter.';
COMMENT ON COLUMN search_finds.id IS 'Our own key.';
COMMENT ON COLUMN search_finds.member_id IS 'For whom; a thing is found once for each, however many of her searches find it.';
COMMENT ON COLUMN search_finds.search_id IS 'The search that found it; null when it is deleted, and then she is not told.';
COMMENT ON COLUMN search_finds.kind IS 'What was found.';
COMMENT ON COLUMN search_finds.item_id IS 'Its key.';
COMMENT ON COLUMN search_finds.parent_id IS 'The thread of a post; otherwise the same as item_id.';
COMMENT ON COLUMN search_finds.found_at IS 'When.';
CREATE INDEX search_finds_search ON search_finds (search_id) WHERE search_id IS NOT NULL;
CREATE INDEX search_finds_found ON search_finds (found_at);

-- One more kind of mail and one more kind of line in the letter, whatever kinds there are already.
DO $$
DECLARE
    mails text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
    lines text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'digest_items_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(mails, 'ARRAY[', 'ARRAY[''alert''::text, ');
    ALTER TABLE digest_items DROP CONSTRAINT digest_items_kind_check;
    EXECUTE 'ALTER TABLE digest_items ADD CONSTRAINT digest_items_kind_check ' || replace(lines, 'ARRAY[', 'ARRAY[''found''::text, ');
END $$;
INSERT INTO schedules (kind, every_seconds, next_at) VALUES ('match_searches', 60, now());
