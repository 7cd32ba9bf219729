//! Migrations, embedded in the binary and run one process at a time.

use diesel::migration::{Migration as _, MigrationSource};
use diesel::pg::{Pg, PgConnection};
use diesel::{Connection as _, RunQueryDsl as _};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

use crate::error::Error;

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

/// Whether every migration this program knows has been run; others may have been, by a newer one.
///
/// # Errors
/// When the database refuses.
pub fn up_to_date(conn: &mut PgConnection) -> Result<bool, Error> {
    #[derive(diesel::QueryableByName)]
    struct Run {
        #[diesel(sql_type = diesel::sql_types::Text)]
        version: String,
    }
    let run: Vec<Run> = diesel::sql_query("SELECT version FROM __diesel_schema_migrations").load(conn)?;
    let known = MigrationSource::<Pg>::migrations(&MIGRATIONS).map_err(anyhow::Error::from_boxed)?;
    Ok(known.iter().all(|one| run.iter().any(|run| run.version == one.name().version().to_string())))
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
    let known =
        diesel::sql_query("SELECT 1 FROM pg_database WHERE datname = $1").bind::<diesel::sql_types::Text, _>(name);
    if known.execute(&mut conn)? == 0 {
        diesel::sql_query(format!("CREATE DATABASE {name}")).execute(&mut conn)?;
    }
    Ok(())
}
