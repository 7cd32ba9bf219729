DROP TABLE thread_provisions;
DROP TABLE provisions;
DROP TABLE acts;
