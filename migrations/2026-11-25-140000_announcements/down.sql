DELETE FROM schedules WHERE kind = 'announcements';
DELETE FROM outbox WHERE kind = 'announcement';
DO $$
DECLARE known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(known, '''announcement''::text, ', '');
END $$;
DROP TABLE announcement_addressees;
DROP TABLE announcements;
