//! The directory: filters, Norwegian order, paged by key. Figures come in a second statement for the rows shown.

use std::collections::HashMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, SmallInt, Text};

use super::{FiguresRow, RefRow};
use crate::db::schema::{counties, organisation_figures, organisations};
use crate::error::Error;
use crate::ids::OrganisationId;
use crate::organisations::{Figures, LanguageForm, OrganisationKind, OrganisationRef};
use crate::text;
use crate::tx::Tx;

#[declare_sql_function]
extern "SQL" {
    /// How alike a word is to the most alike part of a text (pg_trgm).
    fn word_similarity(word: Text, text: Text) -> Float;
}

/// What to show of the directory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DirectoryFilter {
    /// Of this kind.
    pub kind: Option<OrganisationKind>,
    /// In the county of this number.
    pub county: Option<String>,
    /// Whose newest figures say this KOSTRA group.
    pub kostra_group: Option<i16>,
    /// With this language form.
    pub language_form: Option<LanguageForm>,
    /// Named something like this.
    pub name: String,
}

/// A line of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryRow {
    /// The organisation.
    pub organisation: OrganisationRef,
    /// The county it lies in: address and name.
    pub county: Option<(String, String)>,
    /// Its language form.
    pub language_form: Option<LanguageForm>,
    /// Its newest figures.
    pub figures: Option<Figures>,
}

type Row = (RefRow, Option<(String, String)>, Option<LanguageForm>);

/// How a name is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// It holds what was typed, or its address begins so: `asnes` finds Åsnes.
    Said,
    /// It is spelt something like that: `kauotkeino` finds Kautokeino.
    Alike,
}

/// A page of the directory, after an organisation. Names only spelt alike are shown where none holds what was typed.
///
/// # Errors
/// When the database refuses.
pub fn directory(
    tx: &mut Tx<'_>,
    filter: &DirectoryFilter,
    after: Option<OrganisationId>,
    most: i64,
) -> Result<Vec<DirectoryRow>, Error> {
    let position = position(tx, after)?;
    let mut rows = matching(tx, filter, Naming::Said, position.as_ref(), most)?;
    if rows.is_empty() && !filter.name.is_empty() {
        rows = matching(tx, filter, Naming::Alike, position.as_ref(), most)?;
    }
    with_figures(tx, rows)
}

fn matching(
    tx: &mut Tx<'_>,
    filter: &DirectoryFilter,
    naming: Naming,
    after: Option<&(String, OrganisationId)>,
    most: i64,
) -> Result<Vec<Row>, Error> {
    let mut query = organisations::table
        .left_join(counties::table.on(organisations::county_number.eq(counties::number.nullable())))
        .order((organisations::name, organisations::id))
        .limit(most)
        .select((RefRow::as_select(), (counties::slug, counties::name).nullable(), organisations::language_form))
        .into_boxed();
    if let Some(kind) = filter.kind {
        query = query.filter(organisations::kind.eq(kind));
    }
    if let Some(county) = &filter.county {
        query = query.filter(organisations::county_number.eq(county));
    }
    if let Some(form) = filter.language_form {
        query = query.filter(organisations::language_form.eq(form));
    }
    if let Some(group) = filter.kostra_group {
        query = query.filter(sql::<Nullable<Bool>>(NEWEST_GROUP).sql(" = ").bind::<SmallInt, _>(group));
    }
    let name = filter.name.trim();
    if !name.is_empty() && naming == Naming::Said {
        let like = format!("%{}%", name.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        let named =
            organisations::name.ilike(like.clone()).or(organisations::official_name.assume_not_null().ilike(like));
        query = query.filter(named.or(organisations::slug.like(format!("{}%", text::slug(name)))));
    } else if !name.is_empty() {
        query = query.filter(word_similarity(name.to_owned(), organisations::name).gt(ALIKE));
    }
    if let Some((last, id)) = after {
        query = query.filter(
            organisations::name
                .gt(last.clone())
                .or(organisations::name.eq(last.clone()).and(organisations::id.gt(*id))),
        );
    }
    Ok(query.load(tx.conn)?)
}

const NEWEST_GROUP: &str = "(SELECT kostra_group FROM organisation_figures f WHERE f.organisation_id = organisations.id ORDER BY year DESC LIMIT 1)";

/// How alike a name must be to what was typed, from 0 to 1.
const ALIKE: f32 = 0.45;

/// The organisations that lie in a county, without the county municipality.
///
/// # Errors
/// When the database refuses.
pub fn in_county(tx: &mut Tx<'_>, number: &str) -> Result<Vec<DirectoryRow>, Error> {
    let rows: Vec<Row> = organisations::table
        .left_join(counties::table.on(organisations::county_number.eq(counties::number.nullable())))
        .filter(organisations::county_number.eq(number))
        .filter(organisations::kind.ne(OrganisationKind::CountyMunicipality))
        .order((organisations::name, organisations::id))
        .limit(200)
        .select((RefRow::as_select(), (counties::slug, counties::name).nullable(), organisations::language_form))
        .load(tx.conn)?;
    with_figures(tx, rows)
}

fn position(tx: &mut Tx<'_>, after: Option<OrganisationId>) -> Result<Option<(String, OrganisationId)>, Error> {
    let Some(after) = after else { return Ok(None) };
    let name = organisations::table.find(after).select(organisations::name).first(tx.conn).optional()?;
    Ok(name.map(|name| (name, after)))
}

fn with_figures(tx: &mut Tx<'_>, rows: Vec<Row>) -> Result<Vec<DirectoryRow>, Error> {
    let ids: Vec<OrganisationId> = rows.iter().map(|(row, ..)| row.id).collect();
    let figures: Vec<FiguresRow> = organisation_figures::table
        .filter(organisation_figures::organisation_id.eq_any(ids))
        .order(organisation_figures::year)
        .select(FiguresRow::as_select())
        .load(tx.conn)?;
    // The newest comes last, and stays.
    let mut newest: HashMap<OrganisationId, Figures> =
        figures.into_iter().map(|row| (row.organisation_id, row.into())).collect();
    let row = |(row, county, language_form): Row| DirectoryRow {
        figures: newest.remove(&row.id),
        organisation: row.into(),
        county,
        language_form,
    };
    Ok(rows.into_iter().map(row).collect())
}
