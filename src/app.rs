//! The handles of a process, built once and shared by every request and job.

use std::sync::Arc;

use hmac::{Hmac, Mac as _};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::config::Settings;
use crate::db::{Db, Mode};
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail::Mailer;
use crate::search::Search;
use crate::tx::Tx;
use crate::viewer::Viewer;

/// Everything built at start.
pub struct App {
    /// The settings, checked.
    pub settings: Settings,
    /// The database.
    pub db: Db,
    /// What time it is.
    pub clock: Arc<Clock>,
    /// Where mail goes.
    pub mailer: Mailer,
    /// What answers searches.
    pub search: Arc<Search>,
    /// Wakes this process's workers after a commit.
    pub bell: Arc<Notify>,
    key: SecretString,
}

impl App {
    /// Puts the handles together.
    pub fn new(settings: Settings, db: Db, mailer: Mailer) -> Self {
        let key = settings.secret_key.clone().unwrap_or_default();
        Self { settings, db, clock: Arc::default(), mailer, search: Arc::default(), bell: Arc::default(), key }
    }

    /// The same with this search.
    #[must_use]
    pub fn searching(mut self, search: Search) -> Self {
        self.search = Arc::new(search);
        self
    }

    /// A proof only this installation can make: HMAC-SHA-256 of a purpose and a message under SECRET_KEY.
    pub fn proof(&self, purpose: &str, message: &str) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as hmac::Mac>::new_from_slice(self.key.expose_secret().as_bytes())
            .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length (RFC 2104)"));
        for part in [purpose, "\0", message] {
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }

    /// Runs `work` as the system itself, in one transaction on the calling thread; for commands and jobs.
    ///
    /// # Errors
    /// What `work` fails with.
    pub fn system<T>(&self, mode: Mode, work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let (value, ring) = self.db.blocking(mode, |conn| {
            let mut tx = Tx::new(conn, Viewer::system(), self.clock.now(), Lang::default());
            let value = work(&mut tx)?;
            Ok((value, tx.has_enqueued()))
        })?;
        if ring {
            self.bell.notify_one();
        }
        Ok(value)
    }
}
