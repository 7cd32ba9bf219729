DELETE FROM outbox WHERE kind = 'guidance';
DO $$
DECLARE known text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'outbox_kind_check');
BEGIN
    ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check ' || replace(known, '''guidance''::text, ', '');
END $$;
DROP INDEX threads_asking_ministry;
DROP TABLE guidance_provisions;
DROP TABLE guidance_answers;
DROP TABLE guidance_cases;
