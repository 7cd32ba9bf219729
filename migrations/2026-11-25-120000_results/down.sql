DROP TABLE result_versions;
DROP TABLE lessons;
DROP TABLE measurements;
DROP TABLE indicators;
