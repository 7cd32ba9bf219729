DROP TABLE involvement_accounts;
DROP TABLE involvement_parties;
DROP TABLE involvement_events;
DROP TABLE involvement_promises;
