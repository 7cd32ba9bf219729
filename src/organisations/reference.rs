//! The organisations every installation begins with: municipalities and counties of 2024 (facts from SSB and Kartverket),
//! ministries, unions and KS. Loading fills in what is not there and overrules nothing an import has said.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::parse::{self, Row};
use super::plan::{self, Taking};
use super::{Figures, OrganisationKind, actions};
use crate::error::Error;
use crate::tx::Tx;

const MUNICIPALITIES: &str = include_str!("reference/municipalities-2024.csv");
const COUNTIES: &str = include_str!("reference/counties-2024.csv");
const OTHERS: &str = include_str!("reference/organisations.toml");

/// What the data is made of, for telling whether it has changed.
pub const SOURCES: [&str; 3] = [MUNICIPALITIES, COUNTIES, OTHERS];

/// The year of the figures.
const YEAR: i32 = 2024;

/// A point on a municipality's land.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The municipality's name, as long as nobody has renamed it.
    pub name: String,
    /// Its county.
    pub county: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// The points that draw Norway, read once in a process.
pub fn places() -> &'static [Place] {
    static PLACES: OnceLock<Vec<Place>> = OnceLock::new();
    PLACES.get_or_init(|| {
        let rows = parse::organisations(MUNICIPALITIES).unwrap_or_default();
        let place = |row: Row| {
            let (latitude, longitude) = row.point?;
            Some(Place { name: row.name, county: row.county?, latitude, longitude })
        };
        rows.into_iter().filter_map(place).collect()
    })
}

/// Loads the reference data; loading it again changes nothing.
///
/// # Errors
/// When the data does not fit, which a test would have told, or the database refuses.
pub fn load(tx: &mut Tx<'_>) -> Result<(), Error> {
    actions::write_counties(tx, &counties().map_err(Error::Internal)?)?;
    let rows = rows().map_err(Error::Internal)?;
    let existing = super::queries::existing(tx)?;
    let steps =
        plan::plan(rows, &existing, Taking::Fill(first_day())).map_err(|errors| Error::Internal(told(&errors)))?;
    actions::take(tx, &steps).map(drop)
}

/// The day the municipalities of the file came to be.
fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, 1, 1).unwrap_or_default()
}

fn told(errors: &[parse::LineError]) -> anyhow::Error {
    anyhow::anyhow!("reference data: {}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
}

/// A county of the file.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct CountyRow {
    pub(super) county_number: String,
    pub(super) name: String,
    pub(super) official_name: String,
    municipalities: usize,
    population_2024: i32,
}

fn counties() -> anyhow::Result<Vec<CountyRow>> {
    Ok(csv::Reader::from_reader(COUNTIES.as_bytes()).deserialize().collect::<Result<_, _>>()?)
}

#[derive(Deserialize)]
struct Others {
    organisation: Vec<Other>,
}

/// Its `short` and `name_nn` are not kept: the address is the short name.
#[derive(Deserialize)]
struct Other {
    key: String,
    kind: String,
    name: String,
    organisation_number: Option<String>,
    parent: Option<String>,
}

fn rows() -> anyhow::Result<Vec<Row>> {
    let mut rows = parse::organisations(MUNICIPALITIES).map_err(|errors| told(&errors))?;
    // A county of one municipality is that municipality: Oslo.
    rows.extend(counties()?.into_iter().filter(|c| c.municipalities > 1).map(county_municipality));
    let others: Others = toml::from_str(OTHERS)?;
    for other in others.organisation {
        let kind = OrganisationKind::parse(&other.kind)
            .ok_or_else(|| anyhow::anyhow!("{} is no kind of organisation", other.kind))?;
        rows.push(Row {
            slug: Some(other.key),
            organisation_number: other.organisation_number,
            parent: other.parent,
            ..blank(kind, other.name)
        });
    }
    Ok(rows)
}

fn county_municipality(county: CountyRow) -> Row {
    let figures = Figures { year: YEAR, population: Some(county.population_2024), ..Figures::default() };
    Row {
        county: Some(county.county_number),
        figures: Some(figures),
        ..blank(OrganisationKind::CountyMunicipality, format!("{} fylkeskommune", county.name))
    }
}

/// A row of which nothing is known but what it is and its name.
fn blank(kind: OrganisationKind, name: String) -> Row {
    Row {
        line: 0,
        slug: None,
        kind,
        name,
        official_name: None,
        about: None,
        organisation_number: None,
        number: None,
        county: None,
        county_name: None,
        language_form: None,
        sami_area: None,
        point: None,
        figures: None,
        valid_from: None,
        valid_to: None,
        parent: None,
        employers: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_fits_and_every_number_checks() {
        let rows = rows().unwrap();
        assert_eq!(rows.len(), 357 + 14 + 17);
        assert!(
            rows.iter()
                .filter_map(|r| r.organisation_number.as_deref())
                .all(|n| parse::organisation_number(n).is_some())
        );
        let steps = plan::plan(rows, &[], Taking::Fill(first_day())).unwrap();
        assert!(
            steps.iter().any(|s| s.facts.slug == "oslo") && !steps.iter().any(|s| s.facts.slug == "oslo-fylkeskommune")
        );
    }

    #[test]
    fn norway_is_drawn_with_357_dots() {
        assert_eq!(places().len(), 357);
    }
}
