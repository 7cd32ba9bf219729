COMMENT ON COLUMN outbox.item_id IS 'What it is about: a sign-in, post, decision, invitation or membership.';
DELETE FROM digest_items WHERE kind = 'exemption';
DELETE FROM outbox WHERE kind IN ('accepted', 'request');
DO $$
DECLARE
    mails text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
    lines text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'digest_items_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(mails, '''accepted''::text, ''request''::text, ', '');
    ALTER TABLE digest_items DROP CONSTRAINT digest_items_kind_check;
    EXECUTE 'ALTER TABLE digest_items ADD CONSTRAINT digest_items_kind_check ' || replace(lines, '''exemption''::text, ', '');
END $$;
