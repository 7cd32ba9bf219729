DELETE FROM search_documents WHERE kind = 'person';
ALTER TABLE search_documents DROP CONSTRAINT search_documents_kind_check;
ALTER TABLE search_documents
    ADD CONSTRAINT search_documents_kind_check
        CHECK (kind IN ('post', 'trial', 'organisation', 'provision', 'guidance', 'involvement', 'indicator', 'lesson'));
ALTER TABLE memberships DROP COLUMN listed;
