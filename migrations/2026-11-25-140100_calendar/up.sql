CREATE TABLE calendar_events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid text NOT NULL UNIQUE CHECK (char_length(uid) BETWEEN 8 AND 200),
    kind text NOT NULL CHECK (kind IN ('deadline', 'hearing', 'evaluation', 'meeting')),
    title_nb text NOT NULL CHECK (char_length(title_nb) BETWEEN 3 AND 150),
    title_nn text NOT NULL CHECK (char_length(title_nn) BETWEEN 3 AND 150),
    about text CHECK (char_length(about) <= 4000),
    place text CHECK (char_length(place) <= 200),
    day date NOT NULL,
    until date CHECK (until > day),
    starts_at timestamptz,
    ends_at timestamptz CHECK (ends_at > starts_at),
    area_id bigint REFERENCES areas (id),
    trial_id bigint REFERENCES trials (id) ON DELETE CASCADE,
    organisation_id bigint REFERENCES organisations (id),
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    url text CHECK (char_length(url) <= 500),
    source_name text CHECK (char_length(source_name) <= 200),
    owner_id bigint REFERENCES organisations (id),
    author_id bigint REFERENCES members (id) ON DELETE SET NULL,
    sequence integer NOT NULL DEFAULT 0,
    cancelled_at timestamptz,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CHECK (until IS NULL OR starts_at IS NULL),
    CHECK (ends_at IS NULL OR starts_at IS NOT NULL),
    CHECK (num_nonnulls(area_id, trial_id, organisation_id) <= 1)
);
COMMENT ON TABLE calendar_events IS 'What is in the calendar: deadlines, hearings, evaluation rounds and meetings. Last days of announcements are read from their threads.';
COMMENT ON COLUMN calendar_events.id IS 'Our own key; part of its address.';
COMMENT ON COLUMN calendar_events.uid IS 'What other calendars know it by (RFC 5545, 3.8.4.7); never changed.';
COMMENT ON COLUMN calendar_events.kind IS 'What it is.';
COMMENT ON COLUMN calendar_events.title_nb IS 'Title for those who read bokmål.';
COMMENT ON COLUMN calendar_events.title_nn IS 'Title for those who read nynorsk; the same where there is only one.';
COMMENT ON COLUMN calendar_events.about IS 'What it is about, plain text.';
COMMENT ON COLUMN calendar_events.place IS 'Where: a room, or the address of a meeting on the net.';
COMMENT ON COLUMN calendar_events.day IS 'The first day, in Norway.';
COMMENT ON COLUMN calendar_events.until IS 'The last day, where it takes several whole days.';
COMMENT ON COLUMN calendar_events.starts_at IS 'When it begins; null is all day.';
COMMENT ON COLUMN calendar_events.ends_at IS 'When it ends, where that is known.';
COMMENT ON COLUMN calendar_events.area_id IS 'The area it is about.';
COMMENT ON COLUMN calendar_events.trial_id IS 'The trial it is about.';
COMMENT ON COLUMN calendar_events.organisation_id IS 'The organisation it is about.';
COMMENT ON COLUMN calendar_events.audience IS 'Who may read it: readable when it meets the viewer''s keys.';
COMMENT ON COLUMN calendar_events.url IS 'Where there is more to read.';
COMMENT ON COLUMN calendar_events.source_name IS 'Where it was read, for facts that nobody here entered.';
COMMENT ON COLUMN calendar_events.owner_id IS 'The organisation it was entered for, whose people may change it; null is reference data.';
COMMENT ON COLUMN calendar_events.author_id IS 'Who entered it.';
COMMENT ON COLUMN calendar_events.sequence IS 'Raised by every change, so that other calendars take it (RFC 5545, 3.8.7.4).';
COMMENT ON COLUMN calendar_events.cancelled_at IS 'When it was called off.';
COMMENT ON COLUMN calendar_events.created_at IS 'When it was entered.';
COMMENT ON COLUMN calendar_events.changed_at IS 'When it was last changed.';
CREATE INDEX calendar_events_day ON calendar_events (day, id);
CREATE INDEX calendar_events_area ON calendar_events (area_id, day) WHERE area_id IS NOT NULL;
CREATE INDEX calendar_events_trial ON calendar_events (trial_id, day) WHERE trial_id IS NOT NULL;
CREATE INDEX calendar_events_organisation ON calendar_events (organisation_id, day) WHERE organisation_id IS NOT NULL;
CREATE INDEX threads_expires ON threads (expires_on) WHERE expires_on IS NOT NULL;

CREATE TABLE calendar_feeds (
    member_id bigint PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
    generation integer NOT NULL DEFAULT 0,
    renewed_at timestamptz NOT NULL
);
COMMENT ON TABLE calendar_feeds IS 'Members who have made their private calendar addresses anew; without a row it is generation 0.';
COMMENT ON COLUMN calendar_feeds.member_id IS 'Whose addresses.';
COMMENT ON COLUMN calendar_feeds.generation IS 'Part of the proof in the address: raising it makes the earlier ones invalid.';
COMMENT ON COLUMN calendar_feeds.renewed_at IS 'When.';
