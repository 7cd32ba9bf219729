DROP VIEW member_unseen;
DROP VIEW member_keys;
DROP TABLE notices;
