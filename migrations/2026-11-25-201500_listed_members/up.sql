ALTER TABLE memberships ADD COLUMN listed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN memberships.listed IS 'Whether she chose that other members find her in search by this membership: her name, role and side, and the organisation.';
ALTER TABLE search_documents DROP CONSTRAINT search_documents_kind_check;
ALTER TABLE search_documents
    ADD CONSTRAINT search_documents_kind_check
        CHECK (kind IN ('post', 'trial', 'organisation', 'provision', 'guidance', 'involvement', 'indicator', 'lesson', 'person'));
