ALTER TABLE trials
    ADD COLUMN draft boolean NOT NULL DEFAULT false,
    ADD COLUMN edited_at timestamptz,
    ADD COLUMN verified_on date,
    ADD COLUMN verified_by text;
COMMENT ON COLUMN trials.draft IS 'Not published yet: read by its participants only, and gives nobody a place in the area.';
COMMENT ON COLUMN trials.edited_at IS 'When a participant last changed something; what was edited here is not overwritten by reference data.';
COMMENT ON COLUMN trials.verified_on IS 'When a participant last said that the record still holds.';
COMMENT ON COLUMN trials.verified_by IS 'For which organisation, as it was named then.';

ALTER TABLE trial_participants
    ADD COLUMN period_from date,
    ADD COLUMN period_to date,
    ADD COLUMN council_on date,
    ADD COLUMN council_body text,
    ADD COLUMN council_case text,
    ADD COLUMN council_vote text,
    ADD COLUMN regulation_title text,
    ADD COLUMN regulation_url text,
    ADD COLUMN regulation_text text,
    ADD COLUMN ministry_reference text,
    ADD COLUMN ministry_on date,
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD CHECK (period_to >= period_from);
COMMENT ON COLUMN trial_participants.period_from IS 'First day of the trial here.';
COMMENT ON COLUMN trial_participants.period_to IS 'Last day of the trial here, extension included.';
COMMENT ON COLUMN trial_participants.council_on IS 'When the council decided.';
COMMENT ON COLUMN trial_participants.council_body IS 'Which body decided.';
COMMENT ON COLUMN trial_participants.council_case IS 'Its case number.';
COMMENT ON COLUMN trial_participants.council_vote IS 'How it voted.';
COMMENT ON COLUMN trial_participants.regulation_title IS 'The title of the local regulation.';
COMMENT ON COLUMN trial_participants.regulation_url IS 'Where it can be read.';
COMMENT ON COLUMN trial_participants.regulation_text IS 'Its text, for others to use again.';
COMMENT ON COLUMN trial_participants.ministry_reference IS 'The ministry''s reference for the approval.';
COMMENT ON COLUMN trial_participants.ministry_on IS 'When the ministry approved.';
COMMENT ON COLUMN trial_participants.version IS 'Raised by every edit, so that two editors at once are seen.';

CREATE TABLE trial_fields (
    trial_id bigint NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
    field text NOT NULL,
    language text NOT NULL CHECK (language IN ('nb', 'nn')),
    source text NOT NULL,
    html text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    written_name text NOT NULL,
    written_for text NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (trial_id, field)
);
COMMENT ON TABLE trial_fields IS 'The record of a trial, field by field. A field that is not here is not known yet.';
COMMENT ON COLUMN trial_fields.trial_id IS 'The trial.';
COMMENT ON COLUMN trial_fields.field IS 'Which field; a closed list in the program.';
COMMENT ON COLUMN trial_fields.language IS 'The language form it is written in.';
COMMENT ON COLUMN trial_fields.source IS 'Markdown as typed; empty once it was taken out again.';
COMMENT ON COLUMN trial_fields.html IS 'Rendered when written.';
COMMENT ON COLUMN trial_fields.version IS 'Raised by every edit.';
COMMENT ON COLUMN trial_fields.written_name IS 'Who wrote this wording, as she was named then.';
COMMENT ON COLUMN trial_fields.written_for IS 'For which organisation, as it was named then.';
COMMENT ON COLUMN trial_fields.written_at IS 'When.';

CREATE TABLE trial_field_versions (
    trial_id bigint NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
    field text NOT NULL,
    version integer NOT NULL,
    source text NOT NULL,
    written_name text NOT NULL,
    written_for text NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (trial_id, field, version)
);
COMMENT ON TABLE trial_field_versions IS 'Every wording of every field, the present one included, so that what changed can be read.';
COMMENT ON COLUMN trial_field_versions.trial_id IS 'The trial.';
COMMENT ON COLUMN trial_field_versions.field IS 'Which field.';
COMMENT ON COLUMN trial_field_versions.version IS 'Which version of it.';
COMMENT ON COLUMN trial_field_versions.source IS 'Markdown as it was.';
COMMENT ON COLUMN trial_field_versions.written_name IS 'Who wrote it, as she was named then; empty for what the register began with.';
COMMENT ON COLUMN trial_field_versions.written_for IS 'For which organisation, as it was named then.';
COMMENT ON COLUMN trial_field_versions.written_at IS 'When.';
CREATE INDEX trial_field_versions_newest ON trial_field_versions (trial_id, written_at);

CREATE TABLE trial_exemptions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trial_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    provision_id bigint NOT NULL REFERENCES provisions (id),
    state text NOT NULL CHECK (state IN ('asked', 'granted', 'granted_in_part', 'refused', 'not_needed')),
    rule_before text,
    rule_after text,
    reason text,
    decided_on date,
    reference text,
    expires_on date,
    version integer NOT NULL DEFAULT 1,
    recorded_name text NOT NULL,
    recorded_for text NOT NULL,
    recorded_at timestamptz NOT NULL,
    UNIQUE (trial_id, organisation_id, provision_id),
    FOREIGN KEY (trial_id, organisation_id) REFERENCES trial_participants (trial_id, organisation_id) ON DELETE CASCADE,
    CHECK (state NOT IN ('refused', 'not_needed') OR reason IS NOT NULL)
);
COMMENT ON TABLE trial_exemptions IS 'Which provisions a participant asked to deviate from, and what came of it: also what was refused, with the reason.';
COMMENT ON COLUMN trial_exemptions.id IS 'Our own key.';
COMMENT ON COLUMN trial_exemptions.trial_id IS 'The trial.';
COMMENT ON COLUMN trial_exemptions.organisation_id IS 'The participant.';
COMMENT ON COLUMN trial_exemptions.provision_id IS 'The provision.';
COMMENT ON COLUMN trial_exemptions.state IS 'Asked for, granted, granted in part, refused, or found not to be needed.';
COMMENT ON COLUMN trial_exemptions.rule_before IS 'What the rule asks for, in plain words.';
COMMENT ON COLUMN trial_exemptions.rule_after IS 'What is done instead.';
COMMENT ON COLUMN trial_exemptions.reason IS 'Why it was refused, or is not needed.';
COMMENT ON COLUMN trial_exemptions.decided_on IS 'When it was decided.';
COMMENT ON COLUMN trial_exemptions.reference IS 'The decision''s reference.';
COMMENT ON COLUMN trial_exemptions.expires_on IS 'The last day it is valid.';
COMMENT ON COLUMN trial_exemptions.version IS 'Raised by every edit.';
COMMENT ON COLUMN trial_exemptions.recorded_name IS 'Who recorded it last, as she was named then.';
COMMENT ON COLUMN trial_exemptions.recorded_for IS 'For which organisation, as it was named then.';
COMMENT ON COLUMN trial_exemptions.recorded_at IS 'When.';
CREATE INDEX trial_exemptions_provision ON trial_exemptions (provision_id);

CREATE TABLE trial_adoptions (
    trial_id bigint NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('same', 'copy', 'adapted')),
    how text,
    own_trial_id bigint REFERENCES trials (id) ON DELETE SET NULL,
    recorded_by bigint REFERENCES members (id) ON DELETE SET NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (trial_id, organisation_id),
    CHECK (own_trial_id <> trial_id),
    CHECK (kind <> 'adapted' OR how IS NOT NULL)
);
COMMENT ON TABLE trial_adoptions IS 'Who does the same as a trial, or copies it: as it is, or adapted and how.';
COMMENT ON COLUMN trial_adoptions.trial_id IS 'The trial that is copied.';
COMMENT ON COLUMN trial_adoptions.organisation_id IS 'Who copies.';
COMMENT ON COLUMN trial_adoptions.kind IS 'Does the same of its own accord, copies as it is, or copies adapted.';
COMMENT ON COLUMN trial_adoptions.how IS 'What was adapted, or how it is done there.';
COMMENT ON COLUMN trial_adoptions.own_trial_id IS 'The copier''s own trial, where it has one.';
COMMENT ON COLUMN trial_adoptions.recorded_by IS 'Who said so.';
COMMENT ON COLUMN trial_adoptions.recorded_at IS 'When.';
CREATE INDEX trial_adoptions_organisation ON trial_adoptions (organisation_id);
CREATE INDEX trial_adoptions_own_trial ON trial_adoptions (own_trial_id);
CREATE INDEX trial_adoptions_member ON trial_adoptions (recorded_by);
