DROP INDEX audit_at;
DROP INDEX audit_act;
DROP INDEX audit_member;
