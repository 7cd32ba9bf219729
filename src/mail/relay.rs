//! The mail server and the connections to it, which are kept and used again.
//!
//! lettre's own transport writes a letter's words and its closing dot apart, and the kernel holds the small second
//! write back until the server has acknowledged the first (RFC 896), which a server delays by some 40 ms. Here they
//! go in one write; lettre still speaks the protocol.

use std::fmt::{self, Display};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, Tls, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use url::Url;

/// How long the server may take over any one answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// After so long without use a connection is asked whether the server still listens.
const DOUBTFUL: Duration = Duration::from_secs(5);
/// Servers close what has been silent for five minutes (RFC 5321, 4.5.3.2.7); we close before.
const STALE: Duration = Duration::from_secs(60);

/// A mail server, and the connections that rest.
pub(super) struct Relay {
    host: String,
    port: u16,
    tls: Tls,
    hello: ClientId,
    credentials: Option<Credentials>,
    resting: Mutex<Vec<(SmtpConnection, Instant)>>,
}

impl Relay {
    /// Reads `smtp://` and `smtps://`, with `?tls=required` or `?tls=opportunistic` for STARTTLS and the name to greet
    /// with as path.
    pub(super) fn new(url: &str) -> anyhow::Result<Self> {
        let url = Url::parse(url)?;
        let host = url.host_str().context("it names no host")?.to_owned();
        let secure = || TlsParameters::new(host.clone());
        let wanted = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
        let (tls, port) = match (url.scheme(), wanted.as_deref()) {
            ("smtp", None) => (Tls::None, SMTP_PORT),
            ("smtp", Some("required")) => (Tls::Required(secure()?), SUBMISSION_PORT),
            ("smtp", Some("opportunistic")) => (Tls::Opportunistic(secure()?), SUBMISSION_PORT),
            ("smtps", _) => (Tls::Wrapper(secure()?), SUBMISSIONS_PORT),
            _ => bail!("tls is «required» or «opportunistic»"),
        };
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        let credentials = match url.password() {
            Some(password) => {
                let [user, password] =
                    [url.username(), password].map(|part| percent_decode_str(part).decode_utf8().map(String::from));
                Some(Credentials::new(user?, password?))
            }
            None => None,
        };
        let port = url.port().unwrap_or(port);
        Ok(Self { host, port, tls, hello, credentials, resting: Mutex::default() })
    }

    /// Sends a letter; blocks until the server has taken it. A connection that saw a fault is not used again.
    pub(super) fn send(&self, envelope: &Envelope, letter: &[u8]) -> Result<(), Error> {
        let mut line = self.line()?;
        let sent = hand_over(&mut line, envelope, letter);
        match sent {
            Ok(()) => self.rests().push((line, Instant::now())),
            Err(_) => line.abort(),
        }
        sent
    }

    /// A connection that listens.
    fn line(&self) -> Result<SmtpConnection, Error> {
        loop {
            let Some((mut line, since)) = self.rests().pop() else { return self.connect() };
            let silent = since.elapsed();
            if silent < DOUBTFUL || silent < STALE && line.test_connected() {
                return Ok(line);
            }
            line.abort();
        }
    }

    fn rests(&self) -> std::sync::MutexGuard<'_, Vec<(SmtpConnection, Instant)>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connect(&self) -> Result<SmtpConnection, Error> {
        let wrapped = match &self.tls {
            Tls::Wrapper(tls) => Some(tls),
            _ => None,
        };
        let mut line =
            SmtpConnection::connect((self.host.as_str(), self.port), Some(PATIENCE), &self.hello, wrapped, None)?;
        match &self.tls {
            Tls::Required(tls) => line.starttls(tls, &self.hello)?,
            Tls::Opportunistic(tls) if line.can_starttls() => line.starttls(tls, &self.hello)?,
            _ => {}
        }
        if let Some(credentials) = &self.credentials {
            line.auth(DEFAULT_MECHANISMS, credentials)?;
        }
        Ok(line)
    }
}

fn hand_over(line: &mut SmtpConnection, envelope: &Envelope, letter: &[u8]) -> Result<(), Error> {
    // Letters that are not ASCII need the server's consent, which lettre asks for.
    let mut addresses = envelope.to().iter().chain(envelope.from());
    let plain = letter.is_ascii() && addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii());
    let (true, Ok(words)) = (plain, std::str::from_utf8(letter)) else { return line.send(envelope, letter).map(drop) };
    line.command(Mail::new(envelope.from().cloned(), Vec::new()))?;
    for to in envelope.to() {
        line.command(Rcpt::new(to.clone(), Vec::new()))?;
    }
    line.command(Data)?;
    line.command(Words(words)).map(drop)
}

/// A letter's lines as they go over the wire, with the dot that ends them (RFC 5321, 4.5.2).
struct Words<'a>(&'a str);

impl Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.0.strip_suffix("\r\n").unwrap_or(self.0).split("\r\n") {
            let dot = if line.starts_with('.') { "." } else { "" };
            write!(f, "{dot}{line}\r\n")?;
        }
        f.write_str(".\r\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_begins_with_a_dot_does_not_end_the_letter() {
        assert_eq!(Words("To: a\r\n\r\n.\r\n..b\r\nc.\r\n").to_string(), "To: a\r\n\r\n..\r\n...b\r\nc.\r\n.\r\n");
        assert_eq!(Words("no end").to_string(), "no end\r\n.\r\n");
    }

    #[test]
    fn an_address_of_a_server_says_its_port_its_safety_and_who_we_are() -> anyhow::Result<()> {
        let plain = Relay::new("smtp://mail.example.no")?;
        assert!(matches!((plain.port, plain.tls, plain.credentials), (25, Tls::None, None)));
        let safe = Relay::new("smtps://post%40by.no:s%2Fe@mail.example.no/torget.example.no")?;
        assert!(matches!((safe.port, &safe.tls), (465, Tls::Wrapper(_))));
        assert_eq!(safe.credentials, Some(Credentials::new("post@by.no".into(), "s/e".into())));
        assert_eq!(safe.hello.to_string(), "torget.example.no");
        let raised = Relay::new("smtp://mail.example.no:2525?tls=required")?;
        assert!(matches!((raised.port, raised.tls), (2525, Tls::Required(_))));
        for wrong in ["smtp://", "smtp://mail.example.no?tls=perhaps", "imap://mail.example.no", "mail"] {
            assert!(Relay::new(wrong).is_err(), "{wrong}");
        }
        Ok(())
    }
}
