DROP TABLE moderation_takes;
DROP TABLE moderation_notes;
ALTER TABLE moderation_decisions DROP CONSTRAINT moderation_decisions_objection_id_fkey;
DROP TABLE objections;
DROP TABLE reports;
DELETE FROM moderation_decisions WHERE act IN ('none', 'warn', 'pause', 'uphold', 'reverse');
ALTER TABLE moderation_decisions
    DROP CONSTRAINT moderation_decisions_act_check,
    ADD CONSTRAINT moderation_decisions_act_check CHECK (act IN ('close', 'reopen', 'pin', 'unpin', 'move', 'hide', 'show', 'approve', 'decline')),
    DROP COLUMN objection_id, DROP COLUMN paused_until, DROP COLUMN area_id, DROP COLUMN words, DROP COLUMN reason_code;
DROP INDEX moderation_decisions_created;
