ALTER TABLE search_documents DROP CONSTRAINT search_documents_kind_check;
ALTER TABLE search_documents
    ADD CONSTRAINT search_documents_kind_check
        CHECK (kind IN ('post', 'trial', 'organisation', 'provision', 'guidance', 'involvement', 'indicator', 'lesson')),
    ADD COLUMN counties text[] NOT NULL DEFAULT '{}',
    ADD COLUMN kostra smallint[] NOT NULL DEFAULT '{}',
    ADD COLUMN status text,
    ADD COLUMN answered boolean,
    ADD COLUMN year integer,
    ADD COLUMN language text;
COMMENT ON COLUMN search_documents.counties IS 'Numbers of the counties it has to do with.';
COMMENT ON COLUMN search_documents.kostra IS 'KOSTRA groups of the municipalities it has to do with.';
COMMENT ON COLUMN search_documents.status IS 'Where a trial stands; for what belongs to a trial, where the trial stands.';
COMMENT ON COLUMN search_documents.answered IS 'Whether a question has its answer; null where nothing was asked.';
COMMENT ON COLUMN search_documents.year IS 'The year it is of.';
COMMENT ON COLUMN search_documents.language IS 'The language form, nb or nn, where it is known.';
