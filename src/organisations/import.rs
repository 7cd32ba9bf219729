//! Imports on the command line: files of organisations and of mail domains. A bad file is refused whole, with its lines;
//! the same file twice changes nothing the second time.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;

use super::parse::{self, LineError};
use super::plan::{self, Change, Step, Taking};
use super::{actions, queries};
use crate::audit::Act;
use crate::error::Error;
use crate::tx::Tx;

/// Imports organisations, or with `domains` mail domains: what changed, or what is wrong with which line, in words for the
/// operator.
///
/// # Errors
/// When the database refuses.
pub fn import(tx: &mut Tx<'_>, csv: &str, domains: bool) -> Result<Result<Vec<String>, Vec<String>>, Error> {
    let outcome = if domains { import_domains(tx, csv)? } else { import_organisations(tx, csv)? };
    Ok(outcome
        .map(|report| report.to_string().lines().map(str::to_owned).collect())
        .map_err(|errors| errors.iter().map(ToString::to_string).collect()))
}

/// A municipality number that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// Whose.
    pub name: String,
    /// The number it had.
    pub from: Option<String>,
    /// The number it got; `None` when it was merged into another.
    pub to: Option<String>,
    /// From when.
    pub on: NaiveDate,
}

/// What an import changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Names of what is new.
    pub added: Vec<String>,
    /// Names of what was changed.
    pub changed: Vec<String>,
    /// Numbers that changed.
    pub renumbered: Vec<Renumbered>,
    /// Lines that said nothing new.
    pub unchanged: usize,
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} added, {} changed, {} unchanged", self.added.len(), self.changed.len(), self.unchanged)?;
        for name in &self.added {
            writeln!(f, "  + {name}")?;
        }
        for name in &self.changed {
            writeln!(f, "  ~ {name}")?;
        }
        for number in &self.renumbered {
            let (from, to) = (number.from.as_deref().unwrap_or("none"), number.to.as_deref().unwrap_or("none"));
            writeln!(f, "  {}: number {from} becomes {to} on {}", number.name, number.on)?;
        }
        Ok(())
    }
}

/// Imports organisations from CSV: the columns of the reference data, and `kind`, `slug`, `about`, `valid_from`, `valid_to`,
/// `parent`, `employers`, `year`. The inner result is the file's: bad lines, and then nothing was written.
///
/// # Errors
/// When the database refuses.
pub fn import_organisations(tx: &mut Tx<'_>, csv: &str) -> Result<Result<ImportReport, Vec<LineError>>, Error> {
    let rows = match parse::organisations(csv) {
        Ok(rows) => rows,
        Err(errors) => return Ok(Err(errors)),
    };
    let counties: HashMap<String, String> =
        rows.iter().filter_map(|r| Some((r.county.clone()?, r.county_name.clone()?))).collect();
    let known = queries::counties(tx)?;
    let stranger = |number: &String| !counties.contains_key(number) && !known.iter().any(|c| c.number == *number);
    let strangers =
        rows.iter().filter_map(|r| r.county.as_ref().filter(|number| stranger(number)).map(|number| (r.line, number)));
    let strangers = strangers.map(|(line, number)| LineError {
        line,
        problem: format!("county {number} is new, so county_name must name it"),
    });
    let strangers: Vec<_> = strangers.collect();
    if !strangers.is_empty() {
        return Ok(Err(strangers));
    }
    let existing = queries::existing(tx)?;
    let steps = match plan::plan(rows, &existing, Taking::Import) {
        Ok(steps) => steps,
        Err(errors) => return Ok(Err(errors)),
    };
    actions::write_new_counties(tx, &counties)?;
    let touched = actions::take(tx, &steps)?;
    for (slug, id) in &touched {
        tx.audit(Act::Import, ("organisation", id.0), serde_json::json!({ "slug": slug }))?;
    }
    Ok(Ok(report(&steps)))
}

fn report(steps: &[Step]) -> ImportReport {
    let mut report = ImportReport::default();
    for step in steps {
        let name = step.facts.name.clone();
        match &step.change {
            Change::Take { number, from } if step.id.is_some() => {
                report.renumbered.push(Renumbered {
                    name: name.clone(),
                    from: step.had.clone(),
                    to: Some(number.clone()),
                    on: *from,
                });
            }
            Change::End { on } => {
                report.renumbered.push(Renumbered { name: name.clone(), from: step.had.clone(), to: None, on: *on })
            }
            Change::Keep | Change::Take { .. } => {}
        }
        match step.id {
            None => report.added.push(name),
            Some(_) if step.written || step.figures.is_some() => report.changed.push(name),
            Some(_) if step.change == Change::Keep => report.unchanged += 1,
            Some(_) => {}
        }
    }
    report
}

/// Imports mail domains from CSV with the columns `domain` and `organisation` (its address or organisation number). A
/// mailbox there makes its owner a member. A domain that was another's moves.
///
/// # Errors
/// When the database refuses.
pub fn import_domains(tx: &mut Tx<'_>, csv: &str) -> Result<Result<ImportReport, Vec<LineError>>, Error> {
    let rows = match parse::domains(csv) {
        Ok(rows) => rows,
        Err(errors) => return Ok(Err(errors)),
    };
    let names: Vec<&str> = rows.iter().map(|r| r.organisation.as_str()).collect();
    let organisations = queries::ids_by_slug_or_number(tx, &names)?;
    let held = queries::domains(tx)?;
    let mut errors = Vec::new();
    let mut seen: HashMap<&str, u64> = HashMap::new();
    let mut report = ImportReport::default();
    let mut write = Vec::new();
    for row in &rows {
        let Some(id) = organisations.get(&row.organisation) else {
            errors.push(LineError {
                line: row.line,
                problem: format!("no organisation has the address or number {}", row.organisation),
            });
            continue;
        };
        if let Some(first) = seen.insert(&row.domain, row.line) {
            errors.push(LineError { line: row.line, problem: format!("{} is on line {first} too", row.domain) });
        }
        match held.get(&row.domain) {
            Some(holder) if holder == id => report.unchanged += 1,
            Some(_) => report.changed.push(row.domain.clone()),
            None => report.added.push(row.domain.clone()),
        }
        write.push((row.domain.clone(), *id));
    }
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    actions::write_domains(tx, &write)?;
    Ok(Ok(report))
}
