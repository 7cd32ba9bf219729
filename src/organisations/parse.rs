//! Files for import, parsed line by line: everything wrong is told at once, with its line, and then nothing is taken.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;
use csv::StringRecord;

use super::{Figures, LanguageForm, OrganisationKind};

/// What is wrong with a line, in words for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineError {
    /// The line in the file; the heading is line 1.
    pub line: u64,
    /// What is wrong.
    pub problem: String,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.problem)
    }
}

/// A line of a file of organisations; what is empty there is unknown here.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) slug: Option<String>,
    pub(super) kind: OrganisationKind,
    pub(super) name: String,
    pub(super) official_name: Option<String>,
    pub(super) about: Option<String>,
    pub(super) organisation_number: Option<String>,
    pub(super) number: Option<String>,
    pub(super) county: Option<String>,
    pub(super) county_name: Option<String>,
    pub(super) language_form: Option<LanguageForm>,
    pub(super) sami_area: Option<bool>,
    pub(super) point: Option<(f64, f64)>,
    pub(super) figures: Option<Figures>,
    pub(super) valid_from: Option<NaiveDate>,
    pub(super) valid_to: Option<NaiveDate>,
    /// The union or confederation, by address or organisation number.
    pub(super) parent: Option<String>,
    /// The employers of a union local, likewise.
    pub(super) employers: Vec<String>,
}

/// A line of a file of mail domains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DomainRow {
    pub(super) line: u64,
    pub(super) domain: String,
    /// By address or organisation number.
    pub(super) organisation: String,
}

const COLUMNS: &[&str] = &[
    "municipality_number",
    "name",
    "official_name",
    "county_number",
    "county_name",
    "organisation_number",
    "kostra_group",
    "centrality",
    "written_language",
    "sami_admin_area",
    "area_km2",
    "lat",
    "lon",
    "kind",
    "slug",
    "about",
    "valid_from",
    "valid_to",
    "parent",
    "employers",
    "year",
];

/// The organisations of a CSV file: the columns of the reference data's `municipalities-2024.csv`, of which only `name` is
/// needed, and `kind`, `slug`, `about`, `valid_from`, `valid_to`, `parent`, `employers`, `year`.
pub(super) fn organisations(text: &str) -> Result<Vec<Row>, Vec<LineError>> {
    let table = Table::read(text, &["name"], COLUMNS)?;
    let year = table.population.as_ref().map(|(_, year)| *year);
    let population = table.population.as_ref().map(|(column, _)| column.as_str());
    table.rows(|cells| row(cells, population, year))
}

/// The mail domains of a CSV file with the columns `domain` and `organisation` (its address or organisation number).
pub(super) fn domains(text: &str) -> Result<Vec<DomainRow>, Vec<LineError>> {
    let known = &["domain", "organisation"];
    Table::read(text, known, known)?.rows(|cells| {
        let domain = cells.needed("domain").trim_start_matches('@').to_lowercase();
        let labels =
            domain.split('.').all(|l| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
        let top = domain.rsplit('.').next().is_some_and(|t| t.len() >= 2 && t.chars().all(|c| c.is_ascii_lowercase()));
        if !(labels && top && domain.contains('.')) {
            cells.complain(format!("{domain:?} is not a mail domain such as solvik.kommune.no"));
        }
        DomainRow { line: cells.line, domain, organisation: cells.needed("organisation") }
    })
}

fn row(cells: &mut Cells<'_>, population: Option<&str>, year: Option<i32>) -> Row {
    let name = cells.needed("name");
    let organisation_number =
        cells.parsed("organisation_number", "nine digits with a right last digit", organisation_number);
    let point = (
        cells.parsed("lat", "degrees north", |s| s.parse().ok().filter(|v| (57.0..=82.0).contains(v))),
        cells.parsed("lon", "degrees east", |s| s.parse().ok().filter(|v| (-10.0..=36.0).contains(v))),
    );
    let figures = Figures {
        year: cells
            .parsed("year", "a year", |s| s.parse().ok().filter(|y| (1990..=2100).contains(y)))
            .or(year)
            .unwrap_or_default(),
        population: population
            .and_then(|column| cells.parsed(column, "a whole number", |s| s.parse().ok().filter(|n| *n >= 0))),
        kostra_group: cells.parsed("kostra_group", "1 to 17", |s| s.parse().ok().filter(|n| (1..=17).contains(n))),
        centrality: cells.parsed("centrality", "1 to 6", |s| s.parse().ok().filter(|n| (1..=6).contains(n))),
        area_km2: cells.parsed("area_km2", "square kilometres", |s| s.parse().ok().filter(|n| *n > 0)),
    };
    let figures = (figures != Figures { year: figures.year, ..Figures::default() }).then_some(figures);
    if figures.is_some_and(|f| f.year == 0) {
        cells.complain("figures need their year: a column population_YYYY, or year".to_owned());
    }
    Row {
        line: cells.line,
        slug: cells.parsed("slug", "small letters a–z, digits and hyphens", |s| {
            (crate::text::slug(s) == s).then(|| s.to_owned())
        }),
        kind: cells
            .parsed("kind", "a kind of organisation", OrganisationKind::parse)
            .unwrap_or(OrganisationKind::Municipality),
        official_name: cells.get("official_name").map(str::to_owned).filter(|official| *official != name),
        about: cells.get("about").map(str::to_owned),
        number: cells.parsed("municipality_number", "four digits", |s| digits(s, 4)),
        county: cells.parsed("county_number", "two digits", |s| digits(s, 2)),
        county_name: cells.get("county_name").map(str::to_owned),
        language_form: cells.parsed("written_language", "bokmål, nynorsk or nøytral", LanguageForm::parse),
        sami_area: cells.parsed("sami_admin_area", "true or false", |s| s.parse().ok()),
        point: point.0.zip(point.1),
        valid_from: cells.parsed("valid_from", "a date such as 2028-01-01", |s| s.parse().ok()),
        valid_to: cells.parsed("valid_to", "a date such as 2028-01-01", |s| s.parse().ok()),
        parent: cells.get("parent").map(str::to_owned),
        employers: cells
            .get("employers")
            .map(|s| s.split_whitespace().map(str::to_owned).collect())
            .unwrap_or_default(),
        name,
        organisation_number,
        figures,
    }
}

fn digits(text: &str, count: usize) -> Option<String> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.to_owned())
}

/// Nine digits whose last one checks the others (modulus 11, as Enhetsregisteret gives them out).
pub(super) fn organisation_number(text: &str) -> Option<String> {
    let text = digits(text, 9)?;
    let sum: u32 = text.bytes().zip([3, 2, 7, 6, 5, 4, 3, 2, 1]).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    sum.is_multiple_of(11).then_some(text)
}

/// A file with a heading, its columns known.
struct Table {
    columns: HashMap<String, usize>,
    population: Option<(String, i32)>,
    records: Vec<(u64, StringRecord)>,
}

impl Table {
    fn read(text: &str, needed: &[&str], known: &[&str]) -> Result<Self, Vec<LineError>> {
        let heading = |problem: String| vec![LineError { line: 1, problem }];
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let headers = reader.headers().map_err(|fault| heading(fault.to_string()))?.clone();
        let mut table = Self { columns: HashMap::new(), population: None, records: Vec::new() };
        for (at, name) in headers.iter().enumerate() {
            if let Some(year) = name.strip_prefix("population_").and_then(|year| year.parse().ok()) {
                table.population = Some((name.to_owned(), year));
            } else if !known.contains(&name) {
                return Err(heading(format!(
                    "unknown column {name:?}; known are {}, population_YYYY",
                    known.join(", ")
                )));
            }
            table.columns.insert(name.to_owned(), at);
        }
        if let Some(missing) = needed.iter().find(|name| !table.columns.contains_key(**name)) {
            return Err(heading(format!("the column {missing:?} is missing")));
        }
        let mut errors = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => table.records.push((record.position().map_or(0, csv::Position::line), record)),
                Err(fault) => errors.push(LineError {
                    line: fault.position().map_or(0, csv::Position::line),
                    problem: fault.to_string(),
                }),
            }
        }
        if errors.is_empty() { Ok(table) } else { Err(errors) }
    }

    fn rows<T>(&self, mut parse: impl FnMut(&mut Cells<'_>) -> T) -> Result<Vec<T>, Vec<LineError>> {
        let mut errors = Vec::new();
        let mut rows = Vec::with_capacity(self.records.len());
        for (line, record) in &self.records {
            rows.push(parse(&mut Cells { line: *line, record, columns: &self.columns, errors: &mut errors }));
        }
        if errors.is_empty() { Ok(rows) } else { Err(errors) }
    }
}

/// The cells of one line.
struct Cells<'a> {
    line: u64,
    record: &'a StringRecord,
    columns: &'a HashMap<String, usize>,
    errors: &'a mut Vec<LineError>,
}

impl<'a> Cells<'a> {
    fn get(&self, column: &str) -> Option<&'a str> {
        let at = self.columns.get(column)?;
        self.record.get(*at).filter(|cell| !cell.is_empty())
    }

    fn needed(&mut self, column: &str) -> String {
        let cell = self.get(column);
        if cell.is_none() {
            self.complain(format!("{column} is empty"));
        }
        cell.unwrap_or_default().to_owned()
    }

    fn parsed<T>(&mut self, column: &str, expected: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let cell = self.get(column)?;
        let value = parse(cell);
        if value.is_none() {
            self.complain(format!("{column} is {cell:?}, expected {expected}"));
        }
        value
    }

    fn complain(&mut self, problem: String) {
        self.errors.push(LineError { line: self.line, problem });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_file_is_a_good_file() {
        let rows = organisations(include_str!("reference/municipalities-2024.csv")).unwrap();
        assert_eq!(rows.len(), 357);
        let haram = rows.iter().find(|r| r.name == "Haram").unwrap();
        assert_eq!((haram.organisation_number.as_deref(), haram.language_form), (None, None), "unknown, not empty");
        let oslo = rows.first().unwrap();
        assert_eq!(
            oslo.figures.unwrap(),
            Figures {
                year: 2024,
                population: Some(717_710),
                kostra_group: Some(13),
                centrality: Some(1),
                area_km2: Some(454)
            }
        );
    }

    #[test]
    fn all_that_is_wrong_is_told_with_its_line() {
        let errors = organisations(
            "municipality_number,name,organisation_number,population_2026\n301,Oslo,958935420,1\n0301,,958935421,-5\n",
        )
        .unwrap_err();
        let told: Vec<_> = errors.iter().map(|e| (e.line, e.problem.split(' ').next().unwrap())).collect();
        assert_eq!(told, [(2, "municipality_number"), (3, "name"), (3, "organisation_number"), (3, "population_2026")]);
    }

    #[test]
    fn unknown_columns_and_ragged_lines_are_refused() {
        assert_eq!(organisations("name,folketall\nOslo,3\n").unwrap_err()[0].line, 1);
        assert_eq!(organisations("name,kind\nOslo\n").unwrap_err()[0].line, 2);
        assert_eq!(organisations("kind\nunion\n").unwrap_err()[0].line, 1);
    }

    #[test]
    fn domains_are_lower_case_and_whole() {
        let rows = domains("domain,organisation\n@Solvik.Kommune.no,solvik\n").unwrap();
        assert_eq!(rows[0].domain, "solvik.kommune.no");
        assert_eq!(domains("domain,organisation\nkommune,x\n").unwrap_err()[0].line, 2);
        assert_eq!(domains("domain,organisation\na..no,x\n").unwrap_err()[0].line, 2);
    }
}
