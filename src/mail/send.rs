//! Where mail goes: a mail server by URL, or the post office of the demo.

use anyhow::Context as _;
use lettre::address::Envelope;
use lettre::{SmtpTransport, Transport as _};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Letter, post_office};
use crate::db::{Db, Mode};

/// Sends letters.
pub struct Mailer {
    from: String,
    route: Route,
}

enum Route {
    Smtp(Box<SmtpTransport>),
    PostOffice(Db),
}

/// Why a letter was not taken.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// It may be taken later (4xx, no connection).
    #[error("{0:#}")]
    Later(anyhow::Error),
    /// It never will be (5xx, an address that is none).
    #[error("{0:#}")]
    Never(anyhow::Error),
}

impl Mailer {
    /// A mailer for an SMTP URL (`smtp://`, `smtps://`; `?tls=required` and `?tls=opportunistic` for STARTTLS), or
    /// `post-office:`. Connections are kept and used again.
    ///
    /// # Errors
    /// When the URL has no meaning.
    pub fn new(url: &SecretString, from: &str, db: &Db) -> anyhow::Result<Self> {
        let url = url.expose_secret();
        let route = if url.starts_with("post-office:") {
            Route::PostOffice(db.clone())
        } else {
            let transport = SmtpTransport::from_url(url).context("SMTP_URL cannot be read")?;
            Route::Smtp(Box::new(transport.timeout(Some(std::time::Duration::from_secs(30))).build()))
        };
        Ok(Self { from: from.to_owned(), route })
    }

    /// Whether mail stays in the post office.
    pub fn keeps_mail(&self) -> bool {
        matches!(self.route, Route::PostOffice(_))
    }

    /// The domain of the sender, for Message-IDs.
    pub fn domain(&self) -> &str {
        self.from.rsplit('@').next().unwrap_or("localhost").trim_end_matches('>')
    }

    /// Sends one letter; blocks until the server has taken it.
    ///
    /// # Errors
    /// Whether it is worth trying again, and the server's own words.
    pub fn send(&self, letter: &Letter) -> Result<(), SendError> {
        let message = letter.message(&self.from).map_err(SendError::Never)?;
        match &self.route {
            Route::Smtp(smtp) => {
                let envelope: &Envelope = message.envelope();
                smtp.send_raw(envelope, &message.formatted()).map(drop).map_err(|fault| {
                    let permanent = fault.is_permanent();
                    let fault = anyhow::Error::new(fault);
                    if permanent { SendError::Never(fault) } else { SendError::Later(fault) }
                })
            }
            Route::PostOffice(db) => db
                .blocking(Mode::Write, |conn| Ok(post_office::keep(conn, letter, &message.formatted())?))
                .map_err(|fault| SendError::Later(fault.into())),
        }
    }
}
