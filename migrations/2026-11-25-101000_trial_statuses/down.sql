DROP TABLE trial_status_changes;
ALTER TABLE trial_participants DROP COLUMN status, DROP COLUMN outcome, DROP COLUMN lead;
COMMENT ON COLUMN trials.status IS 'Where it stands; unknown is said as «vet ikke ennå».';
ALTER TABLE trials ALTER COLUMN status DROP DEFAULT;
