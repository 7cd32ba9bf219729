//! The service in a thread of its own, with its own database, clock and post office.

use std::net::TcpListener;
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};

use actix_web::dev::ServerHandle;
use chrono::Duration;
use clap::{Args as _, FromArgMatches as _};
use diesel::pg::PgConnection;
use torget::app::App;
use torget::config::Settings;
use torget::db::{Db, DbOptions, Mode};
use torget::error::Error;
use torget::mail::{Mailer, post_office};
use torget::server::Bound;
use torget::tx::Tx;
use torget::worker;

use super::browser::Browser;
use super::cluster::{self, Database};
use super::mail::Mail;

/// The service as a test runs it. It stops, and its database goes, when this is dropped.
pub(crate) struct TestApp {
    /// The handles of the service: settings, database, clock, mail.
    pub(crate) app: Arc<App>,
    port: u16,
    server: Option<(ServerHandle, JoinHandle<()>)>,
    // Declared last, so that it is dropped last.
    database: Database,
}

impl TestApp {
    /// Starts it with the settings of the demo. Jobs run when the test says so ([`TestApp::work`]).
    pub(crate) fn start() -> Self {
        Self::start_with(|_| {})
    }

    /// Starts it with other settings.
    pub(crate) fn start_with(change: impl Fn(&mut Settings)) -> Self {
        let database = Database::new();
        for _ in 0..10 {
            let mut settings = settings(&database.url());
            change(&mut settings);
            let port = settings.bind.port();
            let app = Arc::new(open(settings));
            if let Some(server) = serve(&app) {
                return Self { app, port, server: Some(server), database };
            }
        }
        panic!("no free port in ten tries");
    }

    /// The address of a path, for a real browser.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// A browser that is not signed in.
    pub(crate) fn guest(&self) -> Browser {
        Browser::new(&self.address(""))
    }

    /// Runs jobs until none is due and says how many ran; one that fails fails the test.
    pub(crate) fn work(&self) -> usize {
        let done = self.work_and_fail();
        let failures = self.rows(
            "SELECT format('%s %s: %s', kind, payload, last_error) AS value FROM jobs WHERE last_error IS NOT NULL",
        );
        assert!(failures.is_empty(), "jobs failed: {failures:#?}");
        done
    }

    /// The same where jobs are expected to fail.
    pub(crate) fn work_and_fail(&self) -> usize {
        let runner = worker::runner(&self.app);
        let mut done = 0;
        loop {
            match runner.once().expect("the worker reaches its jobs") {
                0 => return done,
                some => done += some,
            }
            assert!(done < 10_000, "jobs beget jobs without end");
        }
    }

    /// Moves the service's clock.
    pub(crate) fn advance(&self, by: Duration) {
        self.app.clock.advance(by);
    }

    /// Does something in the service's name, in one transaction.
    pub(crate) fn system<T>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>) -> T {
        self.app.system(Mode::Write, work).expect("the system may do this")
    }

    /// A connection beside the service's own.
    pub(crate) fn connect(&self) -> PgConnection {
        self.database.connect()
    }

    /// The column `value` of what a query gives, as text.
    pub(crate) fn rows(&self, sql: &str) -> Vec<String> {
        cluster::rows(&mut self.connect(), sql)
    }

    /// Mail in the post office, oldest first. Call [`TestApp::work`] before.
    pub(crate) fn mail(&self) -> Vec<Mail> {
        let mut kept = self.system(|tx| Ok(post_office::newest(tx.conn)?));
        kept.reverse();
        kept.into_iter().map(|kept| Mail::of(kept.recipient, kept.subject, &kept.raw)).collect()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let Some((handle, thread)) = self.server.take() else { return };
        drop(handle.stop(false));
        let served = thread.join();
        if !thread::panicking() {
            served.expect("the server thread ended well");
        }
    }
}

/// The program's own defaults, made fit for a test.
pub(crate) fn settings(database: &str) -> Settings {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a free port").port();
    let (base, bind) = (format!("http://127.0.0.1:{port}"), format!("127.0.0.1:{port}"));
    let flags = [
        ("--database-url", database),
        ("--database-pool", "3"),
        ("--web-workers", "1"),
        ("--base-url", &base),
        ("--bind", &bind),
        ("--smtp-url", "post-office:"),
        ("--mail-wait-seconds", "0"),
        ("--secret-key", "a key for tests, long enough to be one"),
    ];
    let words = std::iter::once("test").chain(flags.iter().flat_map(|(flag, value)| [*flag, *value]));
    let command = Settings::augment_args(clap::Command::new("test")).mut_args(|arg| arg.env(None::<&str>));
    let matches = command
        .try_get_matches_from(words.chain(["--demo-sign-in", "--count-statements"]))
        .expect("flags of the program");
    Settings::from_arg_matches(&matches).expect("settings of the program")
}

/// The handles of a service with these settings.
pub(crate) fn open(settings: Settings) -> App {
    settings.check().expect("settings that fit together");
    let url = settings.database.database_url.as_ref().map(secrecy::ExposeSecret::expose_secret).expect("a database");
    let wait = std::time::Duration::from_millis(settings.database.database_wait_ms);
    let options =
        DbOptions { pool: settings.database.database_pool, wait, statement: std::time::Duration::from_secs(10) };
    let db = Db::open(url, options).expect("the database takes connections");
    let mailer = Mailer::new(&settings, &db).expect("a mailer");
    let search = torget::search::Search::of(&settings).expect("a search");
    App::new(settings, db, mailer).searching(search)
}

/// Serves in a thread of its own; `None` when somebody took the port meanwhile.
fn serve(app: &Arc<App>) -> Option<(ServerHandle, JoinHandle<()>)> {
    let (app, (tell, told)) = (Arc::clone(app), mpsc::channel());
    let thread = thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let Ok(bound) = Bound::new(&app) else { return };
            tell.send(bound.handle()).expect("the test waits for this");
            bound.run(false).await.expect("the server runs until it is stopped");
        });
    });
    Some((told.recv().ok()?, thread))
}
