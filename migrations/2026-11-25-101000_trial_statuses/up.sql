-- Expand: each participant has a status of its own. trials.status is neither read nor written by this version; it stays for
-- the version before, which may still be serving, and goes with the release after.
ALTER TABLE trials ALTER COLUMN status SET DEFAULT 'unknown';
COMMENT ON COLUMN trials.status IS 'Of the version before: a trial''s status is what its participants'' come to. Dropped in the next release.';

ALTER TABLE trial_participants
    ADD COLUMN status text NOT NULL DEFAULT 'unknown' CHECK (status IN ('unknown', 'idea', 'considered_declined', 'preliminary_application',
        'selected', 'selected_in_part', 'rejected', 'no_exemption_needed', 'withdrawn', 'final_application', 'regulation_hearing',
        'adopted', 'awaiting_approval', 'approved', 'never_started', 'running', 'extended', 'stopped', 'ended', 'evaluated')),
    ADD COLUMN outcome text CHECK (outcome IN ('law_changed', 'continued', 'back_to_ordinary')),
    ADD COLUMN lead boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN trial_participants.status IS 'Where this participant stands; selection can be partial. Unknown is said as «vet ikke ennå».';
COMMENT ON COLUMN trial_participants.outcome IS 'What came after the trial, once it has ended or stopped.';
COMMENT ON COLUMN trial_participants.lead IS 'Leads a joint trial.';
UPDATE trial_participants p SET status = t.status FROM trials t WHERE t.id = p.trial_id;

CREATE TABLE trial_status_changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trial_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    from_status text NOT NULL,
    to_status text NOT NULL,
    on_date date NOT NULL,
    reference text,
    reason text,
    words text,
    recorded_by bigint REFERENCES members (id) ON DELETE SET NULL,
    recorded_name text NOT NULL,
    recorded_for text NOT NULL,
    recorded_at timestamptz NOT NULL,
    taken_back_at timestamptz,
    FOREIGN KEY (trial_id, organisation_id) REFERENCES trial_participants (trial_id, organisation_id) ON DELETE CASCADE
);
COMMENT ON TABLE trial_status_changes IS 'Every change of a participant''s status: when it was decided, by which decision, and who recorded it. Rows are never deleted; a mistake is taken back.';
COMMENT ON COLUMN trial_status_changes.id IS 'Our own key; the order in which they were recorded.';
COMMENT ON COLUMN trial_status_changes.trial_id IS 'The trial.';
COMMENT ON COLUMN trial_status_changes.organisation_id IS 'The participant.';
COMMENT ON COLUMN trial_status_changes.from_status IS 'Where it stood.';
COMMENT ON COLUMN trial_status_changes.to_status IS 'Where it stands from then on.';
COMMENT ON COLUMN trial_status_changes.on_date IS 'When it happened or was decided.';
COMMENT ON COLUMN trial_status_changes.reference IS 'The decision: case number, or the ministry''s reference.';
COMMENT ON COLUMN trial_status_changes.reason IS 'Why it came to nothing or was stopped; a closed list in the program.';
COMMENT ON COLUMN trial_status_changes.words IS 'The same in the recorder''s own words.';
COMMENT ON COLUMN trial_status_changes.recorded_by IS 'Who recorded it.';
COMMENT ON COLUMN trial_status_changes.recorded_name IS 'Her name then.';
COMMENT ON COLUMN trial_status_changes.recorded_for IS 'The organisation she recorded it for, as it was named then.';
COMMENT ON COLUMN trial_status_changes.recorded_at IS 'When she did.';
COMMENT ON COLUMN trial_status_changes.taken_back_at IS 'When it was taken back as a mistake.';
CREATE INDEX trial_status_changes_participant ON trial_status_changes (trial_id, organisation_id, id);
CREATE INDEX trial_status_changes_member ON trial_status_changes (recorded_by);
