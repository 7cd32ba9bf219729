DROP TABLE trial_adoptions;
DROP TABLE trial_exemptions;
DROP TABLE trial_field_versions;
DROP TABLE trial_fields;
ALTER TABLE trial_participants DROP COLUMN period_from, DROP COLUMN period_to, DROP COLUMN council_on, DROP COLUMN council_body,
    DROP COLUMN council_case, DROP COLUMN council_vote, DROP COLUMN regulation_title, DROP COLUMN regulation_url,
    DROP COLUMN regulation_text, DROP COLUMN ministry_reference, DROP COLUMN ministry_on, DROP COLUMN version;
ALTER TABLE trials DROP COLUMN draft, DROP COLUMN edited_at, DROP COLUMN verified_on, DROP COLUMN verified_by;
