DROP TABLE thread_openings;
