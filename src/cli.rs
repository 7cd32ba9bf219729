//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use secrecy::SecretString;
use torget::config::{DatabaseSettings, Settings};

use crate::start::{self, Database};
use crate::telemetry::LogFormat;

/// Erfaringstorget: an experience-exchange forum for municipal trials (frikommuneforsøk).
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub struct Cli {
    /// How log lines look.
    #[arg(long, env = "LOG_FORMAT", value_enum, default_value_t = LogFormat::Text, global = true)]
    pub log_format: LogFormat,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve pages, and do the work behind them.
    Serve {
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
        /// Serve pages only; another process works.
        #[arg(long)]
        no_worker: bool,
    },
    /// Do the work behind the pages (mail, search index) without serving any.
    Work {
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Start the demo: a private database, fictional organisations, personas to pick, mail kept in a post office.
    Demo {
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Bring the database up to date.
    Migrate {
        /// The database.
        #[command(flatten)]
        database: DatabaseSettings,
    },
    /// Import organisations or mail domains from a CSV file; a file with a bad line is refused whole.
    Import {
        /// What.
        #[command(subcommand)]
        what: Import,
    },
    /// Appoint ministry staff and first coordinators.
    Staff {
        /// What.
        #[command(subcommand)]
        what: Staff,
    },
    /// Jobs waiting and failed, and trying them again.
    Jobs(JobsArgs),
    /// Show a member's letter as it would be now, and why each line is there. Nothing is sent or marked.
    Digests {
        /// Her address.
        #[arg(long)]
        member: String,
        /// Only show it; letters are sent by the worker.
        #[arg(long, required = true)]
        dry_run: bool,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Read one message from standard input that came to a return address (bounce+…@BOUNCE_DOMAIN); for the mail server.
    ReceiveMail {
        /// The address it came to, as the envelope had it.
        #[arg(long)]
        recipient: Option<String>,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Fill the search index anew.
    Reindex {
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Add load-test data: fast, reproducible, never in production.
    Seed {
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
        /// Posts to add.
        #[arg(long, default_value_t = 100_000)]
        posts: u32,
        /// Made-up members who write them.
        #[arg(long, default_value_t = 500)]
        people: u32,
    },
    /// Owe letters to made-up people, for measuring how fast they are sent.
    #[command(hide = true)]
    MailLoad {
        /// Letters.
        #[arg(long, default_value_t = 10_000)]
        letters: u32,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Tell which organisations are most like some others, and why; and how long it takes to compare everybody.
    #[command(hide = true)]
    Alike {
        /// Their addresses, for example `drammen`.
        organisations: Vec<String>,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Simulate a year of letters on a private database, and say which promises were broken.
    #[command(hide = true)]
    Simulate {
        /// Readers.
        #[arg(long, default_value_t = 2000)]
        readers: u32,
        /// Days.
        #[arg(long, default_value_t = 365)]
        days: u32,
        /// What the dice fall by; without it, another each time, which is printed.
        #[arg(long)]
        seed: Option<u64>,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Tell how well and how fast searches are answered, by PostgreSQL and by a Meilisearch where one is set.
    Judge {
        /// Ask this many different questions of what is in the database, too, and tell how long they took.
        #[arg(long, default_value_t = 0)]
        speed: usize,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Serve only the bare page that `scripts/bench` compares with.
    #[command(hide = true)]
    Bare {
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Ask the service on BIND whether it is well; for container health checks.
    Healthcheck {
        /// Address and port the service listens on.
        #[arg(long, env = "BIND", default_value = "127.0.0.1:8080")]
        bind: std::net::SocketAddr,
    },
}

/// What to import.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Municipalities and other organisations, with figures; columns as in the file that comes with the source.
    Organisations {
        /// The file.
        file: PathBuf,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// Mail domains: domain,organisation_number.
    Domains {
        /// The file.
        file: PathBuf,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
}

/// Whom to appoint.
#[derive(Debug, Subcommand)]
pub enum Staff {
    /// A ministry moderator (of one area, or of all) or an administrator.
    Appoint {
        /// Her address.
        #[arg(long)]
        email: String,
        /// `moderator` or `administrator`.
        #[arg(long, value_parser = ["moderator", "administrator"])]
        kind: String,
        /// Only this area (its address, for example `helse`).
        #[arg(long)]
        area: Option<String>,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
    /// An organisation's first coordinator, who verifies the others.
    Coordinator {
        /// Her address.
        #[arg(long)]
        email: String,
        /// The organisation (its address, for example `solvik-kommune`).
        #[arg(long)]
        organisation: String,
        /// Settings.
        #[command(flatten)]
        settings: Box<Settings>,
    },
}

/// Looking at jobs.
#[derive(Debug, Args)]
pub struct JobsArgs {
    /// Try failed jobs again: all, or the one with this number.
    #[arg(long, num_args = 0..=1, default_missing_value = "0", value_name = "NUMBER")]
    retry: Option<i64>,
    /// Settings.
    #[command(flatten)]
    settings: Box<Settings>,
}

impl Command {
    /// Does it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let started = Instant::now();
        match self {
            Self::Serve { settings, no_worker } => {
                settings.check()?;
                let database = Database::of(&settings.database)?;
                let app = start::app(&database, *settings)?;
                start::serve(&app, !no_worker, started)?;
            }
            Self::Work { settings } => {
                settings.check()?;
                let database = Database::of(&settings.database)?;
                start::work(&start::app(&database, *settings)?)?;
            }
            Self::Demo { settings } => demo(*settings, started)?,
            Self::Migrate { database } => Database::of(&database)?.migrate()?,
            Self::Import { what } => return crate::commands::import(what),
            Self::Staff { what } => crate::commands::appoint(what)?,
            Self::Jobs(args) => crate::commands::jobs(args.retry, *args.settings)?,
            Self::Digests { member, settings, .. } => crate::commands::digest(&member, *settings)?,
            Self::ReceiveMail { recipient, settings } => {
                return Ok(crate::commands::receive_mail(*settings, recipient.as_deref()));
            }
            Self::MailLoad { letters, settings } => crate::commands::mail_load(*settings, letters)?,
            Self::Reindex { settings } => crate::commands::reindex(*settings)?,
            Self::Seed { settings, posts, people } => crate::commands::seed(*settings, posts, people)?,
            Self::Alike { organisations, settings } => crate::commands::alike(&organisations, *settings)?,
            Self::Simulate { readers, days, seed, settings } => {
                return crate::commands::simulate(readers, days, seed, *settings);
            }
            Self::Judge { speed, settings } => crate::commands::judge(speed, *settings)?,
            Self::Bare { settings } => {
                let database = Database::of(&settings.database)?;
                torget::dev::bare::routes::serve(
                    &database.url,
                    settings.bind,
                    settings.web_workers,
                    settings.database.database_pool,
                )?;
            }
            Self::Healthcheck { bind } => {
                return Ok(if torget::operation::healthcheck(bind) { ExitCode::SUCCESS } else { ExitCode::FAILURE });
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The demo's settings are the ones given, but for what makes it a demo.
fn demo(mut settings: Settings, started: Instant) -> anyhow::Result<()> {
    settings.demo_sign_in = true;
    settings.smtp_url.get_or_insert_with(|| SecretString::from("post-office:"));
    let database = Database::of(&settings.database)?;
    database.migrate()?;
    if settings.secret_key.is_none() {
        settings.secret_key = Some(SecretString::from(torget::dev::kept_secret(&database.open(&settings.database)?)?));
    }
    settings.check()?;
    let app = start::app(&database, settings)?;
    torget::dev::demo::fill(&app).context("the demo content was not loaded")?;
    start::serve(&app, true, started)
}
