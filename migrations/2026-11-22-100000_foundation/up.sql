-- Typing errors in search (pg_trgm), and Norwegian order: Æ, Ø and Å last, Aa as Å.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE COLLATION nb (provider = icu, locale = 'nb-NO');
