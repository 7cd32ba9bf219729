DELETE FROM schedules WHERE kind = 'digests';
DELETE FROM jobs WHERE kind IN ('digests', 'digest');
DELETE FROM outbox WHERE kind = 'digest';
DO $$
DECLARE known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(known, '''digest''::text, ', '');
END $$;
DROP TABLE digest_items;
DROP TABLE digests;
DROP TABLE digest_settings;
