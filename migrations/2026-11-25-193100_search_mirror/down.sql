DELETE FROM schedules WHERE kind IN ('mirror', 'check_index');
DELETE FROM jobs WHERE kind IN ('mirror', 'check_index', 'index');
DROP TABLE search_outside;
DROP TABLE search_mirror;
DROP SEQUENCE search_turns;
