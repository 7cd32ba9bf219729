CREATE TABLE threads (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id bigint NOT NULL REFERENCES areas (id),
    trial_id bigint REFERENCES trials (id),
    kind text NOT NULL CHECK (kind IN ('question', 'experience', 'result', 'involvement', 'rule_in_way', 'guidance_request',
        'partner_wanted', 'announcement', 'discussion')),
    title text NOT NULL CHECK (char_length(title) BETWEEN 3 AND 150),
    language text NOT NULL DEFAULT 'nb' CHECK (language ~ '^[a-z]{2}$'),
    audience text[] NOT NULL CHECK (cardinality(audience) > 0),
    state text NOT NULL CHECK (state IN ('waiting', 'open', 'closed', 'hidden')),
    state_reason text CHECK (char_length(state_reason) <= 500),
    pinned boolean NOT NULL DEFAULT false,
    expires_on date,
    author_id bigint REFERENCES members (id) ON DELETE SET NULL,
    organisation_id bigint REFERENCES organisations (id),
    author_name text NOT NULL,
    organisation_name text,
    accepted_number integer,
    official_reply boolean NOT NULL DEFAULT false,
    post_count integer NOT NULL DEFAULT 0,
    same_here_count integer NOT NULL DEFAULT 0,
    last_post_at timestamptz NOT NULL,
    last_post_by text NOT NULL,
    created_at timestamptz NOT NULL,
    edited_at timestamptz
);
COMMENT ON TABLE threads IS 'A discussion of one kind in one area, readable by its audience.';
COMMENT ON COLUMN threads.id IS 'Our own key; part of its address.';
COMMENT ON COLUMN threads.area_id IS 'The trial area it belongs to.';
COMMENT ON COLUMN threads.trial_id IS 'The trial it is about, where it is about one.';
COMMENT ON COLUMN threads.kind IS 'What kind of thread; decides the guided form.';
COMMENT ON COLUMN threads.title IS 'Plain text.';
COMMENT ON COLUMN threads.language IS 'The language form it was opened in; it is tied to its writer, never translated.';
COMMENT ON COLUMN threads.audience IS 'Who may read it: readable when it meets the viewer''s keys.';
COMMENT ON COLUMN threads.state IS 'Waiting for approval, open, closed for replies, or hidden by a moderator.';
COMMENT ON COLUMN threads.state_reason IS 'Why it was closed or hidden, told to the author.';
COMMENT ON COLUMN threads.pinned IS 'Kept at the top of its area.';
COMMENT ON COLUMN threads.expires_on IS 'The last day an announcement applies; null is until further notice.';
COMMENT ON COLUMN threads.author_id IS 'Who opened it; null when the account is erased.';
COMMENT ON COLUMN threads.organisation_id IS 'The organisation it was opened on behalf of.';
COMMENT ON COLUMN threads.author_name IS 'The author''s name as it was then.';
COMMENT ON COLUMN threads.organisation_name IS 'The organisation''s name as it was then.';
COMMENT ON COLUMN threads.accepted_number IS 'The post that answers the question.';
COMMENT ON COLUMN threads.official_reply IS 'The ministry has answered officially.';
COMMENT ON COLUMN threads.post_count IS 'Post numbers given out so far, the first post included.';
COMMENT ON COLUMN threads.same_here_count IS 'Organisations that have said «hos oss også».';
COMMENT ON COLUMN threads.last_post_at IS 'When the newest post came; lists are ordered by it.';
COMMENT ON COLUMN threads.last_post_by IS 'Who wrote it, for lists.';
COMMENT ON COLUMN threads.created_at IS 'When it was opened.';
COMMENT ON COLUMN threads.edited_at IS 'When title, area or audience last changed.';
CREATE INDEX threads_newest ON threads (last_post_at DESC, id DESC) WHERE state IN ('open', 'closed');
CREATE INDEX threads_area_newest ON threads (area_id, last_post_at DESC, id DESC) WHERE state IN ('open', 'closed');
CREATE INDEX threads_kind_newest ON threads (kind, created_at DESC, id DESC) WHERE state IN ('open', 'closed');
CREATE INDEX threads_area_pinned ON threads (area_id, created_at DESC) WHERE pinned AND state IN ('open', 'closed');
CREATE INDEX threads_unanswered ON threads (created_at DESC, id DESC)
    WHERE kind IN ('question', 'guidance_request') AND accepted_number IS NULL AND state = 'open';
CREATE INDEX threads_area_unanswered ON threads (area_id, created_at DESC, id DESC)
    WHERE kind IN ('question', 'guidance_request') AND accepted_number IS NULL AND state = 'open';
CREATE INDEX threads_organisation ON threads (organisation_id, last_post_at DESC, id DESC);
CREATE INDEX threads_trial ON threads (trial_id, last_post_at DESC, id DESC) WHERE trial_id IS NOT NULL;
CREATE INDEX threads_author ON threads (author_id, last_post_at DESC);
CREATE INDEX threads_waiting ON threads (created_at) WHERE state = 'waiting';

CREATE TABLE posts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thread_id bigint NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    number integer CHECK (number > 0),
    state text NOT NULL CHECK (state IN ('waiting', 'shown', 'hidden', 'declined')),
    state_reason text CHECK (char_length(state_reason) <= 500),
    author_id bigint REFERENCES members (id) ON DELETE SET NULL,
    organisation_id bigint REFERENCES organisations (id),
    author_name text NOT NULL,
    organisation_name text,
    side text CHECK (side IN ('management', 'union', 'safety', 'ministry')),
    official boolean NOT NULL DEFAULT false,
    body_source text NOT NULL CHECK (char_length(body_source) <= 20000),
    body_html text NOT NULL,
    body_text text NOT NULL,
    guided jsonb NOT NULL DEFAULT '[]',
    render_version smallint NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    edited_at timestamptz,
    UNIQUE (thread_id, number),
    CHECK (number IS NOT NULL OR state IN ('waiting', 'declined'))
);
COMMENT ON TABLE posts IS 'What people write, numbered without gaps within the thread; number 1 opens it.';
COMMENT ON COLUMN posts.id IS 'Our own key.';
COMMENT ON COLUMN posts.thread_id IS 'The thread.';
COMMENT ON COLUMN posts.number IS 'Its number in the thread; null until it is approved.';
COMMENT ON COLUMN posts.state IS 'Waiting for approval, shown, hidden or declined by a moderator.';
COMMENT ON COLUMN posts.state_reason IS 'Why it was hidden or declined, told to the author.';
COMMENT ON COLUMN posts.author_id IS 'Who wrote it; null when the account is erased.';
COMMENT ON COLUMN posts.organisation_id IS 'The organisation it was written on behalf of.';
COMMENT ON COLUMN posts.author_name IS 'The author''s name as it was then.';
COMMENT ON COLUMN posts.organisation_name IS 'The organisation''s name as it was then.';
COMMENT ON COLUMN posts.side IS 'The side she wrote for, only where she chose that hat.';
COMMENT ON COLUMN posts.official IS 'The ministry''s official word.';
COMMENT ON COLUMN posts.body_source IS 'Markdown as typed.';
COMMENT ON COLUMN posts.body_html IS 'Rendered and sanitised when written.';
COMMENT ON COLUMN posts.body_text IS 'Plain text of the whole post, for search and mail.';
COMMENT ON COLUMN posts.guided IS 'The guided form''s other answers: a list of {field, source, html}.';
COMMENT ON COLUMN posts.render_version IS 'The version of the renderer that made body_html.';
COMMENT ON COLUMN posts.version IS 'Raised by every edit; an edit names the version it started from.';
COMMENT ON COLUMN posts.created_at IS 'When it was written.';
COMMENT ON COLUMN posts.edited_at IS 'When it was last edited by its author.';
CREATE INDEX posts_author ON posts (author_id, created_at DESC);
CREATE INDEX posts_organisation ON posts (organisation_id);
CREATE INDEX posts_waiting ON posts (created_at) WHERE state = 'waiting';

CREATE TABLE post_versions (
    post_id bigint NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    version integer NOT NULL,
    body_source text NOT NULL,
    guided jsonb NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (post_id, version)
);
COMMENT ON TABLE post_versions IS 'Earlier wordings of edited posts.';
COMMENT ON COLUMN post_versions.post_id IS 'The post.';
COMMENT ON COLUMN post_versions.version IS 'Which wording.';
COMMENT ON COLUMN post_versions.body_source IS 'Markdown as it was.';
COMMENT ON COLUMN post_versions.guided IS 'The guided answers as they were.';
COMMENT ON COLUMN post_versions.written_at IS 'When that wording was written.';

CREATE TABLE same_here (
    thread_id bigint NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    member_id bigint REFERENCES members (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (thread_id, organisation_id)
);
COMMENT ON TABLE same_here IS '«Hos oss også»: organisations where the same rule is in the way. Counts organisations, not people.';
COMMENT ON COLUMN same_here.thread_id IS 'The thread.';
COMMENT ON COLUMN same_here.organisation_id IS 'The organisation.';
COMMENT ON COLUMN same_here.member_id IS 'Who said it on its behalf.';
COMMENT ON COLUMN same_here.created_at IS 'When.';

CREATE TABLE thread_reads (
    member_id bigint NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    thread_id bigint NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    number integer NOT NULL,
    read_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, thread_id)
);
COMMENT ON TABLE thread_reads IS 'How far a member has read a thread.';
COMMENT ON COLUMN thread_reads.member_id IS 'The member.';
COMMENT ON COLUMN thread_reads.thread_id IS 'The thread.';
COMMENT ON COLUMN thread_reads.number IS 'The highest post number shown to her.';
COMMENT ON COLUMN thread_reads.read_at IS 'When.';

CREATE TABLE moderation_decisions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thread_id bigint NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    post_id bigint REFERENCES posts (id) ON DELETE CASCADE,
    act text NOT NULL CHECK (act IN ('close', 'reopen', 'pin', 'unpin', 'move', 'hide', 'show', 'approve', 'decline')),
    reason text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
    moderator_id bigint REFERENCES members (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE moderation_decisions IS 'What moderators decided and why; each is told to the author.';
COMMENT ON COLUMN moderation_decisions.id IS 'Our own key.';
COMMENT ON COLUMN moderation_decisions.thread_id IS 'The thread.';
COMMENT ON COLUMN moderation_decisions.post_id IS 'The post, where it was about one.';
COMMENT ON COLUMN moderation_decisions.act IS 'What was done.';
COMMENT ON COLUMN moderation_decisions.reason IS 'Why, in words the author gets to read.';
COMMENT ON COLUMN moderation_decisions.moderator_id IS 'Who decided.';
COMMENT ON COLUMN moderation_decisions.created_at IS 'When.';
CREATE INDEX moderation_decisions_thread ON moderation_decisions (thread_id, created_at);
