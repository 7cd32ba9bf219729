CREATE TABLE acts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('act', 'regulation')),
    number text NOT NULL UNIQUE,
    name_nb text NOT NULL,
    name_nn text NOT NULL,
    aliases text[] NOT NULL DEFAULT '{}',
    in_force_from date,
    in_force_to date,
    successor_id bigint REFERENCES acts (id),
    url text NOT NULL,
    CHECK (in_force_to > in_force_from)
);
COMMENT ON TABLE acts IS 'Acts and regulations that trials deviate from and answers cite.';
COMMENT ON COLUMN acts.id IS 'Our own key.';
COMMENT ON COLUMN acts.slug IS 'The readable part of its address.';
COMMENT ON COLUMN acts.kind IS 'An act, or a regulation.';
COMMENT ON COLUMN acts.number IS 'Its date and number as Lovdata writes them: 2018-06-22-83.';
COMMENT ON COLUMN acts.name_nb IS 'Short title in bokmål, with the year where two have the same.';
COMMENT ON COLUMN acts.name_nn IS 'Short title in nynorsk.';
COMMENT ON COLUMN acts.aliases IS 'Other ways of writing the short title, in small letters.';
COMMENT ON COLUMN acts.in_force_from IS 'First day in force; null is unknown, or different for its parts.';
COMMENT ON COLUMN acts.in_force_to IS 'First day no longer in force.';
COMMENT ON COLUMN acts.successor_id IS 'What replaced it.';
COMMENT ON COLUMN acts.url IS 'Where it can be read.';
CREATE INDEX acts_successor ON acts (successor_id);

CREATE TABLE provisions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    act_id bigint NOT NULL REFERENCES acts (id),
    section text NOT NULL DEFAULT '',
    ledd smallint NOT NULL DEFAULT 0 CHECK (ledd BETWEEN 0 AND 99),
    about_nb text,
    about_nn text,
    valid_from date,
    valid_to date,
    successor_id bigint REFERENCES provisions (id),
    UNIQUE (act_id, section, ledd),
    CHECK (ledd = 0 OR section <> ''),
    CHECK (valid_to > valid_from)
);
COMMENT ON TABLE provisions IS 'Places in acts and regulations: the whole, a section, or a paragraph (ledd) of one. A row is there once somebody has referred to it; that tells nothing of who did.';
COMMENT ON COLUMN provisions.id IS 'Our own key.';
COMMENT ON COLUMN provisions.act_id IS 'The act or regulation.';
COMMENT ON COLUMN provisions.section IS 'The section without its sign: 5-11, 9 A-4; empty is the whole.';
COMMENT ON COLUMN provisions.ledd IS 'Which paragraph of the section; 0 is all of it.';
COMMENT ON COLUMN provisions.about_nb IS 'What it is about in a few words of our own, bokmål.';
COMMENT ON COLUMN provisions.about_nn IS 'The same in nynorsk.';
COMMENT ON COLUMN provisions.valid_from IS 'First day valid, where that differs from the act.';
COMMENT ON COLUMN provisions.valid_to IS 'First day no longer valid, where that differs from the act.';
COMMENT ON COLUMN provisions.successor_id IS 'Where the rule stands now, when that is known.';
CREATE INDEX provisions_successor ON provisions (successor_id);

CREATE TABLE thread_provisions (
    thread_id bigint NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    provision_id bigint NOT NULL REFERENCES provisions (id),
    PRIMARY KEY (thread_id, provision_id)
);
COMMENT ON TABLE thread_provisions IS 'Which provisions a thread is about, as read from what was written.';
COMMENT ON COLUMN thread_provisions.thread_id IS 'The thread.';
COMMENT ON COLUMN thread_provisions.provision_id IS 'The provision.';
CREATE INDEX thread_provisions_provision ON thread_provisions (provision_id);
