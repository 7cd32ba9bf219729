DROP TABLE trial_participants;
DROP TABLE trials;
DROP TABLE areas;
