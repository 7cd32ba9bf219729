//! Commands that do one thing and end; what they find out is printed for the operator.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context as _;
use torget::app::App;
use torget::config::Settings;
use torget::db::Mode;
use torget::jobs;

use crate::cli::{Import, Staff};
use crate::start::{self, Database};

/// Opens the app and gives it to `work`; the private database, where there is one, stays until it is done.
fn with_app<T>(settings: Settings, work: impl FnOnce(&Arc<App>) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let database = Database::of(&settings.database)?;
    work(&start::app(&database, settings)?)
}

fn say(line: &str) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout().lock(), "{line}")?)
}

/// Imports a file, or refuses it whole with the lines that are wrong.
pub fn import(what: Import) -> anyhow::Result<ExitCode> {
    let (file, settings, domains) = match what {
        Import::Organisations { file, settings } => (file, settings, false),
        Import::Domains { file, settings } => (file, settings, true),
    };
    let text =
        std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", Path::new(&file).display()))?;
    with_app(*settings, |app| {
        let outcome = app.system(Mode::Write, |tx| torget::organisations::import(tx, &text, domains))?;
        match outcome {
            Ok(lines) => {
                lines.iter().try_for_each(|line| say(line))?;
                Ok(ExitCode::SUCCESS)
            }
            Err(lines) => {
                lines.iter().try_for_each(|line| say(line))?;
                say("Nothing was imported.")?;
                Ok(ExitCode::FAILURE)
            }
        }
    })
}

/// Appoints staff or a first coordinator.
pub fn appoint(what: Staff) -> anyhow::Result<()> {
    match what {
        Staff::Appoint { email, kind, area, settings } => with_app(*settings, |app| {
            app.system(Mode::Write, |tx| {
                let area = area.map(|slug| torget::areas::by_slug(tx, &slug)).transpose()?.map(|area| area.id);
                torget::accounts::appoint_staff(tx, &email, &kind, area)
            })
            .context("not appointed: is the area right?")?;
            say("Appointed.")
        }),
        Staff::Coordinator { email, organisation, settings } => with_app(*settings, |app| {
            app.system(Mode::Write, |tx| torget::accounts::appoint_coordinator(tx, &email, &organisation))
                .context("not appointed: is the organisation right?")?;
            say("Appointed.")
        }),
    }
}

/// Counts jobs, lists the failed, and tries them again when asked to.
pub fn jobs(retry: Option<i64>, settings: Settings) -> anyhow::Result<()> {
    with_app(settings, |app| {
        if let Some(number) = retry {
            let only = (number > 0).then_some(number);
            let n = app.system(Mode::Write, |tx| Ok(jobs::retry_all(tx.conn, only, tx.now)?))?;
            say(&format!("{n} to be tried again"))?;
        }
        let (counts, failed) = app.system(Mode::Read, |tx| Ok((jobs::counts(tx.conn)?, jobs::failed(tx.conn)?)))?;
        say(&format!("{} waiting, {} running, {} failed", counts.waiting, counts.running, counts.failed))?;
        for job in failed {
            let why = job.last_error.unwrap_or_default();
            say(&format!("{}\t{}\t{}\t{} attempts\t{why}", job.id, job.kind, job.payload, job.attempts))?;
        }
        Ok(())
    })
}

/// Prints a member's letter as it would be now.
pub fn digest(member: &str, settings: Settings) -> anyhow::Result<()> {
    with_app(settings, |app| {
        let lines = app
            .system(Mode::Read, |tx| torget::digests::dry_run(app, tx, member))
            .with_context(|| format!("no letter could be written for {member}"))?;
        lines.iter().try_for_each(|line| say(line))
    })
}

/// A message larger than this is no report.
const LARGEST_MESSAGE: u64 = 4 * 1024 * 1024;
/// What tells a mail server to give the message again later (sysexits.h, EX_TEMPFAIL).
const AGAIN_LATER: u8 = 75;

/// Receives one message from standard input.
pub fn receive_mail(settings: Settings, recipient: Option<&str>) -> ExitCode {
    let received = with_app(settings, |app| {
        let mut raw = Vec::new();
        std::io::Read::read_to_end(&mut std::io::Read::take(std::io::stdin().lock(), LARGEST_MESSAGE), &mut raw)?;
        Ok(torget::operation::receive_mail(app, &raw, recipient)?)
    });
    match received {
        Ok(received) => {
            tracing::info!(?received, "mail received");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            tracing::error!("{fault:#}");
            ExitCode::from(AGAIN_LATER)
        }
    }
}

/// Owes letters for measuring.
pub fn mail_load(settings: Settings, letters: u32) -> anyhow::Result<()> {
    anyhow::ensure!(settings.loopback(), "load-test data is for a BASE_URL on loopback only");
    with_app(settings, |app| {
        let n = torget::dev::mail_load(app, letters)?;
        say(&format!("{n} letters owed"))
    })
}

/// Fills the search index anew.
pub fn reindex(settings: Settings) -> anyhow::Result<()> {
    with_app(settings, |app| {
        let counts = torget::discover::reindex(app)?;
        say(&format!("in the index: {counts}"))?;
        match torget::discover::refill(app).context("the search server was not filled")? {
            Some(n) => say(&format!("on the search server: {n}, filled beside the old and swapped")),
            None => Ok(()),
        }
    })
}

/// Judges the engines, and asks them many questions.
pub fn judge(questions: usize, settings: Settings) -> anyhow::Result<()> {
    use torget::dev::judge;
    use torget::search::Search;
    with_app(settings, |app| {
        say("PostgreSQL")?;
        judge::lines(&judge::postgres(app)?).iter().try_for_each(|line| say(line))?;
        if let Some(judged) = judge::meili(app).context("the search server could not be judged")? {
            say("Meilisearch")?;
            judge::lines(&judged).iter().try_for_each(|line| say(line))?;
        }
        if questions > 0 {
            say(&judge::speed(app, &Search::Postgres, questions)?.to_string())?;
            if app.search.outside().is_some() {
                say(&judge::speed(app, &app.search, questions)?.to_string())?;
            }
        }
        Ok(())
    })
}

/// Adds load-test data.
pub fn seed(settings: Settings, posts: u32, people: u32) -> anyhow::Result<()> {
    anyhow::ensure!(settings.loopback(), "load-test data is for a BASE_URL on loopback only");
    with_app(settings, |app| torget::dev::seed::run(app, posts, people))
}

/// Simulates a year of letters on a private database of its own, which is gone afterwards.
pub fn simulate(readers: u32, days: u32, seed: Option<u64>, mut settings: Settings) -> anyhow::Result<ExitCode> {
    let seed = seed.unwrap_or_else(|| u64::from(u32::from_be_bytes(torget::clock::random_bytes())));
    say(&format!("seed {seed}"))?;
    settings.secret_key.get_or_insert_with(|| "a key for simulations, which keep nothing".to_owned().into());
    let start = "2026-10-01T04:00:00Z".parse()?;
    let plan = torget::dev::simulate::Plan { readers, days, seed, pace: 60, start, sleep: (0, 0) };
    let database = Database::passing()?;
    let app = start::app(&database, settings)?;
    let began = Instant::now();
    let report = torget::dev::simulate::run(&app, &plan)?;
    report.lines(&plan, began.elapsed()).iter().try_for_each(|line| say(line))?;
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Tells the ten most alike of each, and how long one comparison with everybody takes.
pub fn alike(organisations: &[String], settings: Settings) -> anyhow::Result<()> {
    with_app(settings, |app| {
        let areas = app.system(Mode::Read, torget::areas::all)?;
        for slug in organisations {
            let field = app
                .system(Mode::Read, |tx| {
                    tx.viewer = torget::viewer::Viewer::guest();
                    torget::peers::field(tx, slug)
                })
                .with_context(|| format!("{slug} is no municipality or county municipality"))?;
            let began = Instant::now();
            let peers = field.peers(&[], false, 10);
            let took = began.elapsed();
            say(&format!("{slug}: compared with {} in {took:?}", field.profiles().len() - 1))?;
            for line in torget::peers::told(&peers, &areas) {
                say(&line)?;
            }
        }
        Ok(())
    })
}
