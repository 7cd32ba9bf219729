//! Search on PostgreSQL.
