-- Lists of one kind are ordered by the newest post, as all lists are; announcements are looked up by their last day.
CREATE INDEX threads_kind_last_post ON threads (kind, last_post_at DESC, id DESC) WHERE state IN ('open', 'closed');
DROP INDEX threads_kind_newest;
CREATE INDEX threads_announcements ON threads (expires_on, created_at DESC)
    WHERE kind = 'announcement' AND state IN ('open', 'closed');
