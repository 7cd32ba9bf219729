DROP TABLE moderation_decisions;
DROP TABLE thread_reads;
DROP TABLE same_here;
DROP TABLE post_versions;
DROP TABLE posts;
DROP TABLE threads;
