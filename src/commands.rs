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
