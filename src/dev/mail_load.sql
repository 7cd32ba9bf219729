-- Owes $1 letters: a made-up member with a thread and another's reply for each, and the job that sends it.
WITH person AS (
    INSERT INTO members (email, display_name, reply_mail)
    SELECT 'brev-' || n || '-' || extract(epoch FROM now())::bigint || '@lasttest-' || n % 40 || '.example', 'Lasttest ' || n, true FROM generate_series(1, $1) n
    RETURNING id, display_name
), thread AS (
    INSERT INTO threads (area_id, kind, title, audience, state, author_id, author_name, created_at, last_post_by, last_post_at, post_count)
    SELECT (SELECT min(id) FROM areas), 'question', 'Hvem dokumenterer besøket?', '{open}', 'open', id, display_name, now(), 'Lasttest', now(), 2
    FROM person RETURNING id, author_id
), post AS (
    INSERT INTO posts (thread_id, number, author_name, body_source, body_html, body_text, render_version, state, created_at)
    SELECT id, 2, 'Lasttest', 'Hos oss gjør hjelpepleieren det.', '<p>Hos oss gjør hjelpepleieren det.</p>', 'Hos oss gjør hjelpepleieren det.', 1, 'shown', now()
    FROM thread RETURNING id, thread_id
), owed AS (
    INSERT INTO outbox (kind, member_id, item_id, message_id, created_at)
    SELECT 'reply', t.author_id, p.id, 'lasttest-' || p.id || '@localhost', now() FROM post p JOIN thread t ON t.id = p.thread_id
    RETURNING id
)
INSERT INTO jobs (kind, payload, dedupe_key, run_at)
SELECT 'send_mail', jsonb_build_object('outbox', id), 'send_mail:' || id, now() FROM owed
