DROP TABLE invitations;
DROP TABLE sign_ins;
DROP TABLE sessions;
DROP TABLE staff;
DROP TABLE memberships;
DROP TABLE members;
