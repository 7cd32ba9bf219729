CREATE TABLE search_documents (
    kind text NOT NULL CHECK (kind IN ('post', 'trial', 'organisation')),
    id bigint NOT NULL,
    parent_id bigint NOT NULL,
    facet text,
    area_id bigint,
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    title text NOT NULL,
    body text NOT NULL,
    at timestamptz NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (kind, id)
);
COMMENT ON TABLE search_documents IS 'The search index on Postgres: a copy made by jobs. Answers are ids; rows are read again under the reader''s rights.';
COMMENT ON COLUMN search_documents.kind IS 'What was indexed.';
COMMENT ON COLUMN search_documents.id IS 'Its key.';
COMMENT ON COLUMN search_documents.parent_id IS 'The thread of a post; otherwise the same as id.';
COMMENT ON COLUMN search_documents.facet IS 'Kind of thread or organisation, for filtering.';
COMMENT ON COLUMN search_documents.area_id IS 'The trial area, where it has one.';
COMMENT ON COLUMN search_documents.audience IS 'Who may find it.';
COMMENT ON COLUMN search_documents.title IS 'Title or name.';
COMMENT ON COLUMN search_documents.body IS 'Plain text.';
COMMENT ON COLUMN search_documents.at IS 'When it was written.';
COMMENT ON COLUMN search_documents.words IS 'Norwegian stems; the title weighs A, the body C.';
CREATE INDEX search_documents_words ON search_documents USING gin (words);
CREATE INDEX search_documents_title ON search_documents USING gin (title gin_trgm_ops);
CREATE INDEX search_documents_parent ON search_documents (parent_id) WHERE kind = 'post';

CREATE TABLE search_words (
    word text PRIMARY KEY
);
COMMENT ON TABLE search_words IS 'Words seen in the index, to forgive typing errors. Never shown: a word may come from a restricted room.';
COMMENT ON COLUMN search_words.word IS 'Lower case, four letters or more.';
CREATE INDEX search_words_similar ON search_words USING gin (word gin_trgm_ops);
