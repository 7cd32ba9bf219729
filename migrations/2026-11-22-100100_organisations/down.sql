DROP TABLE organisation_domains;
DROP TABLE organisation_employers;
ALTER TABLE organisations DROP CONSTRAINT organisations_county_number_fkey;
DROP TABLE counties;
DROP TABLE organisation_figures;
DROP TABLE organisation_numbers;
DROP TABLE organisations;
