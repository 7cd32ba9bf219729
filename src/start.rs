//! From settings to a running service: the database (ours or a private one), migrations, reference data, the server.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use secrecy::ExposeSecret as _;
use torget::app::App;
use torget::config::{DatabaseSettings, Settings};
use torget::db::cluster::{Cluster, ClusterOptions};
use torget::db::{Db, DbOptions, Mode, migrate};
use torget::mail::Mailer;
use torget::server::Bound;

/// A database that can be connected to; a private cluster stops when this is dropped.
pub struct Database {
    /// Its address.
    pub url: String,
    cluster: Option<Cluster>,
    passing: Option<PathBuf>,
}

impl Drop for Database {
    fn drop(&mut self) {
        self.cluster = None;
        if let Some(home) = &self.passing {
            let _ = std::fs::remove_dir_all(home);
        }
    }
}

impl Database {
    /// The server of `DATABASE_URL`, or a private cluster, started now.
    pub fn of(settings: &DatabaseSettings) -> anyhow::Result<Self> {
        if let Some(url) = &settings.database_url {
            return Ok(Self { url: url.expose_secret().to_owned(), cluster: None, passing: None });
        }
        let data = settings.data_dir.as_ref().map(|folder| folder.join("postgres"));
        let home = settings.data_dir.clone().unwrap_or_else(|| PathBuf::from("data"));
        let cluster = Cluster::start(&ClusterOptions { data, ..ClusterOptions::new(home) })
            .context("the private PostgreSQL did not start")?;
        migrate::ensure_database(&cluster.url("postgres"), "torget")?;
        Ok(Self { url: cluster.url("torget"), cluster: Some(cluster), passing: None })
    }

    /// A private cluster that does not wait for the disk, in a folder of its own that is gone afterwards.
    pub fn passing() -> anyhow::Result<Self> {
        let home = std::env::temp_dir().join(format!("torget-{}", torget::clock::random_token()));
        std::fs::create_dir(&home)?;
        std::fs::set_permissions(&home, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
        let options = ClusterOptions {
            data: Some(home.join("data")),
            sockets: Some(home.clone()),
            durable: false,
            ..ClusterOptions::new(home.clone())
        };
        let cluster = Cluster::start(&options).context("the private PostgreSQL did not start")?;
        migrate::ensure_database(&cluster.url("postgres"), "torget")?;
        Ok(Self { url: cluster.url("torget"), cluster: Some(cluster), passing: Some(home) })
    }

    /// Runs what migrations are pending.
    pub fn migrate(&self) -> anyhow::Result<()> {
        for name in migrate::run(&self.url).context("the migrations did not run")? {
            tracing::info!(name, "migrated");
        }
        Ok(())
    }

    /// A pool of connections.
    pub fn open(&self, settings: &DatabaseSettings) -> anyhow::Result<Db> {
        let options = DbOptions {
            pool: settings.database_pool,
            wait: Duration::from_millis(settings.database_wait_ms),
            statement: Duration::from_millis(settings.database_statement_ms),
        };
        Db::open(&self.url, options).context("the database cannot be reached")
    }
}

/// The handles of a process on a migrated database with its reference data; `settings` as they are, for commands that
/// send nothing and answer nobody.
pub fn app(database: &Database, settings: Settings) -> anyhow::Result<Arc<App>> {
    database.migrate()?;
    let db = database.open(&settings.database)?;
    let mailer = Mailer::new(&settings, &db)?;
    let search = torget::search::Search::of(&settings).context("MEILI_URL cannot be used")?;
    let app = Arc::new(App::new(settings, db, mailer).searching(search));
    app.system(Mode::Write, torget::places::load_reference).context("the reference data was not loaded")?;
    Ok(app)
}

/// Serves until told to stop (Ctrl-C, SIGTERM), then finishes open requests and running jobs.
pub fn serve(app: &Arc<App>, work: bool, started: Instant) -> anyhow::Result<()> {
    let app = Arc::clone(app);
    actix_web::rt::System::new().block_on(async move {
        let bound = Bound::new(&app).context("the port cannot be listened on")?;
        let handle = bound.handle();
        actix_web::rt::spawn(async move {
            stop_asked().await;
            tracing::info!("stopping");
            handle.stop(true).await;
        });
        let address = format!("http://{}:{}", app.settings.bind.ip(), bound.port);
        tracing::info!(address, base_url = app.settings.base(), ms = started.elapsed().as_millis() as u64, "ready");
        bound.run(work).await
    })
}

/// Works without serving pages.
pub fn work(app: &Arc<App>) -> anyhow::Result<()> {
    let runner = torget::worker::runner(app);
    let threads = usize::from(app.settings.job_workers);
    actix_web::rt::System::new().block_on(async move {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let workers = runner.spawn(threads, &stopped);
        stop_asked().await;
        tracing::info!("stopping");
        let _ = stop.send(true);
        for worker in workers {
            let _ = worker.await;
        }
        Ok(())
    })
}

async fn stop_asked() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}
