DROP TABLE settings;
DROP TABLE submissions;
DROP TABLE audit;
DROP TABLE post_office;
DROP TABLE outbox;
DROP TABLE schedules;
DROP TABLE jobs;
