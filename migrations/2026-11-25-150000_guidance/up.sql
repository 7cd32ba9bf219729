-- The ministry's official word: drafted by one, approved by another, published into its thread, replaced by a newer one.
CREATE TABLE guidance_cases (
    thread_id bigint PRIMARY KEY REFERENCES threads (id) ON DELETE CASCADE,
    ministry_id bigint REFERENCES organisations (id),
    unit text CHECK (char_length(unit) BETWEEN 1 AND 120),
    assignee_id bigint REFERENCES members (id) ON DELETE SET NULL,
    target_on date,
    updated_at timestamptz NOT NULL
);
COMMENT ON TABLE guidance_cases IS 'How the ministry handles a thread it is asked to answer. No row: the area''s ministry, no one in particular, the usual target.';
COMMENT ON COLUMN guidance_cases.thread_id IS 'The thread.';
COMMENT ON COLUMN guidance_cases.ministry_id IS 'The responsible ministry; null is the area''s.';
COMMENT ON COLUMN guidance_cases.unit IS 'The unit there, in its own words.';
COMMENT ON COLUMN guidance_cases.assignee_id IS 'Who works on it; null is no one yet.';
COMMENT ON COLUMN guidance_cases.target_on IS 'When it is to be answered; null is the usual number of working days after it was asked.';
COMMENT ON COLUMN guidance_cases.updated_at IS 'When this was last changed.';
CREATE INDEX guidance_cases_assignee ON guidance_cases (assignee_id);

CREATE TABLE guidance_answers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chain_id bigint REFERENCES guidance_answers (id),
    supersedes_id bigint REFERENCES guidance_answers (id) CHECK (supersedes_id <> id),
    thread_id bigint NOT NULL REFERENCES threads (id),
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'published')),
    verdict text CHECK (verdict IN ('possible', 'not_needed', 'not_possible', 'answer')),
    title text NOT NULL CHECK (char_length(title) BETWEEN 3 AND 150),
    short text NOT NULL DEFAULT '' CHECK (char_length(short) <= 300),
    body text NOT NULL DEFAULT '' CHECK (char_length(body) <= 15000),
    language text NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    case_number text NOT NULL DEFAULT '' CHECK (char_length(case_number) <= 40),
    provisions text NOT NULL DEFAULT '' CHECK (char_length(provisions) <= 1000),
    valid_from date,
    valid_to date CHECK (valid_to >= valid_from),
    writers bigint[] NOT NULL CHECK (cardinality(writers) > 0),
    drafter_id bigint REFERENCES members (id) ON DELETE SET NULL,
    drafter_name text NOT NULL,
    organisation_id bigint NOT NULL REFERENCES organisations (id),
    organisation_name text NOT NULL,
    approver_id bigint REFERENCES members (id) ON DELETE SET NULL,
    approver_name text,
    returned_note text CHECK (char_length(returned_note) <= 1000),
    returned_by text,
    post_id bigint UNIQUE REFERENCES posts (id),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    submitted_at timestamptz,
    published_at timestamptz,
    superseded_at timestamptz,
    CONSTRAINT guidance_second_person CHECK (NOT approver_id = ANY (writers) AND approver_id <> drafter_id),
    CONSTRAINT guidance_published_whole CHECK (state <> 'published' OR (verdict IS NOT NULL AND short <> '' AND body <> ''
        AND case_number <> '' AND valid_from IS NOT NULL AND approver_name IS NOT NULL AND published_at IS NOT NULL
        AND chain_id IS NOT NULL AND post_id IS NOT NULL)),
    CONSTRAINT guidance_superseded_was_published CHECK (superseded_at IS NULL OR state = 'published')
);
COMMENT ON TABLE guidance_answers IS 'Official answers: draft, submitted for approval, published. What a published one says stands in its post.';
COMMENT ON COLUMN guidance_answers.id IS 'Our own key; part of its address.';
COMMENT ON COLUMN guidance_answers.chain_id IS 'The first answer of those that replace one another; its own key when it is the first. Null until published.';
COMMENT ON COLUMN guidance_answers.supersedes_id IS 'The answer it replaces when it is published.';
COMMENT ON COLUMN guidance_answers.thread_id IS 'The thread it answers; it is readable by whoever reads that.';
COMMENT ON COLUMN guidance_answers.state IS 'Draft, submitted for a second person''s approval, or published.';
COMMENT ON COLUMN guidance_answers.verdict IS 'Possible, not needed, not possible, or a plain answer.';
COMMENT ON COLUMN guidance_answers.title IS 'The question in one line.';
COMMENT ON COLUMN guidance_answers.short IS 'The answer in one or two sentences.';
COMMENT ON COLUMN guidance_answers.body IS 'The answer with its reasons, markdown.';
COMMENT ON COLUMN guidance_answers.language IS 'The language form it is written in.';
COMMENT ON COLUMN guidance_answers.case_number IS 'The ministry''s own case number.';
COMMENT ON COLUMN guidance_answers.provisions IS 'The provisions it is about, one a line, as typed.';
COMMENT ON COLUMN guidance_answers.valid_from IS 'The first day it applies.';
COMMENT ON COLUMN guidance_answers.valid_to IS 'The last day it applies; null is until further notice.';
COMMENT ON COLUMN guidance_answers.writers IS 'Everybody who has written in it: none of them may approve it.';
COMMENT ON COLUMN guidance_answers.drafter_id IS 'Who answers for the wording; null when the account is erased.';
COMMENT ON COLUMN guidance_answers.drafter_name IS 'Her name as it was then.';
COMMENT ON COLUMN guidance_answers.organisation_id IS 'The ministry it is given for.';
COMMENT ON COLUMN guidance_answers.organisation_name IS 'Its name as it was then.';
COMMENT ON COLUMN guidance_answers.approver_id IS 'The second person, who approved it.';
COMMENT ON COLUMN guidance_answers.approver_name IS 'Her name as it was then.';
COMMENT ON COLUMN guidance_answers.returned_note IS 'What the second person wanted otherwise when she last sent it back.';
COMMENT ON COLUMN guidance_answers.returned_by IS 'Who that was.';
COMMENT ON COLUMN guidance_answers.post_id IS 'The official post in the thread.';
COMMENT ON COLUMN guidance_answers.version IS 'Raised by every change; a form names the version it started from.';
COMMENT ON COLUMN guidance_answers.created_at IS 'When the draft was begun.';
COMMENT ON COLUMN guidance_answers.updated_at IS 'When it was last changed.';
COMMENT ON COLUMN guidance_answers.submitted_at IS 'When it was last submitted for approval.';
COMMENT ON COLUMN guidance_answers.published_at IS 'When it was approved and published.';
COMMENT ON COLUMN guidance_answers.superseded_at IS 'When a newer one replaced it.';
CREATE UNIQUE INDEX guidance_one_draft ON guidance_answers (thread_id) WHERE state <> 'published';
CREATE UNIQUE INDEX guidance_one_current ON guidance_answers (chain_id) WHERE state = 'published' AND superseded_at IS NULL;
CREATE INDEX guidance_newest ON guidance_answers (published_at DESC, id DESC) WHERE state = 'published';
CREATE INDEX guidance_thread ON guidance_answers (thread_id);
CREATE INDEX guidance_chain ON guidance_answers (chain_id);

CREATE TABLE guidance_provisions (
    answer_id bigint NOT NULL REFERENCES guidance_answers (id) ON DELETE CASCADE,
    provision_id bigint NOT NULL REFERENCES provisions (id),
    PRIMARY KEY (answer_id, provision_id)
);
COMMENT ON TABLE guidance_provisions IS 'The provisions a published answer is about, read from what was typed.';
COMMENT ON COLUMN guidance_provisions.answer_id IS 'The answer.';
COMMENT ON COLUMN guidance_provisions.provision_id IS 'The provision.';
CREATE INDEX guidance_provisions_provision ON guidance_provisions (provision_id);

CREATE INDEX threads_asking_ministry ON threads (created_at, id) WHERE kind IN ('rule_in_way', 'guidance_request') AND state = 'open';

-- One more kind of mail, whatever kinds there are already.
DO $$
DECLARE known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(known, 'ARRAY[', 'ARRAY[''guidance''::text, ');
END $$;
