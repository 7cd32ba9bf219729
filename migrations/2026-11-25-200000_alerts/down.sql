DELETE FROM schedules WHERE kind = 'match_searches';
DELETE FROM jobs WHERE kind = 'match_searches';
DELETE FROM outbox WHERE kind = 'alert';
DELETE FROM digest_items WHERE kind = 'found';
DO $$
DECLARE
    mails text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
    lines text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'digest_items_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(mails, '''alert''::text, ', '');
    ALTER TABLE digest_items DROP CONSTRAINT digest_items_kind_check;
    EXECUTE 'ALTER TABLE digest_items ADD CONSTRAINT digest_items_kind_check ' || replace(lines, '''found''::text, ', '');
END $$;
DROP TABLE search_finds;
DROP TABLE search_arrivals;
DROP TABLE saved_searches;
