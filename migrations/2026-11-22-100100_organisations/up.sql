CREATE TABLE organisations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9-]{2,80}$'),
    kind text NOT NULL CHECK (kind IN ('municipality', 'county_municipality', 'union', 'union_confederation', 'union_local',
        'ministry', 'state_body', 'health_trust', 'inter_municipal', 'research', 'association')),
    name text NOT NULL COLLATE nb CHECK (char_length(name) BETWEEN 2 AND 200),
    official_name text,
    about text,
    organisation_number text UNIQUE CHECK (organisation_number ~ '^[0-9]{9}$'),
    county_number text,
    language_form text CHECK (language_form IN ('bokmål', 'nynorsk', 'nøytral')),
    sami_area boolean,
    latitude double precision CHECK (latitude BETWEEN 57 AND 82),
    longitude double precision CHECK (longitude BETWEEN -10 AND 36),
    parent_id bigint REFERENCES organisations (id),
    demo boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE organisations IS 'Whoever takes part: identity is the organisation, its municipality number is valid from–to.';
COMMENT ON COLUMN organisations.id IS 'Our own key; never reused.';
COMMENT ON COLUMN organisations.slug IS 'The readable part of its address.';
COMMENT ON COLUMN organisations.kind IS 'What it is; a closed list shared with the program.';
COMMENT ON COLUMN organisations.name IS 'The everyday name, sorted in Norwegian order.';
COMMENT ON COLUMN organisations.official_name IS 'The official name where it differs, for example with its Sami form.';
COMMENT ON COLUMN organisations.about IS 'One plain sentence about it, in its own language form.';
COMMENT ON COLUMN organisations.organisation_number IS 'Nine digits in Enhetsregisteret; null is unknown, not absent.';
COMMENT ON COLUMN organisations.county_number IS 'The county it lies in (SSB Klass 104).';
COMMENT ON COLUMN organisations.language_form IS 'The language form it has decided on (språklova); null is unknown.';
COMMENT ON COLUMN organisations.sami_area IS 'Within the administrative area for Sami languages (sameloven § 3-1); null is unknown.';
COMMENT ON COLUMN organisations.latitude IS 'Degrees north (WGS 84) of a point on its land; null is unknown.';
COMMENT ON COLUMN organisations.longitude IS 'Degrees east (WGS 84) of the same point.';
COMMENT ON COLUMN organisations.parent_id IS 'The union of a local, or the confederation of a union.';
COMMENT ON COLUMN organisations.demo IS 'Fictional, shown in the demo only and marked so.';
COMMENT ON COLUMN organisations.created_at IS 'When it was registered here.';
CREATE INDEX organisations_kind_name ON organisations (kind, name, id);
CREATE INDEX organisations_county ON organisations (county_number);

CREATE TABLE organisation_numbers (
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    number text NOT NULL CHECK (number ~ '^[0-9]{4}$'),
    valid_from date NOT NULL,
    valid_to date CHECK (valid_to > valid_from),
    PRIMARY KEY (number, valid_from)
);
COMMENT ON TABLE organisation_numbers IS 'Municipality numbers (SSB Klass 131) with validity: mergers and splits give new ones.';
COMMENT ON COLUMN organisation_numbers.organisation_id IS 'Whose number.';
COMMENT ON COLUMN organisation_numbers.number IS 'Four digits.';
COMMENT ON COLUMN organisation_numbers.valid_from IS 'First day it is valid.';
COMMENT ON COLUMN organisation_numbers.valid_to IS 'First day it no longer is; null while it is in use.';
CREATE INDEX organisation_numbers_organisation ON organisation_numbers (organisation_id);

CREATE TABLE organisation_figures (
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    year integer NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    population integer CHECK (population >= 0),
    kostra_group smallint CHECK (kostra_group BETWEEN 1 AND 17),
    centrality smallint CHECK (centrality BETWEEN 1 AND 6),
    area_km2 integer CHECK (area_km2 > 0),
    PRIMARY KEY (organisation_id, year)
);
COMMENT ON TABLE organisation_figures IS 'Figures per year, from SSB and Kartverket; null is unknown.';
COMMENT ON COLUMN organisation_figures.organisation_id IS 'Whose figures.';
COMMENT ON COLUMN organisation_figures.year IS 'The year the figures are for.';
COMMENT ON COLUMN organisation_figures.population IS 'Inhabitants on 1 January.';
COMMENT ON COLUMN organisation_figures.kostra_group IS 'KOSTRA group (SSB Klass 112).';
COMMENT ON COLUMN organisation_figures.centrality IS 'Centrality class (SSB Klass 128), 1 is the most central.';
COMMENT ON COLUMN organisation_figures.area_km2 IS 'Land and water, square kilometres.';

CREATE TABLE counties (
    number text PRIMARY KEY CHECK (number ~ '^[0-9]{2}$'),
    slug text NOT NULL UNIQUE,
    name text NOT NULL COLLATE nb,
    official_name text NOT NULL,
    organisation_id bigint REFERENCES organisations (id)
);
COMMENT ON TABLE counties IS 'The counties (SSB Klass 104). Oslo is both county and municipality: one organisation.';
COMMENT ON COLUMN counties.number IS 'Two digits.';
COMMENT ON COLUMN counties.slug IS 'The readable part of its address.';
COMMENT ON COLUMN counties.name IS 'The everyday name.';
COMMENT ON COLUMN counties.official_name IS 'The official name, with its Sami or Kven forms.';
COMMENT ON COLUMN counties.organisation_id IS 'The county municipality, or Oslo kommune.';
ALTER TABLE organisations ADD CONSTRAINT organisations_county_number_fkey
    FOREIGN KEY (county_number) REFERENCES counties (number) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE organisation_employers (
    local_id bigint NOT NULL REFERENCES organisations (id),
    employer_id bigint NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (local_id, employer_id)
);
COMMENT ON TABLE organisation_employers IS 'Which employers a union local organises employees at.';
COMMENT ON COLUMN organisation_employers.local_id IS 'The union local.';
COMMENT ON COLUMN organisation_employers.employer_id IS 'The employer.';

CREATE TABLE organisation_domains (
    domain text PRIMARY KEY CHECK (domain = lower(domain) AND domain ~ '^[a-z0-9.-]+\.[a-z]{2,}$'),
    organisation_id bigint NOT NULL REFERENCES organisations (id)
);
COMMENT ON TABLE organisation_domains IS 'A mailbox under the domain (or a subdomain) makes its owner a member of the organisation, never of a side.';
COMMENT ON COLUMN organisation_domains.domain IS 'Lower case, without @.';
COMMENT ON COLUMN organisation_domains.organisation_id IS 'Whose domain.';
CREATE INDEX organisation_domains_organisation ON organisation_domains (organisation_id);
