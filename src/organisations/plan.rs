//! What a file means for the register: who is new, what changes, whose number ends. Pure, so that it can be refused
//! whole before anything is written. Identity is the organisation number; without one, the municipality number or name.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::parse::{LineError, Row};
use super::{Figures, LanguageForm, Number, OrganisationKind};
use crate::ids::OrganisationId;
use crate::text;

/// An organisation's own facts, as the database keeps them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Facts {
    pub(super) slug: String,
    pub(super) kind: OrganisationKind,
    pub(super) name: String,
    pub(super) official_name: Option<String>,
    pub(super) about: Option<String>,
    pub(super) organisation_number: Option<String>,
    pub(super) county: Option<String>,
    pub(super) language_form: Option<LanguageForm>,
    pub(super) sami_area: Option<bool>,
    pub(super) point: Option<(f64, f64)>,
}

/// An organisation that is there already.
#[derive(Debug, Clone)]
pub(super) struct Existing {
    pub(super) id: OrganisationId,
    pub(super) facts: Facts,
    /// Oldest first.
    pub(super) numbers: Vec<Number>,
    pub(super) figures: Vec<Figures>,
}

/// What happens to an organisation's municipality number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing.
    Keep,
    /// A number from a day on; the one it had ends there.
    Take { number: String, from: NaiveDate },
    /// The number it has ends, and no other follows: it has been merged into another.
    End { on: NaiveDate },
}

/// What happens to one organisation.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) line: u64,
    pub(super) id: Option<OrganisationId>,
    pub(super) facts: Facts,
    /// The facts are new or differ from what is there.
    pub(super) written: bool,
    pub(super) had: Option<String>,
    pub(super) change: Change,
    /// Figures that are new or differ.
    pub(super) figures: Option<Figures>,
    pub(super) parent: Option<String>,
    pub(super) employers: Vec<String>,
}

/// How a file is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taking {
    /// What the file says holds; what it leaves empty stays.
    Import,
    /// Reference data: fills in what is not there, and overrules nothing; numbers are valid from this day.
    Fill(NaiveDate),
}

/// Plans the whole file.
pub(super) fn plan(rows: Vec<Row>, existing: &[Existing], taking: Taking) -> Result<Vec<Step>, Vec<LineError>> {
    let register = Register::new(existing);
    let mut slugs: HashSet<String> = existing.iter().map(|e| e.facts.slug.clone()).collect();
    let mut names: HashMap<String, usize> = HashMap::new();
    for row in &rows {
        *names.entry(row.name.clone()).or_default() += 1;
    }
    let mut errors = twins(&rows);
    let mut steps = Vec::with_capacity(rows.len());
    for row in rows {
        let old = register.find(&row);
        let slug = old.map_or_else(
            || new_slug(&row, names.get(&row.name).is_some_and(|n| *n > 1), &mut slugs),
            |e| e.facts.slug.clone(),
        );
        match step(row, old, slug, taking) {
            Ok(step) => steps.push(step),
            Err(fault) => errors.push(fault),
        }
    }
    errors.extend(taken_numbers(&steps, existing));
    errors.extend(one_step_each(&steps));
    errors.extend(strangers(&steps, existing));
    errors.sort_by_key(|e| e.line);
    if errors.is_empty() { Ok(steps) } else { Err(errors) }
}

fn step(row: Row, old: Option<&Existing>, slug: String, taking: Taking) -> Result<Step, LineError> {
    let line = row.line;
    let change = change(&row, old, taking).map_err(|problem| LineError { line, problem })?;
    let new = Facts {
        slug,
        kind: row.kind,
        name: row.name,
        official_name: row.official_name,
        about: row.about,
        organisation_number: row.organisation_number,
        county: row.county,
        language_form: row.language_form,
        sami_area: row.sami_area,
        point: row.point,
    };
    let facts = match (old, taking) {
        (None, _) => new,
        (Some(old), Taking::Import) => merged(new, &old.facts),
        (Some(old), Taking::Fill(_)) => merged(old.facts.clone(), &new),
    };
    let figures = row.figures.map(|new| match old.and_then(|e| e.figures.iter().find(|f| f.year == new.year)) {
        None => new,
        Some(old) if taking == Taking::Import => merged_figures(new, *old),
        Some(old) => merged_figures(*old, new),
    });
    Ok(Step {
        line,
        id: old.map(|e| e.id),
        written: old.is_none_or(|e| e.facts != facts),
        had: old.and_then(current).map(|n| n.number.clone()),
        figures: figures.filter(|new| old.is_none_or(|e| !e.figures.contains(new))),
        change,
        facts,
        parent: row.parent,
        employers: row.employers,
    })
}

/// `first` where it knows, `then` where it does not.
fn merged(first: Facts, then: &Facts) -> Facts {
    Facts {
        official_name: first.official_name.or_else(|| then.official_name.clone()),
        about: first.about.or_else(|| then.about.clone()),
        organisation_number: first.organisation_number.or_else(|| then.organisation_number.clone()),
        county: first.county.or_else(|| then.county.clone()),
        language_form: first.language_form.or(then.language_form),
        sami_area: first.sami_area.or(then.sami_area),
        point: first.point.or(then.point),
        slug: first.slug,
        kind: first.kind,
        name: first.name,
    }
}

fn merged_figures(first: Figures, then: Figures) -> Figures {
    Figures {
        year: first.year,
        population: first.population.or(then.population),
        kostra_group: first.kostra_group.or(then.kostra_group),
        centrality: first.centrality.or(then.centrality),
        area_km2: first.area_km2.or(then.area_km2),
    }
}

fn current(e: &Existing) -> Option<&Number> {
    e.numbers.iter().find(|n| n.valid_to.is_none())
}

fn change(row: &Row, old: Option<&Existing>, taking: Taking) -> Result<Change, String> {
    let now = old.and_then(current);
    if let Taking::Fill(from) = taking {
        let blank = old.is_none_or(|e| e.numbers.is_empty());
        return Ok(row.number.clone().filter(|_| blank).map_or(Change::Keep, |number| Change::Take { number, from }));
    }
    if let (Some(on), Some(now)) = (row.valid_to, now) {
        return if on > now.valid_from {
            Ok(Change::End { on })
        } else {
            Err(format!("valid_to must be after {}", now.valid_from))
        };
    }
    let Some(number) = row.number.clone().filter(|_| row.valid_to.is_none()) else { return Ok(Change::Keep) };
    if now.is_some_and(|now| now.number == number) {
        return Ok(Change::Keep);
    }
    if let Some(ended) = old.and_then(|e| e.numbers.iter().find(|n| n.number == number)).and_then(|n| n.valid_to) {
        return Err(format!("the number {number} ended on {ended}; is this an older file?"));
    }
    let Some(from) = row.valid_from else {
        return Err(format!("the number {number} is new, so the column valid_from must say from when"));
    };
    match now {
        Some(now) if from <= now.valid_from => {
            Err(format!("valid_from must be after {}, when {} began", now.valid_from, now.number))
        }
        _ => Ok(Change::Take { number, from }),
    }
}

/// Finds organisations by what identifies them.
struct Register<'a> {
    by_organisation_number: HashMap<&'a str, &'a Existing>,
    by_number: HashMap<&'a str, &'a Existing>,
    by_slug: HashMap<&'a str, &'a Existing>,
    by_county: HashMap<&'a str, &'a Existing>,
    by_name: HashMap<(OrganisationKind, &'a str), &'a Existing>,
}

impl<'a> Register<'a> {
    fn new(existing: &'a [Existing]) -> Self {
        let counties = existing.iter().filter(|e| e.facts.kind == OrganisationKind::CountyMunicipality);
        Self {
            by_organisation_number: existing
                .iter()
                .filter_map(|e| Some((e.facts.organisation_number.as_deref()?, e)))
                .collect(),
            by_number: existing.iter().filter_map(|e| Some((current(e)?.number.as_str(), e))).collect(),
            by_slug: existing.iter().map(|e| (e.facts.slug.as_str(), e)).collect(),
            by_county: counties.filter_map(|e| Some((e.facts.county.as_deref()?, e))).collect(),
            by_name: existing.iter().map(|e| ((e.facts.kind, e.facts.name.as_str()), e)).collect(),
        }
    }

    fn find(&self, row: &Row) -> Option<&'a Existing> {
        if let Some(found) = row.organisation_number.as_deref().and_then(|n| self.by_organisation_number.get(n)) {
            return Some(found);
        }
        let other = match (&row.slug, &row.number, row.kind) {
            (Some(slug), ..) => self.by_slug.get(slug.as_str()),
            (_, Some(number), _) => self.by_number.get(number.as_str()),
            (_, _, OrganisationKind::CountyMunicipality) => {
                row.county.as_deref().and_then(|county| self.by_county.get(county))
            }
            _ => self.by_name.get(&(row.kind, row.name.as_str())),
        };
        // Two organisation numbers are two organisations, whatever else they share.
        other.copied().filter(|e| row.organisation_number.is_none() || e.facts.organisation_number.is_none())
    }
}

/// An address no other has; where names are shared, the county tells them apart.
fn new_slug(row: &Row, shared: bool, taken: &mut HashSet<String>) -> String {
    let plain = row.slug.clone().unwrap_or_else(|| text::slug(&row.name));
    let with_county = row.county_name.as_ref().map(|county| text::slug(&format!("{} {county}", row.name)));
    let first =
        if shared && row.slug.is_none() { with_county.clone().unwrap_or_else(|| plain.clone()) } else { plain.clone() };
    let numbered = (2..).map(|n| format!("{plain}-{n}"));
    let slug = std::iter::once(first)
        .chain(with_county)
        .chain(numbered)
        .find(|slug| slug.len() > 1 && !taken.contains(slug))
        .unwrap_or(plain);
    taken.insert(slug.clone());
    slug
}

/// Lines that say the same of two.
fn twins(rows: &[Row]) -> Vec<LineError> {
    let mut seen: HashMap<(&str, &str), u64> = HashMap::new();
    let mut errors = Vec::new();
    for row in rows {
        let keys = [
            ("organisation number", &row.organisation_number),
            ("municipality number", &row.number),
            ("slug", &row.slug),
        ];
        for (what, key) in keys.into_iter().filter_map(|(what, key)| Some((what, key.as_deref()?))) {
            if let Some(first) = seen.insert((what, key), row.line) {
                errors.push(LineError { line: row.line, problem: format!("the {what} {key} is on line {first} too") });
            }
        }
    }
    errors
}

/// Two lines that come to the same organisation, by different keys.
fn one_step_each(steps: &[Step]) -> Vec<LineError> {
    let mut seen: HashMap<&str, u64> = HashMap::new();
    let repeated = steps.iter().filter_map(|s| Some((s, seen.insert(s.facts.slug.as_str(), s.line)?)));
    repeated
        .map(|(s, first)| LineError { line: s.line, problem: format!("{} is on line {first} too", s.facts.name) })
        .collect()
}

/// Numbers that are somebody else's and stay so.
fn taken_numbers(steps: &[Step], existing: &[Existing]) -> Vec<LineError> {
    let given_up: HashSet<OrganisationId> =
        steps.iter().filter(|s| s.change != Change::Keep).filter_map(|s| s.id).collect();
    let held: HashMap<&str, &Existing> = existing
        .iter()
        .filter(|e| !given_up.contains(&e.id))
        .filter_map(|e| Some((current(e)?.number.as_str(), e)))
        .collect();
    let taken = steps.iter().filter_map(|s| match &s.change {
        Change::Take { number, .. } => held.get(number.as_str()).map(|holder| (s, number, holder)),
        Change::Keep | Change::End { .. } => None,
    });
    taken
        .map(|(s, number, holder)| LineError {
            line: s.line,
            problem: format!("the number {number} belongs to {}", holder.facts.name),
        })
        .collect()
}

/// Unions and employers nobody knows.
fn strangers(steps: &[Step], existing: &[Existing]) -> Vec<LineError> {
    let facts = existing.iter().map(|e| &e.facts).chain(steps.iter().map(|s| &s.facts));
    let known: HashSet<&str> =
        facts.flat_map(|f| std::iter::once(f.slug.as_str()).chain(f.organisation_number.as_deref())).collect();
    let named = steps.iter().flat_map(|s| s.parent.iter().chain(&s.employers).map(move |name| (s.line, name)));
    let strange = named.filter(|(_, name)| !known.contains(name.as_str()));
    strange
        .map(|(line, name)| LineError { line, problem: format!("no organisation has the address or number {name}") })
        .collect()
}

#[cfg(test)]
mod tests;
