//! Migrations, embedded in the binary and run one process at a time.

use diesel::pg::PgConnection;
use diesel::{Connection as _, RunQueryDsl as _};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

/// Every migration, in order.
pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// The advisory lock that lets one process migrate while others wait.
const LOCK: i64 = 0x746f_7267_6574;

/// Brings the database up to date and says which migrations were run.
///
/// # Errors
/// When the database cannot be reached or a migration fails; each runs in a transaction of its own.
pub fn run(url: &str) -> anyhow::Result<Vec<String>> {
    let mut conn = PgConnection::establish(url)?;
    diesel::sql_query("SELECT pg_advisory_lock($1)").bind::<diesel::sql_types::BigInt, _>(LOCK).execute(&mut conn)?;
    let done = conn.run_pending_migrations(MIGRATIONS).map_err(anyhow::Error::from_boxed)?;
    Ok(done.iter().map(ToString::to_string).collect())
}

/// Takes the last migration back and runs it again, for every migration; used by the test that compares dumps.
///
/// # Errors
/// When one of them fails.
pub fn down_and_up(url: &str) -> anyhow::Result<()> {
    let mut conn = PgConnection::establish(url)?;
    conn.revert_all_migrations(MIGRATIONS).map_err(anyhow::Error::from_boxed)?;
    conn.run_pending_migrations(MIGRATIONS).map_err(anyhow::Error::from_boxed)?;
    Ok(())
}

/// Creates a database where it does not exist; `admin_url` points to another on the same server.
///
/// # Errors
/// When the server cannot be reached or refuses.
pub fn ensure_database(admin_url: &str, name: &str) -> anyhow::Result<()> {
    anyhow::ensure!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'), "{name} is not a database name");
    let mut conn = PgConnection::establish(admin_url)?;
    let known = diesel::sql_query("SELECT 1 FROM pg_database WHERE datname = $1").bind::<diesel::sql_types::Text, _>(name);
    if known.execute(&mut conn)? == 0 {
        diesel::sql_query(format!("CREATE DATABASE {name}")).execute(&mut conn)?;
    }
    Ok(())
}
