CREATE TABLE members (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email = lower(email) AND char_length(email) <= 254),
    display_name text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 80),
    language text NOT NULL DEFAULT 'nb' CHECK (language ~ '^[a-z]{2}$'),
    time_zone text NOT NULL DEFAULT 'Europe/Oslo',
    persona boolean NOT NULL DEFAULT false,
    persona_about jsonb,
    reply_mail boolean NOT NULL DEFAULT true,
    mail_generation integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE members IS 'A person with an account.';
COMMENT ON COLUMN members.id IS 'Our own key.';
COMMENT ON COLUMN members.email IS 'Lower case; the account''s key at sign-in by mail.';
COMMENT ON COLUMN members.display_name IS 'The name shown with posts.';
COMMENT ON COLUMN members.language IS 'Bokmål or nynorsk, for pages and mail.';
COMMENT ON COLUMN members.time_zone IS 'IANA name, for times and letters.';
COMMENT ON COLUMN members.persona IS 'A demo persona that can be picked at sign-in, in the demo only.';
COMMENT ON COLUMN members.persona_about IS 'What the persona comes for: {nb, nn}.';
COMMENT ON COLUMN members.reply_mail IS 'Wants a mail at once when someone replies to her thread.';
COMMENT ON COLUMN members.mail_generation IS 'Raised to make every unsubscribe link sent before invalid.';
COMMENT ON COLUMN members.created_at IS 'When the account was made.';

CREATE TABLE memberships (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    role text NOT NULL CHECK (role IN ('member', 'representative', 'coordinator')),
    side text CHECK (side IN ('management', 'union', 'safety', 'ministry')),
    state text NOT NULL CHECK (state IN ('waiting', 'active', 'ended', 'declined')),
    verified_by text CHECK (verified_by IN ('domain', 'coordinator', 'invitation', 'operator')),
    verified_by_member_id bigint REFERENCES members (id) ON DELETE SET NULL,
    verified_at timestamptz,
    valid_until timestamptz,
    message text CHECK (char_length(message) <= 500),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (member_id, organisation_id),
    CHECK (state <> 'active' OR (verified_by IS NOT NULL AND verified_at IS NOT NULL))
);
COMMENT ON TABLE memberships IS 'Person × organisation × role: a hat. A side is a verified role, never inferred from an address.';
COMMENT ON COLUMN memberships.id IS 'Our own key; the hat a session wears.';
COMMENT ON COLUMN memberships.member_id IS 'The person.';
COMMENT ON COLUMN memberships.organisation_id IS 'The organisation.';
COMMENT ON COLUMN memberships.role IS 'Coordinators verify others in their organisation.';
COMMENT ON COLUMN memberships.side IS 'Employer''s management, union representative, safety representative or ministry; null is none.';
COMMENT ON COLUMN memberships.state IS 'Waiting for approval, active, ended or declined.';
COMMENT ON COLUMN memberships.verified_by IS 'How it was verified.';
COMMENT ON COLUMN memberships.verified_by_member_id IS 'The coordinator who did it, where one did.';
COMMENT ON COLUMN memberships.verified_at IS 'When.';
COMMENT ON COLUMN memberships.valid_until IS 'To be confirmed again before this; null is without end.';
COMMENT ON COLUMN memberships.message IS 'What the person wrote to the coordinator.';
COMMENT ON COLUMN memberships.created_at IS 'When it was asked for.';
CREATE INDEX memberships_organisation ON memberships (organisation_id, state);

CREATE TABLE staff (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('moderator', 'administrator')),
    area_id bigint REFERENCES areas (id),
    appointed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE staff IS 'Ministry moderators (of an area, or of all) and administrators, appointed on the command line.';
COMMENT ON COLUMN staff.id IS 'Our own key.';
COMMENT ON COLUMN staff.member_id IS 'The person.';
COMMENT ON COLUMN staff.kind IS 'Moderator or administrator.';
COMMENT ON COLUMN staff.area_id IS 'The area moderated; null is all.';
COMMENT ON COLUMN staff.appointed_at IS 'When.';
CREATE UNIQUE INDEX staff_once ON staff (member_id, kind, coalesce(area_id, 0));

CREATE TABLE sessions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    hat_id bigint REFERENCES memberships (id) ON DELETE SET NULL,
    opened_through text NOT NULL CHECK (opened_through IN ('mail', 'persona')),
    employer_mailbox boolean NOT NULL,
    user_agent text NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE sessions IS 'Signed-in browsers. Deleted when revoked or expired.';
COMMENT ON COLUMN sessions.id IS 'Our own key, shown in the list of sessions.';
COMMENT ON COLUMN sessions.token_hash IS 'SHA-256 of the cookie''s random token.';
COMMENT ON COLUMN sessions.member_id IS 'Who is signed in.';
COMMENT ON COLUMN sessions.hat_id IS 'The membership she writes under; null is none.';
COMMENT ON COLUMN sessions.opened_through IS 'How it was opened.';
COMMENT ON COLUMN sessions.employer_mailbox IS 'Opened through a mailbox at an employer''s domain: carries no union hat.';
COMMENT ON COLUMN sessions.user_agent IS 'The browser''s own description, cut to 200 characters, so that she knows it again.';
COMMENT ON COLUMN sessions.created_at IS 'When it was opened.';
COMMENT ON COLUMN sessions.seen_at IS 'Last use, kept to the minute.';
COMMENT ON COLUMN sessions.expires_at IS 'No longer valid from then on.';
CREATE INDEX sessions_member ON sessions (member_id);

CREATE TABLE sign_ins (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL,
    browser_hash bytea NOT NULL,
    client_hash bytea NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    language text NOT NULL DEFAULT 'nb' CHECK (language ~ '^[a-z]{2}$'),
    next_path text NOT NULL DEFAULT '/',
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
COMMENT ON TABLE sign_ins IS 'Requests to sign in by mail. The link and the code are keyed hashes of the row, made when the mail is written and stored nowhere.';
COMMENT ON COLUMN sign_ins.id IS 'Our own key.';
COMMENT ON COLUMN sign_ins.email IS 'The address asked for, lower case.';
COMMENT ON COLUMN sign_ins.browser_hash IS 'SHA-256 of the asking browser''s cookie: only there does the code work.';
COMMENT ON COLUMN sign_ins.client_hash IS 'Keyed hash of the asking network address, for the rate limit.';
COMMENT ON COLUMN sign_ins.attempts IS 'Wrong codes so far; five and it is void.';
COMMENT ON COLUMN sign_ins.language IS 'The language the page was read in, for an address that has no account yet.';
COMMENT ON COLUMN sign_ins.next_path IS 'Where she was going.';
COMMENT ON COLUMN sign_ins.created_at IS 'When it was asked for.';
COMMENT ON COLUMN sign_ins.expires_at IS 'Thirty minutes later.';
COMMENT ON COLUMN sign_ins.used_at IS 'Used once; null is not yet.';
CREATE INDEX sign_ins_email ON sign_ins (email, created_at);
CREATE INDEX sign_ins_client ON sign_ins (client_hash, created_at);
CREATE INDEX sign_ins_expires ON sign_ins (expires_at);

CREATE TABLE invitations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    email text NOT NULL CHECK (email = lower(email)),
    role text NOT NULL CHECK (role IN ('member', 'representative', 'coordinator')),
    side text CHECK (side IN ('management', 'union', 'safety', 'ministry')),
    invited_by bigint REFERENCES members (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    UNIQUE (organisation_id, email)
);
COMMENT ON TABLE invitations IS 'Whoever signs in with the invited address is offered the membership.';
COMMENT ON COLUMN invitations.id IS 'Our own key.';
COMMENT ON COLUMN invitations.organisation_id IS 'Where to.';
COMMENT ON COLUMN invitations.email IS 'Who, lower case.';
COMMENT ON COLUMN invitations.role IS 'As what.';
COMMENT ON COLUMN invitations.side IS 'On which side, if any.';
COMMENT ON COLUMN invitations.invited_by IS 'The coordinator; null is the operator.';
COMMENT ON COLUMN invitations.created_at IS 'When.';
COMMENT ON COLUMN invitations.expires_at IS 'Fourteen days later.';
COMMENT ON COLUMN invitations.accepted_at IS 'When it was taken up.';
CREATE INDEX invitations_email ON invitations (email);
