//! What pages, imports and other slices read about organisations.

pub(super) mod directory;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::plan::{Existing, Facts};
use super::{County, Figures, LanguageForm, Number, OrganisationKind, OrganisationPage, OrganisationRef};
use crate::db::Lines;
use crate::db::schema::{counties, organisation_domains, organisation_figures, organisation_numbers, organisations};
use crate::error::Error;
use crate::ids::OrganisationId;
use crate::tx::Tx;

#[derive(Queryable, Selectable)]
#[diesel(table_name = organisations, check_for_backend(diesel::pg::Pg))]
pub(super) struct RefRow {
    id: OrganisationId,
    slug: String,
    kind: OrganisationKind,
    name: String,
    demo: bool,
}

impl From<RefRow> for OrganisationRef {
    fn from(row: RefRow) -> Self {
        Self { id: row.id, slug: row.slug, kind: row.kind, name: row.name, demo: row.demo }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = organisations, check_for_backend(diesel::pg::Pg))]
struct Row {
    id: OrganisationId,
    slug: String,
    kind: OrganisationKind,
    name: String,
    official_name: Option<String>,
    about: Option<String>,
    organisation_number: Option<String>,
    county_number: Option<String>,
    language_form: Option<LanguageForm>,
    sami_area: Option<bool>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = organisation_figures, check_for_backend(diesel::pg::Pg))]
pub(super) struct FiguresRow {
    pub(super) organisation_id: OrganisationId,
    year: i32,
    population: Option<i32>,
    kostra_group: Option<i16>,
    centrality: Option<i16>,
    area_km2: Option<i32>,
}

impl From<FiguresRow> for Figures {
    fn from(row: FiguresRow) -> Self {
        let FiguresRow { year, population, kostra_group, centrality, area_km2, .. } = row;
        Self { year, population, kostra_group, centrality, area_km2 }
    }
}

type NumberRow = (OrganisationId, String, NaiveDate, Option<NaiveDate>);

/// Everything that is not fictional, as imports compare with it.
pub(super) fn existing(tx: &mut Tx<'_>) -> Result<Vec<Existing>, Error> {
    let rows: Vec<Row> = organisations::table
        .filter(organisations::demo.eq(false))
        .order(organisations::id)
        .select(Row::as_select())
        .load(tx.conn)?;
    let mut numbers: HashMap<OrganisationId, Vec<Number>> = HashMap::new();
    let all: Vec<NumberRow> = organisation_numbers::table.order(organisation_numbers::valid_from).load(tx.conn)?;
    for (id, number, valid_from, valid_to) in all {
        numbers.entry(id).or_default().push(Number { number, valid_from, valid_to });
    }
    let mut figures: HashMap<OrganisationId, Vec<Figures>> = HashMap::new();
    for row in organisation_figures::table.select(FiguresRow::as_select()).load(tx.conn)? {
        figures.entry(row.organisation_id).or_default().push(row.into());
    }
    let with = |row: Row| Existing {
        id: row.id,
        numbers: numbers.remove(&row.id).unwrap_or_default(),
        figures: figures.remove(&row.id).unwrap_or_default(),
        facts: Facts {
            slug: row.slug,
            kind: row.kind,
            name: row.name,
            official_name: row.official_name,
            about: row.about,
            organisation_number: row.organisation_number,
            county: row.county_number,
            language_form: row.language_form,
            sami_area: row.sami_area,
            point: row.latitude.zip(row.longitude),
        },
    };
    Ok(rows.into_iter().map(with).collect())
}

/// Every county, in Norwegian order.
///
/// # Errors
/// When the database refuses.
pub fn counties(tx: &mut Tx<'_>) -> Result<Vec<County>, Error> {
    let rows: Vec<CountyRow> = counties::table.order(counties::name).load(tx.conn)?;
    Ok(rows.into_iter().map(a_county).collect())
}

/// The county at an address.
///
/// # Errors
/// `NotFound` when there is none.
pub fn county(tx: &mut Tx<'_>, slug: &str) -> Result<County, Error> {
    Ok(a_county(counties::table.filter(counties::slug.eq(slug)).first(tx.conn)?))
}

type CountyRow = (String, String, String, String, Option<OrganisationId>);

fn a_county((number, slug, name, official_name, organisation): CountyRow) -> County {
    County { number, slug, name, official_name, organisation }
}

/// The address and name of an organisation.
///
/// # Errors
/// `NotFound` when there is none.
pub fn address(tx: &mut Tx<'_>, id: OrganisationId) -> Result<(String, String), Error> {
    Ok(organisations::table.find(id).select((organisations::slug, organisations::name)).first(tx.conn)?)
}

/// The organisations at these addresses.
///
/// # Errors
/// When the database refuses.
pub fn ids_by_slug(tx: &mut Tx<'_>, slugs: &[&str]) -> Result<HashMap<String, OrganisationId>, Error> {
    let found =
        organisations::table.filter(organisations::slug.eq_any(slugs)).select((organisations::slug, organisations::id));
    Ok(found.load::<(String, OrganisationId)>(tx.conn)?.into_iter().collect())
}

/// The organisations that had these municipality numbers on a day.
///
/// # Errors
/// When the database refuses.
pub fn ids_by_number(
    tx: &mut Tx<'_>,
    numbers: &[&str],
    on: NaiveDate,
) -> Result<HashMap<String, OrganisationId>, Error> {
    let found = organisation_numbers::table
        .filter(organisation_numbers::number.eq_any(numbers))
        .filter(organisation_numbers::valid_from.le(on))
        .filter(organisation_numbers::valid_to.is_null().or(organisation_numbers::valid_to.gt(on)))
        .select((organisation_numbers::number, organisation_numbers::organisation_id));
    Ok(found.load::<(String, OrganisationId)>(tx.conn)?.into_iter().collect())
}

/// The county municipality (or Oslo) of each county number.
///
/// # Errors
/// When the database refuses.
pub fn ids_by_county(tx: &mut Tx<'_>) -> Result<HashMap<String, OrganisationId>, Error> {
    let found = counties::table
        .filter(counties::organisation_id.is_not_null())
        .select((counties::number, counties::organisation_id.assume_not_null()));
    Ok(found.load::<(String, OrganisationId)>(tx.conn)?.into_iter().collect())
}

/// The organisations with these addresses or organisation numbers.
pub(super) fn ids_by_slug_or_number(tx: &mut Tx<'_>, names: &[&str]) -> Result<HashMap<String, OrganisationId>, Error> {
    let found: Vec<(String, Option<String>, OrganisationId)> = organisations::table
        .filter(
            organisations::slug.eq_any(names).or(organisations::organisation_number.assume_not_null().eq_any(names)),
        )
        .select((organisations::slug, organisations::organisation_number, organisations::id))
        .load(tx.conn)?;
    Ok(found
        .into_iter()
        .flat_map(|(slug, number, id)| std::iter::once(slug).chain(number).map(move |name| (name, id)))
        .collect())
}

/// Every mail domain and whose it is.
pub(super) fn domains(tx: &mut Tx<'_>) -> Result<HashMap<String, OrganisationId>, Error> {
    Ok(organisation_domains::table.load::<(String, OrganisationId)>(tx.conn)?.into_iter().collect())
}

/// An organisation with its numbers, newest figures and relations, in one statement.
///
/// # Errors
/// `NotFound` when there is none at the address.
pub fn page(tx: &mut Tx<'_>, slug: &str) -> Result<OrganisationPage, Error> {
    let lines: Lines = crate::db::statement(include_str!("page.sql")).bind::<Text, _>(slug).get_result(tx.conn)?;
    lines.read()
}
