-- Two more kinds of mail, one more kind of line in the letter, whatever kinds there are already.
DO $$
DECLARE
    mails text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
    lines text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'digest_items_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(mails, 'ARRAY[', 'ARRAY[''accepted''::text, ''request''::text, ');
    ALTER TABLE digest_items DROP CONSTRAINT digest_items_kind_check;
    EXECUTE 'ALTER TABLE digest_items ADD CONSTRAINT digest_items_kind_check ' || replace(lines, 'ARRAY[', 'ARRAY[''exemption''::text, ');
END $$;
COMMENT ON COLUMN outbox.item_id IS 'What it is about: a sign-in, post, official answer, decision, invitation, membership, request to work together, thread of an announcement, or letter.';
