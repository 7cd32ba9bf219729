DROP INDEX threads_announcements;
CREATE INDEX threads_kind_newest ON threads (kind, created_at DESC, id DESC) WHERE state IN ('open', 'closed');
DROP INDEX threads_kind_last_post;
