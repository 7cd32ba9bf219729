CREATE TABLE involvement_promises (
    trial_id bigint NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    form text CHECK (form IN ('none', 'informed', 'written_statement', 'discussed', 'working_group', 'steering_group', 'joint_committee',
                              'work_environment_committee', 'three_party', 'agreement', 'union_initiative')),
    words text NOT NULL CHECK (char_length(words) BETWEEN 1 AND 2000),
    source text CHECK (char_length(source) <= 200),
    updated_by bigint REFERENCES members (id) ON DELETE SET NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (trial_id, organisation_id)
);
COMMENT ON TABLE involvement_promises IS 'What an application said about involving employees, one for each participant of a trial.';
COMMENT ON COLUMN involvement_promises.trial_id IS 'The trial.';
COMMENT ON COLUMN involvement_promises.organisation_id IS 'The participant whose application it is.';
COMMENT ON COLUMN involvement_promises.form IS 'The most influential form it promised; null is not known.';
COMMENT ON COLUMN involvement_promises.words IS 'What it said, plain text.';
COMMENT ON COLUMN involvement_promises.source IS 'Where that stands: a case number or an address.';
COMMENT ON COLUMN involvement_promises.updated_by IS 'Who wrote it down last.';
COMMENT ON COLUMN involvement_promises.updated_at IS 'When.';
COMMENT ON COLUMN involvement_promises.version IS 'Raised at every change, so that two do not overwrite each other unseen.';
CREATE INDEX involvement_promises_organisation ON involvement_promises (organisation_id);

CREATE TABLE involvement_events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trial_id bigint NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
    participant_id bigint REFERENCES organisations (id),
    phase text NOT NULL CHECK (phase IN ('idea', 'preliminary_application', 'final_application', 'hearing', 'decision', 'start', 'operation',
                                         'midway_evaluation', 'final_evaluation', 'continuation')),
    happened_on date NOT NULL,
    title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 150),
    about text CHECK (char_length(about) <= 2000),
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    side text NOT NULL CHECK (side IN ('management', 'union', 'safety')),
    registered_by bigint REFERENCES members (id) ON DELETE SET NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE involvement_events IS 'Something by which employees were involved in a trial, or should have been; shared by the parties.';
COMMENT ON COLUMN involvement_events.id IS 'Our own key.';
COMMENT ON COLUMN involvement_events.trial_id IS 'The trial.';
COMMENT ON COLUMN involvement_events.participant_id IS 'The participant at which it happened; null is all of them together.';
COMMENT ON COLUMN involvement_events.phase IS 'The trial''s phase.';
COMMENT ON COLUMN involvement_events.happened_on IS 'The day.';
COMMENT ON COLUMN involvement_events.title IS 'What it was, in one line.';
COMMENT ON COLUMN involvement_events.about IS 'More about it that the parties agree on, plain text.';
COMMENT ON COLUMN involvement_events.audience IS 'Who may read it: readable when it meets the viewer''s keys.';
COMMENT ON COLUMN involvement_events.organisation_id IS 'The organisation of the party that registered it.';
COMMENT ON COLUMN involvement_events.side IS 'The side of that party.';
COMMENT ON COLUMN involvement_events.registered_by IS 'Who did it for the party; never shown.';
COMMENT ON COLUMN involvement_events.version IS 'Raised at every change.';
COMMENT ON COLUMN involvement_events.created_at IS 'When it was registered.';
CREATE INDEX involvement_events_trial ON involvement_events (trial_id, happened_on, id);

CREATE TABLE involvement_parties (
    event_id bigint NOT NULL REFERENCES involvement_events (id) ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    side text NOT NULL CHECK (side IN ('management', 'union', 'safety')),
    PRIMARY KEY (event_id, organisation_id, side)
);
COMMENT ON TABLE involvement_parties IS 'The parties that can tell about an event: organisation × side, as they were when it was registered or answered.';
COMMENT ON COLUMN involvement_parties.event_id IS 'The event.';
COMMENT ON COLUMN involvement_parties.organisation_id IS 'The party''s organisation.';
COMMENT ON COLUMN involvement_parties.side IS 'The party''s side there.';
CREATE INDEX involvement_parties_organisation ON involvement_parties (organisation_id, side);

CREATE TABLE involvement_accounts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    side text NOT NULL,
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    reveal_at timestamptz NOT NULL,
    late boolean NOT NULL,
    form text NOT NULL CHECK (form IN ('none', 'informed', 'written_statement', 'discussed', 'working_group', 'steering_group', 'joint_committee',
                                       'work_environment_committee', 'three_party', 'agreement', 'union_initiative')),
    who text[] NOT NULL,
    rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
    words text NOT NULL CHECK (char_length(words) BETWEEN 1 AND 2000),
    influence text CHECK (char_length(influence) <= 2000),
    would_repeat text NOT NULL CHECK (would_repeat IN ('yes', 'unsure', 'no')),
    timing text CHECK (timing IN ('before', 'during', 'after')),
    frequency text CHECK (char_length(frequency) <= 200),
    release_percent smallint CHECK (release_percent BETWEEN 0 AND 100),
    release_paid_by text CHECK (char_length(release_paid_by) <= 200),
    training text CHECK (char_length(training) <= 200),
    documents text CHECK (char_length(documents) <= 200),
    disagreement boolean,
    author_id bigint REFERENCES members (id) ON DELETE SET NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    UNIQUE (event_id, organisation_id, side),
    FOREIGN KEY (event_id, organisation_id, side) REFERENCES involvement_parties (event_id, organisation_id, side) ON DELETE CASCADE
);
COMMENT ON TABLE involvement_accounts IS 'How an event looked to one party; hidden from the others until they have given theirs, all have, or thirty days have passed.';
COMMENT ON COLUMN involvement_accounts.id IS 'Our own key.';
COMMENT ON COLUMN involvement_accounts.event_id IS 'The event.';
COMMENT ON COLUMN involvement_accounts.organisation_id IS 'The party''s organisation.';
COMMENT ON COLUMN involvement_accounts.side IS 'The party''s side there.';
COMMENT ON COLUMN involvement_accounts.audience IS 'Who may read it before reveal_at: the parties that have given theirs.';
COMMENT ON COLUMN involvement_accounts.reveal_at IS 'From then on whoever may read the event reads it too.';
COMMENT ON COLUMN involvement_accounts.late IS 'Given when others'' could already be read.';
COMMENT ON COLUMN involvement_accounts.form IS 'The form of involvement, as this party sees it.';
COMMENT ON COLUMN involvement_accounts.who IS 'Who took part: a closed list in the program.';
COMMENT ON COLUMN involvement_accounts.rating IS 'How well this party was involved, 1 to 5.';
COMMENT ON COLUMN involvement_accounts.words IS 'In the party''s own words, plain text.';
COMMENT ON COLUMN involvement_accounts.influence IS 'What changed because of it, plain text.';
COMMENT ON COLUMN involvement_accounts.would_repeat IS 'Whether the party would do it the same way again.';
COMMENT ON COLUMN involvement_accounts.timing IS 'When they were brought in, seen from the decision.';
COMMENT ON COLUMN involvement_accounts.frequency IS 'How often.';
COMMENT ON COLUMN involvement_accounts.release_percent IS 'Paid release (frikjøp) in per cent of a position.';
COMMENT ON COLUMN involvement_accounts.release_paid_by IS 'Who paid for it.';
COMMENT ON COLUMN involvement_accounts.training IS 'What training was given.';
COMMENT ON COLUMN involvement_accounts.documents IS 'Where minutes and papers are.';
COMMENT ON COLUMN involvement_accounts.disagreement IS 'Whether disagreement was recorded; null is not said.';
COMMENT ON COLUMN involvement_accounts.author_id IS 'Who wrote it for the party; never shown.';
COMMENT ON COLUMN involvement_accounts.version IS 'Raised at every change.';
COMMENT ON COLUMN involvement_accounts.created_at IS 'When it was given.';
