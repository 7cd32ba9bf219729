DELETE FROM outbox WHERE kind = 'partner';
DO $$
DECLARE known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(known, '''partner''::text, ', '');
END $$;
DROP TABLE partner_links;
DROP TABLE partner_requests;
