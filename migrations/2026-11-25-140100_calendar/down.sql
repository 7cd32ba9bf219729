DROP TABLE calendar_feeds;
DROP INDEX threads_expires;
DROP TABLE calendar_events;
