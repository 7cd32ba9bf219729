//! Every organisation an organisation can be compared with, and what is known of each, in one statement.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Double, Integer, Nullable, SmallInt, Text};

use crate::error::Error;
use crate::ids::{AreaId, OrganisationId, ProvisionId};
use crate::organisations::{OrganisationKind, OrganisationRef};
use crate::peers::likeness::{Factor, Likeness, Profile, Stage, most_alike};
use crate::tx::Tx;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: OrganisationId,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    kind: OrganisationKind,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    demo: bool,
    #[diesel(sql_type = Nullable<Text>)]
    county: Option<String>,
    #[diesel(sql_type = Nullable<Double>)]
    latitude: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    longitude: Option<f64>,
    #[diesel(sql_type = Nullable<Integer>)]
    year: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    population: Option<i32>,
    #[diesel(sql_type = Nullable<SmallInt>)]
    kostra_group: Option<i16>,
    #[diesel(sql_type = Nullable<SmallInt>)]
    centrality: Option<i16>,
    #[diesel(sql_type = Array<BigInt>)]
    areas: Vec<AreaId>,
    #[diesel(sql_type = Array<Text>)]
    stages: Vec<Stage>,
    #[diesel(sql_type = Array<BigInt>)]
    provisions: Vec<ProvisionId>,
}

/// Who an organisation is, beside what it is compared by.
#[derive(Debug, Clone, PartialEq)]
pub struct Who {
    /// The organisation.
    pub organisation: OrganisationRef,
    /// Its county's name.
    pub county: Option<String>,
    /// The year of its figures.
    pub year: Option<i32>,
}

/// An organisation and all it can be compared with, itself included.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    at: usize,
    /// Who they are; as long as `profiles`, in the same order.
    who: Vec<Who>,
    /// What is known of them.
    profiles: Vec<Profile>,
}

/// An organisation that is like another.
#[derive(Debug, Clone, PartialEq)]
pub struct Peer {
    /// Which.
    pub who: Who,
    /// How alike, and why.
    pub likeness: Likeness,
}

/// Reads everything the organisation at an address can be compared with: those of its kind, and fictional ones only
/// beside fictional ones.
///
/// # Errors
/// `NotFound` when there is no such municipality or county municipality.
pub fn field(tx: &mut Tx<'_>, slug: &str) -> Result<Field, Error> {
    if slug.contains(char::is_control) {
        return Err(Error::NotFound);
    }
    let rows: Vec<Row> = crate::db::statement(include_str!("profiles.sql"))
        .bind::<Text, _>(slug)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .load(tx.conn)?;
    let at = rows.iter().position(|row| row.slug == slug && row.kind.territorial()).ok_or(Error::NotFound)?;
    let (who, profiles) = rows.into_iter().map(parts).unzip();
    Ok(Field { at, who, profiles })
}

fn parts(row: Row) -> (Who, Profile) {
    let profile = Profile {
        id: row.id,
        kostra_group: row.kostra_group,
        population: row.population,
        centrality: row.centrality,
        point: row.latitude.zip(row.longitude),
        areas: row.areas,
        stages: row.stages,
        provisions: row.provisions,
    };
    let organisation = OrganisationRef { id: row.id, slug: row.slug, kind: row.kind, name: row.name, demo: row.demo };
    (Who { organisation, county: row.county, year: row.year }, profile)
}

impl Field {
    /// The organisation that is compared, and what is known of it.
    pub fn own(&self) -> Option<(&Who, &Profile)> {
        self.who.get(self.at).zip(self.profiles.get(self.at))
    }

    /// The most alike, best first; with `with_trials` only those that have some.
    pub fn peers(&self, without: &[Factor], with_trials: bool, most: usize) -> Vec<Peer> {
        let Some((_, own)) = self.own() else { return Vec::new() };
        let all = if with_trials { self.profiles.len() } else { most };
        let found = most_alike(own, &self.profiles, without, all).into_iter();
        let wanted = found.filter(|(i, _)| !with_trials || self.profiles.get(*i).is_some_and(|p| !p.areas.is_empty()));
        wanted.filter_map(|(i, likeness)| Some(Peer { who: self.who.get(i)?.clone(), likeness })).take(most).collect()
    }

    /// What is known of everybody, for measuring.
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }
}

/// Organisations by their addresses, for writing to; those there are not are left out.
///
/// # Errors
/// When the database refuses.
pub(in crate::peers) fn by_slug(tx: &mut Tx<'_>, slugs: &[String]) -> Result<HashMap<String, OrganisationRef>, Error> {
    use crate::db::schema::organisations;
    let rows: Vec<(OrganisationId, String, OrganisationKind, String, bool)> = organisations::table
        .filter(organisations::slug.eq_any(slugs))
        .select((organisations::id, organisations::slug, organisations::kind, organisations::name, organisations::demo))
        .load(tx.conn)?;
    let each = |(id, slug, kind, name, demo)| OrganisationRef { id, slug, kind, name, demo };
    Ok(rows.into_iter().map(each).map(|organisation| (organisation.slug.clone(), organisation)).collect())
}
