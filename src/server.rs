//! Which routes exist, and what stands around them.

use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as Actix, HttpServer, web};
use tokio::sync::watch;
use tracing_actix_web::TracingLogger;

use crate::app::App;
use crate::web::request_log::RequestLog;
use crate::web::{assets, error_page, guard, headers, metrics};
use crate::{
    accounts, alerts, announcements, calendar, digests, discover, follows, guidance, involvement, moderation,
    notifications, operation, organisations, peers, places, results, threads, trials, worker,
};

/// A server bound to its port and ready to run.
pub struct Bound {
    /// The port it listens on.
    pub port: u16,
    server: Server,
    app: Arc<App>,
}

impl Bound {
    /// Binds the port.
    ///
    /// # Errors
    /// When it is taken.
    pub fn new(app: &Arc<App>) -> anyhow::Result<Self> {
        let data = web::Data::from(Arc::clone(app));
        let server = HttpServer::new(move || {
            Actix::new()
                .app_data(data.clone())
                // The last one wrapped sees the request first.
                .wrap(from_fn(accounts::routes::keep_alive))
                .wrap(from_fn(notifications::routes::note_seen))
                .wrap(from_fn(guard::refuse_cross_site))
                .wrap(from_fn(error_page::render))
                .wrap(Compress::default())
                .wrap(from_fn(headers::secure))
                .wrap(TracingLogger::<RequestLog>::new())
                .wrap(from_fn(metrics::measure))
                .configure(routes)
        })
        .workers(usize::from(app.settings.web_workers))
        .shutdown_timeout(20)
        .keep_alive(Duration::from_secs(75))
        .client_request_timeout(Duration::from_secs(10))
        .disable_signals()
        .bind(app.settings.bind)?;
        let port = server.addrs().first().map_or(0, std::net::SocketAddr::port);
        Ok(Self { port, server: server.run(), app: Arc::clone(app) })
    }

    /// How to stop it.
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Serves pages, and works unless `work` is false, until stopped; open requests and running jobs are finished.
    ///
    /// # Errors
    /// When the server fails.
    pub async fn run(self, work: bool) -> anyhow::Result<()> {
        let (stop, stopped) = watch::channel(false);
        let workers = if work {
            worker::runner(&self.app).spawn(usize::from(self.app.settings.job_workers), &stopped)
        } else {
            Vec::new()
        };
        let outcome = self.server.await;
        let _ = stop.send(true);
        for worker in workers {
            let _ = worker.await;
        }
        Ok(outcome?)
    }
}

/// Every route of the service.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/a/{file}", web::get().to(assets::serve));
    operation::routes::configure(config);
    accounts::routes::configure(config);
    organisations::routes::configure(config);
    follows::routes::configure(config);
    trials::routes::configure(config);
    peers::routes::configure(config);
    results::routes::configure(config);
    // Before the threads: `/trad/{id}/moderer` would be read as a thread's readable address.
    moderation::routes::configure(config);
    threads::routes::configure(config);
    involvement::routes::configure(config);
    guidance::routes::configure(config);
    announcements::routes::configure(config);
    calendar::routes::configure(config);
    notifications::routes::configure(config);
    digests::routes::configure(config);
    alerts::routes::configure(config);
    discover::routes::configure(config);
    places::routes::configure(config);
}
