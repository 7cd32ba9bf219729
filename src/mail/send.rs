//! Where mail goes: a mail server by URL, or the post office of the demo.

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey,
};
use lettre::message::header::HeaderName;
use secrecy::ExposeSecret as _;

use super::letter::Frame;
use super::outbox::Owed;
use super::pace::Pace;
use super::relay::Relay;
use super::verp::ReturnPath;
use super::{Letter, post_office};
use crate::config::Settings;
use crate::db::{Db, Mode};

/// What a signature covers: also the headers that say how to be told less (RFC 8058, 4). Not Content-Type: lettre keeps that
/// of a letter with parts with its body, so that it would be named as covered and not be.
const SIGNED: [&str; 12] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];

/// Sends letters.
pub struct Mailer {
    from: String,
    domain: String,
    route: Route,
    signer: Option<DkimConfig>,
    one_click: bool,
    back: Option<ReturnPath>,
    pace: Pace,
}

enum Route {
    Smtp(Box<Relay>),
    PostOffice(Db),
}

/// Why a letter was not taken.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Its domain has had enough for now; nothing was tried.
    #[error("the pace to its domain")]
    Pace(DateTime<Utc>),
    /// It may be taken later (4xx, no connection).
    #[error("{0:#}")]
    Later(anyhow::Error),
    /// It never will be (5xx, an address that is none).
    #[error("{fault:#}")]
    Never {
        /// The server's own words.
        fault: anyhow::Error,
        /// The answer code, when a server gave one.
        code: Option<u16>,
    },
}

impl Mailer {
    /// A mailer for `SMTP_URL` (`smtp://`, `smtps://`; `?tls=required` and `?tls=opportunistic` for STARTTLS), or
    /// `post-office:`, which is also where mail stays when none is set. Connections are kept and used again.
    ///
    /// # Errors
    /// When the URL or the key has no meaning.
    pub fn new(settings: &Settings, db: &Db) -> anyhow::Result<Self> {
        let url = settings.smtp_url.as_ref().map_or("post-office:", |url| url.expose_secret());
        let route = if url.starts_with("post-office:") {
            Route::PostOffice(db.clone())
        } else {
            Route::Smtp(Box::new(Relay::new(url).context("SMTP_URL cannot be read")?))
        };
        let signer = signer(settings)?;
        let signed = signer.is_some() || settings.relay_signs;
        let key = settings.secret_key.clone().unwrap_or_default();
        Ok(Self {
            from: settings.mail_from.clone(),
            domain: settings.mail_domain().to_owned(),
            // What stays in the post office is shown as it would be sent.
            one_click: matches!(route, Route::PostOffice(_)) || signed && settings.https(),
            route,
            signer,
            back: settings.bounce_domain.as_ref().map(|domain| ReturnPath::new(domain, key)),
            pace: Pace::new(settings.mail_pace),
        })
    }

    /// Whether mail stays in the post office.
    pub fn keeps_mail(&self) -> bool {
        matches!(self.route, Route::PostOffice(_))
    }

    /// The domain of the sender, for Message-IDs.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// Which addresses reports come back to.
    pub fn return_path(&self) -> Option<&ReturnPath> {
        self.back.as_ref()
    }

    /// Sends one letter; blocks until the server has taken it.
    ///
    /// # Errors
    /// Whether it is worth trying again, and the server's own words.
    pub fn send(&self, letter: &Letter, owed: &Owed, now: DateTime<Utc>) -> Result<(), SendError> {
        let never = |fault| SendError::Never { fault, code: None };
        let frame = Frame {
            from: &self.from,
            list: format!("{}.{}", owed.kind.as_str().replace('_', "-"), self.domain),
            one_click: self.one_click,
            back: self.back.as_ref().map(|back| back.write(owed.id)),
        };
        let mut message = letter.message(&frame).map_err(never)?;
        if let Some(signer) = &self.signer {
            message.sign(signer);
        }
        match &self.route {
            Route::Smtp(smtp) => {
                self.pace.take(&letter.to, now).map_err(SendError::Pace)?;
                smtp.send(message.envelope(), &message.formatted()).map_err(refused)
            }
            Route::PostOffice(db) => db
                .blocking(Mode::Write, |conn| Ok(post_office::keep(conn, letter, &message.formatted())?))
                .map_err(|fault| SendError::Later(fault.into())),
        }
    }
}

fn refused(fault: lettre::transport::smtp::Error) -> SendError {
    let code = fault.status().map(u16::from);
    // The server's answer as the server gave it; lettre's own words already hold what lies beneath and stand alone.
    let words = match (code, std::error::Error::source(&fault)) {
        (Some(code), Some(said)) => {
            format!("{code} {}", crate::text::one_line(&said.to_string()))
        }
        _ => fault.to_string(),
    };
    let words = anyhow::Error::msg(words);
    if fault.is_permanent() { SendError::Never { fault: words, code } } else { SendError::Later(words) }
}

fn signer(settings: &Settings) -> anyhow::Result<Option<DkimConfig>> {
    let (Some(domain), Some(selector), Some(file)) =
        (&settings.dkim_domain, &settings.dkim_selector, &settings.dkim_key_file)
    else {
        return Ok(None);
    };
    let key = std::fs::read_to_string(file).context("DKIM_KEY_FILE cannot be read")?;
    let key = DkimSigningKey::new(&key, DkimSigningAlgorithm::Rsa)
        .context("DKIM_KEY_FILE is not a private RSA key as openssl genrsa -traditional writes it")?;
    let headers = SIGNED.iter().copied().map(HeaderName::new_from_ascii_str).collect();
    let relaxed =
        DkimCanonicalization { header: DkimCanonicalizationType::Relaxed, body: DkimCanonicalizationType::Relaxed };
    Ok(Some(DkimConfig::new(selector.clone(), domain.clone(), key, headers, relaxed)))
}
