CREATE TABLE areas (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    sort smallint NOT NULL,
    ministry_id bigint REFERENCES organisations (id),
    name_nb text NOT NULL,
    name_nn text NOT NULL,
    lead_nb text NOT NULL,
    lead_nn text NOT NULL,
    about_html_nb text NOT NULL,
    about_html_nn text NOT NULL,
    legal jsonb NOT NULL DEFAULT '[]'
);
COMMENT ON TABLE areas IS 'Trial areas (forsøksområder): the government''s themes, and trust and co-determination across them.';
COMMENT ON COLUMN areas.id IS 'Our own key.';
COMMENT ON COLUMN areas.slug IS 'The readable part of its address.';
COMMENT ON COLUMN areas.sort IS 'The order in lists.';
COMMENT ON COLUMN areas.ministry_id IS 'The responsible ministry, where one is.';
COMMENT ON COLUMN areas.name_nb IS 'Name in bokmål.';
COMMENT ON COLUMN areas.name_nn IS 'Name in nynorsk.';
COMMENT ON COLUMN areas.lead_nb IS 'One sentence in bokmål.';
COMMENT ON COLUMN areas.lead_nn IS 'One sentence in nynorsk.';
COMMENT ON COLUMN areas.about_html_nb IS 'What it is about, rendered from markdown when loaded, bokmål.';
COMMENT ON COLUMN areas.about_html_nn IS 'The same in nynorsk.';
COMMENT ON COLUMN areas.legal IS 'Central acts: a list of {name_nb, name_nn, url}.';

CREATE TABLE trials (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    number integer,
    area_id bigint NOT NULL REFERENCES areas (id),
    kind text NOT NULL CHECK (kind IN ('trial', 'non_trial')),
    status text NOT NULL CHECK (status IN ('unknown', 'running', 'considered_declined')),
    title_nb text NOT NULL,
    title_nn text NOT NULL,
    summary_nb text NOT NULL,
    summary_nn text NOT NULL,
    reasons jsonb NOT NULL DEFAULT '[]',
    year integer,
    source_name text,
    source_url text,
    audience text[] NOT NULL DEFAULT '{open}' CHECK (cardinality(audience) > 0),
    demo boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE trials IS 'The register of trials, and of non-trials: considered and declined, with reasons.';
COMMENT ON COLUMN trials.id IS 'Our own key.';
COMMENT ON COLUMN trials.slug IS 'The readable part of its address.';
COMMENT ON COLUMN trials.number IS 'Its number among the ten selected, where it has one.';
COMMENT ON COLUMN trials.area_id IS 'The area it belongs to.';
COMMENT ON COLUMN trials.kind IS 'A trial, or one that was considered and never became one.';
COMMENT ON COLUMN trials.status IS 'Where it stands; unknown is said as «vet ikke ennå».';
COMMENT ON COLUMN trials.title_nb IS 'Title in bokmål.';
COMMENT ON COLUMN trials.title_nn IS 'Title in nynorsk.';
COMMENT ON COLUMN trials.summary_nb IS 'Plain summary in bokmål.';
COMMENT ON COLUMN trials.summary_nn IS 'Plain summary in nynorsk.';
COMMENT ON COLUMN trials.reasons IS 'Why it was declined: a list of {nb, nn}.';
COMMENT ON COLUMN trials.year IS 'The year it was selected or declined.';
COMMENT ON COLUMN trials.source_name IS 'Where the facts were read.';
COMMENT ON COLUMN trials.source_url IS 'Its address, where it has one.';
COMMENT ON COLUMN trials.audience IS 'Who may read it: readable when it meets the viewer''s keys.';
COMMENT ON COLUMN trials.demo IS 'Fictional, marked so.';
COMMENT ON COLUMN trials.created_at IS 'When it was registered.';
CREATE INDEX trials_area ON trials (area_id);

CREATE TABLE trial_participants (
    trial_id bigint NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (trial_id, organisation_id)
);
COMMENT ON TABLE trial_participants IS 'Who takes part in which trial; a trial can have several, an organisation several trials.';
COMMENT ON COLUMN trial_participants.trial_id IS 'The trial.';
COMMENT ON COLUMN trial_participants.organisation_id IS 'The participant.';
CREATE INDEX trial_participants_organisation ON trial_participants (organisation_id);
