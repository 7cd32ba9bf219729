CREATE TABLE search_documents (
    kind text NOT NULL CHECK (kind IN ('post', 'trial', 'organisation')),
    id bigint NOT NULL,
    parent_id bigint NOT NULL,
    facet text,
    area_id bigint,
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    at timestamptz NOT NULL,
    weight real NOT NULL DEFAULT 1 CHECK (weight > 0),
    title_key text NOT NULL,
    title_words tsvector NOT NULL,
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
COMMENT ON COLUMN search_documents.at IS 'When it was written; of many matches the newest are ranked.';
COMMENT ON COLUMN search_documents.weight IS 'What it weighs beside its words: opening and official posts more than replies.';
COMMENT ON COLUMN search_documents.title_key IS 'Its own title in plain letters without æ, ø and å, for likeness; empty for replies.';
COMMENT ON COLUMN search_documents.title_words IS 'Norwegian stems of its own title, so that an old title is found among many newer posts; empty for replies.';
COMMENT ON COLUMN search_documents.words IS 'Norwegian stems: its own title weighs A, the body C, what stands around it D; and what it is, unless a post (=trial).';
CREATE INDEX search_documents_words ON search_documents USING gin (words);
CREATE INDEX search_documents_title_words ON search_documents USING gin (title_words) WHERE title_key <> '';
CREATE INDEX search_documents_title_key ON search_documents USING gin (title_key gin_trgm_ops) WHERE title_key <> '';
CREATE INDEX search_documents_newest ON search_documents (at DESC);
CREATE INDEX search_documents_parent ON search_documents (parent_id) WHERE kind = 'post';

CREATE TABLE search_words (
    word text PRIMARY KEY,
    key text NOT NULL
);
COMMENT ON TABLE search_words IS 'Words seen in the index, to forgive typing errors. Never shown: a word may come from a restricted room.';
COMMENT ON COLUMN search_words.word IS 'Lower case, three letters or more.';
COMMENT ON COLUMN search_words.key IS 'The word in plain letters, the same however æ, ø and å were typed.';
CREATE INDEX search_words_key ON search_words (key);
CREATE INDEX search_words_similar ON search_words USING gin (key gin_trgm_ops);
