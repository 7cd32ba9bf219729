DELETE FROM search_documents WHERE kind NOT IN ('post', 'trial', 'organisation');
ALTER TABLE search_documents
    DROP COLUMN language,
    DROP COLUMN year,
    DROP COLUMN answered,
    DROP COLUMN status,
    DROP COLUMN kostra,
    DROP COLUMN counties,
    DROP CONSTRAINT search_documents_kind_check,
    ADD CONSTRAINT search_documents_kind_check CHECK (kind IN ('post', 'trial', 'organisation'));
