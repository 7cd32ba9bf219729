//! Every setting is a flag and an environment variable with help, its default and its unit; cross-checked at boot.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

/// The settings of all commands that touch the database.
#[derive(Debug, Clone, Args)]
pub struct DatabaseSettings {
    /// PostgreSQL to use (libpq URL). Without it a private cluster is started with this machine's own programs.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<SecretString>,
    /// Folder for the private cluster. Default: /var/lib/torget as root, else ./data.
    #[arg(long, env = "DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// Database connections a process holds at most.
    #[arg(long, env = "DATABASE_POOL", default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=200))]
    pub database_pool: u32,
    /// How long a request waits for a free connection before it answers 503, in milliseconds.
    #[arg(long, env = "DATABASE_WAIT_MS", default_value_t = 2_000)]
    pub database_wait_ms: u64,
    /// The longest a statement may run, in milliseconds.
    #[arg(long, env = "DATABASE_STATEMENT_MS", default_value_t = 10_000)]
    pub database_statement_ms: u64,
}

/// The settings of the service.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseSettings,
    /// Address people use, without a trailing slash; https except on loopback.
    #[arg(long, env = "BASE_URL", default_value = "http://127.0.0.1:8080")]
    pub base_url: Url,
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, env = "BIND", default_value = "127.0.0.1:8080")]
    pub bind: SocketAddr,
    /// Threads that answer requests.
    #[arg(long, env = "WEB_WORKERS", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=64))]
    pub web_workers: u8,
    /// Where mail goes: smtp://host:port (STARTTLS with ?tls=required), smtps://user:password@host, or `post-office:` to
    /// keep it in the database (the demo).
    #[arg(long, env = "SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<SecretString>,
    /// The sender of all mail.
    #[arg(long, env = "MAIL_FROM", default_value = "Erfaringstorget <ikke-svar@localhost>")]
    pub mail_from: String,
    /// Domain that signs mail (DKIM): the one of MAIL_FROM, or one above it. With DKIM_SELECTOR and DKIM_KEY_FILE.
    #[arg(long, env = "DKIM_DOMAIN")]
    pub dkim_domain: Option<String>,
    /// Name of the DKIM key in DNS: its public half stands at SELECTOR._domainkey.DOMAIN.
    #[arg(long, env = "DKIM_SELECTOR")]
    pub dkim_selector: Option<String>,
    /// File with the private RSA key of DKIM, as `openssl genrsa -traditional 2048` writes it.
    #[arg(long, env = "DKIM_KEY_FILE")]
    pub dkim_key_file: Option<PathBuf>,
    /// The mail server of SMTP_URL signs what we send (DKIM), so that one-click unsubscribing may be offered.
    #[arg(long, env = "RELAY_SIGNS", default_value_t = false)]
    pub relay_signs: bool,
    /// Domain whose mail to bounce+…@ is given to `torget receive-mail`. Without it reports go to MAIL_FROM, unread.
    #[arg(long, env = "BOUNCE_DOMAIN")]
    pub bounce_domain: Option<String>,
    /// Letters a process sends to one recipient domain in a second at most; 0 for no limit.
    #[arg(long, env = "MAIL_PACE", default_value_t = 10, value_parser = clap::value_parser!(u32).range(0..=1000))]
    pub mail_pace: u32,
    /// How long mail about what happens in a thread waits for more of it, in seconds.
    #[arg(long, env = "MAIL_WAIT_SECONDS", default_value_t = 120, value_parser = clap::value_parser!(u32).range(0..=3600))]
    pub mail_wait_seconds: u32,
    /// Threads that work behind the pages in a process: mail, notices, search index.
    #[arg(long, env = "JOB_WORKERS", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=32))]
    pub job_workers: u8,
    /// The key of sign-in links and other proofs: at least 32 characters, the same in every process, kept secret.
    #[arg(long, env = "SECRET_KEY", hide_env_values = true)]
    pub secret_key: Option<SecretString>,
    /// Let anyone sign in as a demo persona. Never with real people's data.
    #[arg(long, env = "DEMO_SIGN_IN", default_value_t = false)]
    pub demo_sign_in: bool,
    /// Address of the page where people can reach whoever runs the service, shown at the foot of pages.
    #[arg(long, env = "CONTACT_MAIL")]
    pub contact_mail: Option<String>,
    /// A Meilisearch to search with, http:// or https://; without it PostgreSQL searches. The same in every process.
    #[arg(long, env = "MEILI_URL")]
    pub meili_url: Option<String>,
    /// Its key, one that may search, write, and make and swap indexes.
    #[arg(long, env = "MEILI_KEY", hide_env_values = true)]
    pub meili_key: Option<SecretString>,
    /// Number of proxies in front whose X-Forwarded-For is believed; 0 believes none.
    #[arg(long, env = "TRUSTED_PROXIES", default_value_t = 0)]
    pub trusted_proxies: u8,
    /// Tell in a response header how many statements a page took (tests and benchmarks).
    #[arg(long, env = "COUNT_STATEMENTS", default_value_t = false)]
    pub count_statements: bool,
}

/// What does not fit together.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    /// Sign-in without proof belongs to the demo.
    #[error("DEMO_SIGN_IN lets anyone in as anyone: it is refused on a BASE_URL that is not loopback")]
    DemoInProduction,
    /// People sign in by mail, so there must be mail.
    #[error(
        "SMTP_URL is missing: people sign in by mail (in the demo, `torget demo` keeps mail in a local post office)"
    )]
    NoMail,
    /// The post office is readable by whoever visits it.
    #[error("SMTP_URL=post-office: shows everybody's mail: it is refused on a BASE_URL that is not loopback")]
    PostOfficeInProduction,
    /// Sign-in cookies need https.
    #[error("BASE_URL must be https unless it is loopback: sign-in cookies must not travel in the clear")]
    PlainHttp,
    /// The address is put together with paths.
    #[error("BASE_URL must be scheme and host only, without path, query or fragment")]
    BaseUrlHasPath,
    /// Sign-in links are proofs made with the key.
    #[error("SECRET_KEY is missing or shorter than 32 characters; make one with: openssl rand -base64 48")]
    NoKey,
    /// Mail programs need to know who sends.
    #[error("MAIL_FROM is not an address such as: Erfaringstorget <post@example.no>")]
    BadSender,
    /// A signature needs all three.
    #[error("DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE belong together: set all three, or none")]
    DkimInPart,
    /// A signature by another domain than the sender's proves nothing to DMARC.
    #[error("DKIM_DOMAIN must be the domain of MAIL_FROM, or one above it")]
    DkimOfAnother,
    /// The name goes into an address.
    #[error("BOUNCE_DOMAIN must be a domain such as: post.example.no")]
    BadBounceDomain,
    /// The address of the search server has no meaning.
    #[error("MEILI_URL must be an address such as http://meilisearch:7700, without a password in it")]
    BadMeiliUrl,
    /// The address has no meaning to the mail floor.
    #[error("SMTP_URL must begin with smtp://, smtps:// or post-office:")]
    BadSmtpUrl,
}

impl Settings {
    /// Whether people reach the service on this machine only.
    pub fn loopback(&self) -> bool {
        match self.base_url.host() {
            Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
            Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        }
    }

    /// Whether cookies can be marked `Secure` and named `__Host-`.
    pub fn https(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    /// How long mail about what happens in a thread waits for more of it.
    pub fn mail_wait(&self) -> chrono::Duration {
        chrono::Duration::seconds(i64::from(self.mail_wait_seconds))
    }

    /// The base address without a trailing slash.
    pub fn base(&self) -> &str {
        self.base_url.as_str().trim_end_matches('/')
    }

    /// Checks what no single setting can know.
    ///
    /// # Errors
    /// The first thing that does not fit together, in words for the operator.
    pub fn check(&self) -> Result<(), ConfigError> {
        let smtp = self.smtp_url.as_ref().map(|url| url.expose_secret().to_owned());
        if !matches!(self.base_url.path(), "" | "/")
            || self.base_url.query().is_some()
            || self.base_url.fragment().is_some()
        {
            return Err(ConfigError::BaseUrlHasPath);
        }
        if !self.loopback() && !self.https() {
            return Err(ConfigError::PlainHttp);
        }
        if self.demo_sign_in && !self.loopback() {
            return Err(ConfigError::DemoInProduction);
        }
        match smtp.as_deref() {
            None => return Err(ConfigError::NoMail),
            Some(url) if url.starts_with("post-office:") && !self.loopback() => {
                return Err(ConfigError::PostOfficeInProduction);
            }
            Some(url) if ["smtp://", "smtps://", "post-office:"].iter().any(|s| url.starts_with(s)) => {}
            Some(_) => return Err(ConfigError::BadSmtpUrl),
        }
        if self.secret_key.as_ref().is_none_or(|key| key.expose_secret().chars().count() < 32) {
            return Err(ConfigError::NoKey);
        }
        let meili = self.meili_url.as_deref().map(Url::parse);
        let usable =
            |url: &Url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.username().is_empty();
        if meili.is_some_and(|url| !url.is_ok_and(|url| usable(&url))) {
            return Err(ConfigError::BadMeiliUrl);
        }
        if !self.mail_from.contains('@') {
            return Err(ConfigError::BadSender);
        }
        self.check_delivery()
    }

    fn check_delivery(&self) -> Result<(), ConfigError> {
        match (&self.dkim_domain, &self.dkim_selector, &self.dkim_key_file) {
            (None, None, None) => {}
            (Some(domain), Some(_), Some(_)) => {
                let (sender, domain) = (self.mail_domain().to_lowercase(), domain.to_lowercase());
                if !domain.contains('.') || sender != domain && !sender.ends_with(&format!(".{domain}")) {
                    return Err(ConfigError::DkimOfAnother);
                }
            }
            _ => return Err(ConfigError::DkimInPart),
        }
        let fits = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
        match &self.bounce_domain {
            Some(domain) if domain.is_empty() || !domain.chars().all(fits) => Err(ConfigError::BadBounceDomain),
            _ => Ok(()),
        }
    }

    /// The domain of the sender.
    pub fn mail_domain(&self) -> &str {
        self.mail_from.rsplit('@').next().unwrap_or("localhost").trim_end_matches('>')
    }
}
