-- The administrators' page of the trail looks for what one person did, or for one kind of act, newest first.
CREATE INDEX audit_member ON audit (member_id, id DESC) WHERE member_id IS NOT NULL;
CREATE INDEX audit_act ON audit (act, id DESC);
CREATE INDEX audit_at ON audit (at);
