DELETE FROM schedules WHERE kind = 'announcements';
DELETE FROM outbox WHERE kind = 'announcement';
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check
    CHECK (kind IN ('sign_in', 'reply', 'moderation', 'invitation', 'membership'));
DROP TABLE announcement_addressees;
DROP TABLE announcements;
