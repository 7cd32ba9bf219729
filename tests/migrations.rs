//! Migrations go up, down and up again, and leave the same database; down leaves nothing.

use std::process::Command;

use diesel_migrations::MigrationHarness as _;
use torget::db::migrate;

use crate::support::cluster::{self, Database, rows};

#[test]
fn up_down_and_up_leave_the_same_database() {
    let database = Database::empty();
    migrate::run(&database.url()).expect("the migrations run");
    let first = dump(&database);
    migrate::down_and_up(&database.url()).expect("the migrations run down and up");
    let second = dump(&database);
    let differing = first.lines().zip(second.lines()).find(|(a, b)| a != b);
    assert!(first == second, "a down.sql and its up.sql do not match; first difference: {differing:?}");
    assert!(first.contains("CREATE TABLE"), "pg_dump says nothing: {first}");
}

#[test]
fn down_leaves_nothing() {
    let database = Database::empty();
    migrate::run(&database.url()).expect("the migrations run");
    let mut conn = database.connect();
    conn.revert_all_migrations(migrate::MIGRATIONS).expect("every migration can be taken back");
    let left = rows(
        &mut conn,
        "SELECT relname::text AS value FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_\\_diesel%'
         UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typname NOT LIKE '%\\_\\_diesel%'
         UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
         UNION ALL SELECT collname FROM pg_collation WHERE collnamespace = 'public'::regnamespace
         UNION ALL SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'",
    );
    assert!(left.is_empty(), "no down.sql removes {left:?}");
}

#[test]
fn migrating_twice_does_nothing_the_second_time() {
    let database = Database::empty();
    assert!(!migrate::run(&database.url()).expect("the migrations run").is_empty());
    assert_eq!(migrate::run(&database.url()).expect("they run again"), Vec::<String>::new());
}

fn dump(database: &Database) -> String {
    let dump = Command::new(cluster::program("pg_dump"))
        .args(["--schema-only", "--no-owner", "--dbname", &database.url()])
        .output();
    let dump = dump.expect("pg_dump is installed beside the server");
    assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
    // Newer versions wrap the dump in a random word.
    let lines = String::from_utf8_lossy(&dump.stdout).into_owned();
    lines
        .lines()
        .filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict"))
        .collect::<Vec<_>>()
        .join("\n")
}
