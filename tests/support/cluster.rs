//! A PostgreSQL server for the run, and a database for each test: a copy of a template made once for each build of the
//! tests. The server's folder is kept for the next run; a run beside another takes the next folder.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use diesel::connection::SimpleConnection as _;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use torget::db::cluster::{Cluster, ClusterError, ClusterOptions};
use torget::db::{Mode, migrate};
use torget::worker;

use super::app::{open, settings};

/// A database of one's own, gone when this is dropped.
pub(crate) struct Database {
    name: String,
}

impl Database {
    /// A copy of the template: every migration run, and the reference data loaded.
    pub(crate) fn new() -> Self {
        static TEMPLATE: OnceLock<String> = OnceLock::new();
        let template = TEMPLATE.get_or_init(template);
        let name = fresh_name();
        administer(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Self { name }
    }

    /// A database with nothing in it.
    pub(crate) fn empty() -> Self {
        let name = fresh_name();
        administer(&format!("CREATE DATABASE {name}"));
        Self { name }
    }

    /// Its address, for libpq.
    pub(crate) fn url(&self) -> String {
        cluster().url(&self.name)
    }

    /// A connection beside the service's own.
    pub(crate) fn connect(&self) -> PgConnection {
        PgConnection::establish(&self.url()).expect("the test's database takes connections")
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // When the server is gone there is nothing to drop, and the next run sweeps what stayed.
        if let Ok(mut conn) = PgConnection::establish(&cluster().url("postgres")) {
            let _ = conn.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}

/// One of PostgreSQL's programs, in the version that runs here.
pub(crate) fn program(name: &str) -> PathBuf {
    cluster().program(name)
}

fn fresh_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

fn administer(sql: &str) {
    let mut conn = PgConnection::establish(&cluster().url("postgres")).expect("the tests' server takes connections");
    conn.batch_execute(sql).unwrap_or_else(|fault| panic!("{sql}: {fault}"));
}

/// Made by this very build of the tests, or made now. Migrations and reference data are built in, so the build is the key.
fn template() -> String {
    let built =
        fs::metadata(std::env::current_exe().expect("this program has a file")).expect("its file can be looked at");
    let name = format!("template_{}_{}_{}", built.ino(), built.mtime(), built.mtime_nsec());
    if names("template_").contains(&name) {
        return name;
    }
    for old in names("template_") {
        administer(&format!("DROP DATABASE {old} WITH (FORCE)"));
    }
    administer("DROP DATABASE IF EXISTS furnishing WITH (FORCE)");
    administer("CREATE DATABASE furnishing");
    furnish(&cluster().url("furnishing"));
    // The pool above closes its connections in its own time.
    administer("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = 'furnishing'");
    // Renamed when it is whole, so that a run that was stopped leaves nothing that looks like a template.
    administer(&format!("ALTER DATABASE furnishing RENAME TO {name}"));
    name
}

/// What stands in every test's database: the tables, the reference data of every installation, and its place in the
/// search index. No job waits.
fn furnish(url: &str) {
    migrate::run(url).expect("the migrations run");
    let app = Arc::new(open(settings(url)));
    app.system(Mode::Write, torget::places::load_reference).expect("the reference data is loaded");
    let runner = worker::runner(&app);
    while runner.once().expect("the worker reaches its jobs") > 0 {}
    // Letters come by the clock; the tests of letters ask for them.
    let mut conn = PgConnection::establish(url).expect("a connection");
    conn.batch_execute("DELETE FROM schedules WHERE kind = 'digests'").expect("the schedules");
    let left = rows(&mut conn, "SELECT kind AS value FROM jobs");
    assert!(left.is_empty(), "jobs of the reference data fail: {left:?}");
}

fn names(prefix: &str) -> Vec<String> {
    let mut conn = PgConnection::establish(&cluster().url("postgres")).expect("the tests' server takes connections");
    let names = rows(&mut conn, "SELECT datname::text AS value FROM pg_database");
    names.into_iter().filter(|name| name.starts_with(prefix)).collect()
}

/// The server of this run. It stops when this process ends, however it ends.
fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| {
        let cluster = start(&folder());
        let mut conn = PgConnection::establish(&cluster.url("postgres")).expect("the tests' server takes connections");
        let left = "SELECT format('DROP DATABASE %I WITH (FORCE)', datname) AS value FROM pg_database WHERE datname LIKE 'test\\_%'";
        for drop in rows(&mut conn, left) {
            conn.batch_execute(&drop).expect("what an earlier run left can be dropped");
        }
        cluster
    })
}

/// A folder that root's `postgres` user can enter too.
fn folder() -> PathBuf {
    let me = nix::unistd::geteuid();
    let folder = std::env::temp_dir().join(format!("torget-tests-{me}"));
    enterable(&folder);
    let found = fs::symlink_metadata(&folder).expect("the system's temporary folder can be written to");
    assert!(found.is_dir() && found.uid() == me.as_raw(), "{} belongs to somebody else: remove it", folder.display());
    folder
}

/// Makes a folder everyone may enter, whatever the umask.
fn enterable(folder: &Path) {
    if fs::create_dir(folder).is_ok() {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
            .expect("a folder just made can be opened to others");
    }
}

fn start(folder: &Path) -> Cluster {
    for slot in 0..20 {
        let home = folder.join(slot.to_string());
        enterable(&home);
        match Cluster::start(&options(&home)) {
            Ok(cluster) => return cluster,
            Err(ClusterError::AlreadyRunning { .. } | ClusterError::ServerAlive { .. }) => {}
            // Left by another version of PostgreSQL, or by a machine that was switched off.
            Err(_) if home.join("data").exists() => {
                let _ = fs::remove_dir_all(&home);
                enterable(&home);
                return Cluster::start(&options(&home)).expect("a server for the tests");
            }
            Err(fault) => panic!("the tests need PostgreSQL: {fault}"),
        }
    }
    panic!("twenty test runs at once in {}", folder.display());
}

fn options(home: &Path) -> ClusterOptions {
    ClusterOptions {
        data: Some(home.join("data")),
        sockets: Some(home.to_owned()),
        durable: false,
        max_connections: 300,
        ..ClusterOptions::new(home)
    }
}

/// The column `value` of what a query gives, as text.
pub(crate) fn rows(conn: &mut PgConnection, sql: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Text)]
        value: String,
    }
    let rows: Vec<Row> = diesel::sql_query(sql).load(conn).unwrap_or_else(|fault| panic!("{sql}: {fault}"));
    rows.into_iter().map(|row| row.value).collect()
}
