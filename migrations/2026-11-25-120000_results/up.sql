CREATE TABLE indicators (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trial_id bigint NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
    organisation_id bigint REFERENCES organisations (id),
    standard text CHECK (standard IN ('sick_leave', 'room_for_judgement', 'reporting_hours', 'leadership_hours', 'waiting_time',
                                      'user_satisfaction', 'faces', 'knows_contact', 'case_time', 'unit_cost', 'hired_hours',
                                      'pupil_absence')),
    name text NOT NULL,
    definition text NOT NULL DEFAULT '',
    perspective text NOT NULL CHECK (perspective IN ('citizens', 'employees', 'middle_managers', 'economy')),
    aim text CHECK (aim IN ('trust', 'judgement', 'less_reporting', 'whole_team')),
    unit text NOT NULL CHECK (unit IN ('percent', 'count', 'hours', 'hours_week', 'hours_month', 'days', 'weeks', 'months', 'kroner',
                                       'scale_5', 'scale_10', 'other')),
    unit_text text,
    direction text NOT NULL CHECK (direction IN ('higher', 'lower', 'neither')),
    source text NOT NULL,
    target numeric(14, 4),
    target_on date,
    comparison_group text NOT NULL DEFAULT '',
    evidence text NOT NULL DEFAULT 'unknown' CHECK (evidence IN ('unknown', 'described', 'changed', 'compared', 'repeated', 'in_use')),
    outcome text NOT NULL DEFAULT 'too_early' CHECK (outcome IN ('too_early', 'better', 'none', 'worse', 'mixed')),
    unintended text NOT NULL DEFAULT '',
    thread_id bigint REFERENCES threads (id) ON DELETE SET NULL,
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    version integer NOT NULL DEFAULT 1,
    member_id bigint REFERENCES members (id) ON DELETE SET NULL,
    written_for text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((standard IS NULL) = (name <> '')),
    CHECK ((unit = 'other') = (unit_text IS NOT NULL))
);
COMMENT ON TABLE indicators IS 'What a trial measures, with its target and what the participants read out of it.';
COMMENT ON COLUMN indicators.id IS 'Our own key.';
COMMENT ON COLUMN indicators.trial_id IS 'The trial it belongs to.';
COMMENT ON COLUMN indicators.organisation_id IS 'The participant whose figures these are; null is the whole trial.';
COMMENT ON COLUMN indicators.standard IS 'Its entry in the shared catalogue, for comparing across trials; null is the trial''s own.';
COMMENT ON COLUMN indicators.name IS 'Its name, where it is the trial''s own; empty for those of the catalogue.';
COMMENT ON COLUMN indicators.definition IS 'How it is counted here.';
COMMENT ON COLUMN indicators.perspective IS 'For whom it tells something.';
COMMENT ON COLUMN indicators.aim IS 'The aim of the reform it speaks to, where it does.';
COMMENT ON COLUMN indicators.unit IS 'What the values are counted in.';
COMMENT ON COLUMN indicators.unit_text IS 'The unit in words, where it is none of the list.';
COMMENT ON COLUMN indicators.direction IS 'Which way is better.';
COMMENT ON COLUMN indicators.source IS 'Where the values are taken from.';
COMMENT ON COLUMN indicators.target IS 'The value aimed at.';
COMMENT ON COLUMN indicators.target_on IS 'When it is to be reached.';
COMMENT ON COLUMN indicators.comparison_group IS 'Whom the values are compared with; empty is nobody.';
COMMENT ON COLUMN indicators.evidence IS 'How surely the trial is the cause: five levels, and not judged yet.';
COMMENT ON COLUMN indicators.outcome IS 'What the participants read out of it: nothing and worse are results too.';
COMMENT ON COLUMN indicators.unintended IS 'Effects nobody had meant.';
COMMENT ON COLUMN indicators.thread_id IS 'The result thread in which it is told and talked about.';
COMMENT ON COLUMN indicators.audience IS 'Who may read it and its values: readable when it meets the viewer''s keys.';
COMMENT ON COLUMN indicators.version IS 'Counts changes; a change must start from the newest.';
COMMENT ON COLUMN indicators.member_id IS 'Who wrote it last; null when the account is erased.';
COMMENT ON COLUMN indicators.written_for IS 'The organisation it was last written for, as it was named then.';
COMMENT ON COLUMN indicators.created_at IS 'When it was first written.';
COMMENT ON COLUMN indicators.changed_at IS 'When this version was written.';
CREATE INDEX indicators_trial ON indicators (trial_id);
CREATE INDEX indicators_standard ON indicators (standard) WHERE standard IS NOT NULL;

CREATE TABLE measurements (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    indicator_id bigint NOT NULL REFERENCES indicators (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('baseline', 'follow_up')),
    measured_on date NOT NULL,
    value numeric(14, 4) NOT NULL,
    n integer CHECK (n > 0),
    comparison_value numeric(14, 4),
    comparison_n integer CHECK (comparison_n > 0),
    method text NOT NULL DEFAULT '',
    withdrawn boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    member_id bigint REFERENCES members (id) ON DELETE SET NULL,
    written_for text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE measurements IS 'Values of indicators: the baseline, and follow-ups by date.';
COMMENT ON COLUMN measurements.id IS 'Our own key.';
COMMENT ON COLUMN measurements.indicator_id IS 'The indicator.';
COMMENT ON COLUMN measurements.kind IS 'From before the trial, or from later.';
COMMENT ON COLUMN measurements.measured_on IS 'The day, or the last day of the period.';
COMMENT ON COLUMN measurements.value IS 'The value, exact.';
COMMENT ON COLUMN measurements.n IS 'How many people, cases or answers it rests on; for employees fewer than five withhold the value.';
COMMENT ON COLUMN measurements.comparison_value IS 'The value in the comparison group at the same time.';
COMMENT ON COLUMN measurements.comparison_n IS 'How many that one rests on.';
COMMENT ON COLUMN measurements.method IS 'How it was measured, and reservations.';
COMMENT ON COLUMN measurements.withdrawn IS 'Withdrawn by its participant: kept among the earlier versions, shown nowhere else.';
COMMENT ON COLUMN measurements.version IS 'Counts changes; a change must start from the newest.';
COMMENT ON COLUMN measurements.member_id IS 'Who wrote it last; null when the account is erased.';
COMMENT ON COLUMN measurements.written_for IS 'The organisation it was last written for, as it was named then.';
COMMENT ON COLUMN measurements.created_at IS 'When it was first written.';
COMMENT ON COLUMN measurements.changed_at IS 'When this version was written.';
CREATE INDEX measurements_indicator ON measurements (indicator_id, measured_on);

CREATE TABLE lessons (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trial_id bigint NOT NULL REFERENCES trials (id) ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('worked', 'did_not', 'differently', 'conditions', 'adapt')),
    body_source text NOT NULL,
    body_html text NOT NULL,
    render_version smallint NOT NULL,
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    withdrawn boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    member_id bigint REFERENCES members (id) ON DELETE SET NULL,
    written_for text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE lessons IS 'What participants have learnt: what worked, what did not, what they would do differently, conditions, what to adapt.';
COMMENT ON COLUMN lessons.id IS 'Our own key.';
COMMENT ON COLUMN lessons.trial_id IS 'The trial.';
COMMENT ON COLUMN lessons.organisation_id IS 'The participant that learnt it.';
COMMENT ON COLUMN lessons.kind IS 'What sort of lesson.';
COMMENT ON COLUMN lessons.body_source IS 'Markdown as typed.';
COMMENT ON COLUMN lessons.body_html IS 'Sanitised HTML, rendered when written.';
COMMENT ON COLUMN lessons.render_version IS 'Which renderer made it.';
COMMENT ON COLUMN lessons.audience IS 'Who may read it: readable when it meets the viewer''s keys.';
COMMENT ON COLUMN lessons.withdrawn IS 'Withdrawn by its participant: shown nowhere.';
COMMENT ON COLUMN lessons.version IS 'Counts changes; a change must start from the newest.';
COMMENT ON COLUMN lessons.member_id IS 'Who wrote it last; null when the account is erased.';
COMMENT ON COLUMN lessons.written_for IS 'The organisation it was written for, as it was named then.';
COMMENT ON COLUMN lessons.created_at IS 'When it was first written.';
COMMENT ON COLUMN lessons.changed_at IS 'When this version was written.';
CREATE INDEX lessons_trial ON lessons (trial_id);

CREATE TABLE result_versions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    indicator_id bigint REFERENCES indicators (id) ON DELETE CASCADE,
    measurement_id bigint REFERENCES measurements (id) ON DELETE CASCADE,
    lesson_id bigint REFERENCES lessons (id) ON DELETE CASCADE,
    version integer NOT NULL,
    content jsonb NOT NULL,
    member_id bigint REFERENCES members (id) ON DELETE SET NULL,
    written_for text NOT NULL,
    written_at timestamptz NOT NULL,
    CHECK (num_nonnulls(indicator_id, measurement_id, lesson_id) = 1),
    UNIQUE (indicator_id, version),
    UNIQUE (measurement_id, version),
    UNIQUE (lesson_id, version)
);
COMMENT ON TABLE result_versions IS 'Earlier versions of indicators, measurements and lessons: what is changed keeps what it was.';
COMMENT ON COLUMN result_versions.id IS 'Our own key.';
COMMENT ON COLUMN result_versions.indicator_id IS 'The indicator it is a version of.';
COMMENT ON COLUMN result_versions.measurement_id IS 'The measurement it is a version of.';
COMMENT ON COLUMN result_versions.lesson_id IS 'The lesson it is a version of.';
COMMENT ON COLUMN result_versions.version IS 'Its number.';
COMMENT ON COLUMN result_versions.content IS 'The row as it was.';
COMMENT ON COLUMN result_versions.member_id IS 'Who wrote it; null when the account is erased.';
COMMENT ON COLUMN result_versions.written_for IS 'The organisation it was written for, as it was named then.';
COMMENT ON COLUMN result_versions.written_at IS 'When it was written.';
