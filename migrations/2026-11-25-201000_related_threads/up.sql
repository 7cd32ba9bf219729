CREATE TABLE related_threads (
    thread_id bigint NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    other_id bigint NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    score real NOT NULL,
    PRIMARY KEY (thread_id, other_id),
    CHECK (thread_id <> other_id)
);
COMMENT ON TABLE related_threads IS 'Which threads are like which, found when a thread is indexed: a copy made by jobs. Who may read them is decided when they are read.';
COMMENT ON COLUMN related_threads.thread_id IS 'The thread on whose page they are shown.';
COMMENT ON COLUMN related_threads.other_id IS 'A thread like it.';
COMMENT ON COLUMN related_threads.score IS 'How like it: the share of what its words tell.';
CREATE INDEX related_threads_other ON related_threads (other_id);
-- The best first, so that a page reads no more of them than it shows.
CREATE INDEX related_threads_best ON related_threads (thread_id, score DESC, other_id DESC);

-- Threads that are here already are compared once; there is nothing to do where nothing is indexed yet.
INSERT INTO jobs (kind, payload, dedupe_key, run_at)
SELECT 'check_index', '{}', 'check_index', now()
WHERE EXISTS (SELECT FROM search_documents)
  AND NOT EXISTS (SELECT FROM jobs WHERE dedupe_key = 'check_index' AND state = 'waiting');
