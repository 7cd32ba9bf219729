//! Writes organisations, numbers, figures, domains, employers and counties: one statement a table, however many rows.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt};
use diesel::upsert::excluded;

use super::plan::{Change, Step};
use super::reference::CountyRow;
use super::{Figures, LanguageForm, OrganisationKind, queries};
use crate::audit::Act;
use crate::db::schema::{
    counties, organisation_domains, organisation_employers, organisation_figures, organisation_numbers, organisations,
};
use crate::error::Error;
use crate::ids::OrganisationId;
use crate::jobs::Job;
use crate::text;
use crate::tx::Tx;

/// An organisation to be registered by a command or the demo.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Its address.
    pub slug: String,
    /// Its kind.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// One plain sentence about it.
    pub about: Option<String>,
    /// Its language form.
    pub language_form: Option<LanguageForm>,
    /// Its union or confederation.
    pub parent: Option<OrganisationId>,
    /// The employers whose employees it organises.
    pub employers: Vec<OrganisationId>,
    /// Its mail domains.
    pub domains: Vec<String>,
    /// Its figures.
    pub figures: Option<Figures>,
    /// Fictional.
    pub demo: bool,
}

/// Registers an organisation.
///
/// # Errors
/// When the address is taken, or the database refuses.
pub fn add(tx: &mut Tx<'_>, new: &NewOrganisation) -> Result<OrganisationId, Error> {
    let id: OrganisationId = diesel::insert_into(organisations::table)
        .values((
            organisations::slug.eq(&new.slug),
            organisations::kind.eq(new.kind),
            organisations::name.eq(&new.name),
            organisations::about.eq(&new.about),
            organisations::language_form.eq(new.language_form),
            organisations::parent_id.eq(new.parent),
            organisations::demo.eq(new.demo),
        ))
        .returning(organisations::id)
        .get_result(tx.conn)?;
    write_figures(tx, new.figures.iter().map(|figures| (id, *figures)))?;
    write_domains(tx, &new.domains.iter().map(|domain| (domain.clone(), id)).collect::<Vec<_>>())?;
    write_employers(tx, new.employers.iter().map(|employer| (id, *employer)))?;
    tx.audit(Act::Import, ("organisation", id.0), serde_json::json!({}))?;
    tx.enqueue(&Job::IndexOrganisation { organisation: id.0 })?;
    Ok(id)
}

/// Writes what a plan came to; gives the organisations that were touched.
pub(super) fn take(tx: &mut Tx<'_>, steps: &[Step]) -> Result<Vec<(String, OrganisationId)>, Error> {
    let mut ids: HashMap<&str, OrganisationId> =
        steps.iter().filter_map(|s| Some((s.facts.slug.as_str(), s.id?))).collect();
    let written = write_facts(tx, steps)?;
    ids.extend(written.iter().map(|(slug, id)| (slug.as_str(), *id)));
    let of = |step: &Step| ids.get(step.facts.slug.as_str()).copied();
    write_numbers(tx, &steps.iter().filter_map(|s| Some((of(s)?, &s.change))).collect::<Vec<_>>())?;
    write_figures(tx, steps.iter().filter_map(|s| Some((of(s)?, s.figures?))))?;
    write_relations(tx, steps, of)?;
    link_counties(tx)?;
    let touched = |s: &&Step| s.written || s.figures.is_some() || s.change != Change::Keep;
    let touched: Vec<_> = steps.iter().filter(touched).filter_map(|s| Some((s.facts.slug.clone(), of(s)?))).collect();
    tx.enqueue_all(&touched.iter().map(|(_, id)| Job::IndexOrganisation { organisation: id.0 }).collect::<Vec<_>>())?;
    Ok(touched)
}

fn write_facts(tx: &mut Tx<'_>, steps: &[Step]) -> Result<Vec<(String, OrganisationId)>, Error> {
    let rows: Vec<_> = steps
        .iter()
        .filter(|s| s.written)
        .map(|Step { facts, .. }| {
            (
                organisations::slug.eq(&facts.slug),
                organisations::kind.eq(facts.kind),
                organisations::name.eq(&facts.name),
                organisations::official_name.eq(&facts.official_name),
                organisations::about.eq(&facts.about),
                organisations::organisation_number.eq(&facts.organisation_number),
                organisations::county_number.eq(&facts.county),
                organisations::language_form.eq(facts.language_form),
                organisations::sami_area.eq(facts.sami_area),
                organisations::latitude.eq(facts.point.map(|p| p.0)),
                organisations::longitude.eq(facts.point.map(|p| p.1)),
            )
        })
        .collect();
    let mut written = Vec::with_capacity(rows.len());
    for some in rows.chunks(2000) {
        let back: Vec<(String, OrganisationId)> = diesel::insert_into(organisations::table)
            .values(some.to_vec())
            .on_conflict(organisations::slug)
            .do_update()
            .set((
                organisations::kind.eq(excluded(organisations::kind)),
                organisations::name.eq(excluded(organisations::name)),
                organisations::official_name.eq(excluded(organisations::official_name)),
                organisations::about.eq(excluded(organisations::about)),
                organisations::organisation_number.eq(excluded(organisations::organisation_number)),
                organisations::county_number.eq(excluded(organisations::county_number)),
                organisations::language_form.eq(excluded(organisations::language_form)),
                organisations::sami_area.eq(excluded(organisations::sami_area)),
                organisations::latitude.eq(excluded(organisations::latitude)),
                organisations::longitude.eq(excluded(organisations::longitude)),
            ))
            .returning((organisations::slug, organisations::id))
            .get_results(tx.conn)?;
        written.extend(back);
    }
    Ok(written)
}

fn write_numbers(tx: &mut Tx<'_>, changes: &[(OrganisationId, &Change)]) -> Result<(), Error> {
    let mut ending: HashMap<NaiveDate, Vec<OrganisationId>> = HashMap::new();
    let mut taken = Vec::new();
    for (id, change) in changes {
        match change {
            Change::Keep => continue,
            Change::End { on } => ending.entry(*on).or_default().push(*id),
            Change::Take { number, from } => {
                ending.entry(*from).or_default().push(*id);
                taken.push((
                    organisation_numbers::organisation_id.eq(*id),
                    organisation_numbers::number.eq(number),
                    organisation_numbers::valid_from.eq(*from),
                ));
            }
        }
    }
    for (on, ids) in ending {
        diesel::update(organisation_numbers::table)
            .filter(organisation_numbers::organisation_id.eq_any(ids))
            .filter(organisation_numbers::valid_to.is_null())
            .set(organisation_numbers::valid_to.eq(on))
            .execute(tx.conn)?;
    }
    diesel::insert_into(organisation_numbers::table).values(taken).execute(tx.conn)?;
    Ok(())
}

fn write_figures(tx: &mut Tx<'_>, figures: impl Iterator<Item = (OrganisationId, Figures)>) -> Result<(), Error> {
    let row = |(id, f): (OrganisationId, Figures)| {
        (
            organisation_figures::organisation_id.eq(id),
            organisation_figures::year.eq(f.year),
            organisation_figures::population.eq(f.population),
            organisation_figures::kostra_group.eq(f.kostra_group),
            organisation_figures::centrality.eq(f.centrality),
            organisation_figures::area_km2.eq(f.area_km2),
        )
    };
    let rows: Vec<_> = figures.map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    diesel::insert_into(organisation_figures::table)
        .values(rows)
        .on_conflict((organisation_figures::organisation_id, organisation_figures::year))
        .do_update()
        .set((
            organisation_figures::population.eq(excluded(organisation_figures::population)),
            organisation_figures::kostra_group.eq(excluded(organisation_figures::kostra_group)),
            organisation_figures::centrality.eq(excluded(organisation_figures::centrality)),
            organisation_figures::area_km2.eq(excluded(organisation_figures::area_km2)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Ties unions to confederations, locals to unions and employers, as far as the file names them.
fn write_relations(tx: &mut Tx<'_>, steps: &[Step], of: impl Fn(&Step) -> Option<OrganisationId>) -> Result<(), Error> {
    let named: Vec<&str> = steps.iter().flat_map(|s| s.parent.iter().chain(&s.employers)).map(String::as_str).collect();
    if named.is_empty() {
        return Ok(());
    }
    let known = queries::ids_by_slug_or_number(tx, &named)?;
    let parents = steps.iter().filter_map(|s| Some((of(s)?, *known.get(s.parent.as_ref()?)?)));
    let (children, parents): (Vec<_>, Vec<_>) = parents.unzip();
    crate::db::statement(
        "UPDATE organisations o SET parent_id = v.parent FROM unnest($1, $2) AS v (child, parent)
         WHERE o.id = v.child AND o.parent_id IS DISTINCT FROM v.parent",
    )
    .bind::<Array<BigInt>, _>(children)
    .bind::<Array<BigInt>, _>(parents)
    .execute(tx.conn)?;
    let pairs = steps
        .iter()
        .filter_map(|s| Some((of(s)?, s)))
        .flat_map(|(id, s)| s.employers.iter().map(move |name| (id, name)));
    write_employers(tx, pairs.filter_map(|(id, name)| Some((id, *known.get(name)?))))
}

fn write_employers(
    tx: &mut Tx<'_>,
    pairs: impl Iterator<Item = (OrganisationId, OrganisationId)>,
) -> Result<(), Error> {
    let row = |(local, employer)| {
        (
            organisation_employers::local_id.eq::<OrganisationId>(local),
            organisation_employers::employer_id.eq::<OrganisationId>(employer),
        )
    };
    diesel::insert_into(organisation_employers::table)
        .values(pairs.map(row).collect::<Vec<_>>())
        .on_conflict_do_nothing()
        .execute(tx.conn)?;
    Ok(())
}

/// Gives domains to organisations; one that was another's moves.
pub(super) fn write_domains(tx: &mut Tx<'_>, domains: &[(String, OrganisationId)]) -> Result<(), Error> {
    let row = |(domain, id): &(String, OrganisationId)| {
        (organisation_domains::domain.eq(domain.clone()), organisation_domains::organisation_id.eq(*id))
    };
    if domains.is_empty() {
        return Ok(());
    }
    diesel::insert_into(organisation_domains::table)
        .values(domains.iter().map(row).collect::<Vec<_>>())
        .on_conflict(organisation_domains::domain)
        .do_update()
        .set(organisation_domains::organisation_id.eq(excluded(organisation_domains::organisation_id)))
        .execute(tx.conn)?;
    Ok(())
}

/// Writes the counties of the reference data.
pub(super) fn write_counties(tx: &mut Tx<'_>, rows: &[CountyRow]) -> Result<(), Error> {
    let rows = rows.iter().map(|c| (c.county_number.clone(), c.name.clone(), c.official_name.clone()));
    insert_counties(tx, rows.collect())
}

/// Writes counties that only a file of organisations knows, by number and name.
pub(super) fn write_new_counties(tx: &mut Tx<'_>, names: &HashMap<String, String>) -> Result<(), Error> {
    insert_counties(tx, names.iter().map(|(number, name)| (number.clone(), name.clone(), name.clone())).collect())
}

fn insert_counties(tx: &mut Tx<'_>, rows: Vec<(String, String, String)>) -> Result<(), Error> {
    let row = |(number, name, official): (String, String, String)| {
        (
            counties::number.eq(number),
            counties::slug.eq(text::slug(&name)),
            counties::name.eq(name),
            counties::official_name.eq(official),
        )
    };
    diesel::insert_into(counties::table)
        .values(rows.into_iter().map(row).collect::<Vec<_>>())
        .on_conflict_do_nothing()
        .execute(tx.conn)?;
    Ok(())
}

/// A county is its county municipality, or its only municipality (Oslo).
fn link_counties(tx: &mut Tx<'_>) -> Result<(), Error> {
    crate::db::statement(
        "UPDATE counties c SET organisation_id = o.id FROM organisations o
         WHERE c.organisation_id IS NULL AND o.county_number = c.number AND NOT o.demo AND (o.kind = 'county_municipality'
             OR o.kind = 'municipality' AND NOT EXISTS (SELECT FROM organisations x WHERE x.county_number = c.number AND x.id <> o.id
                 AND NOT x.demo AND x.kind IN ('municipality', 'county_municipality')))",
    )
    .execute(tx.conn)?;
    Ok(())
}
