//! What the search page reads: the hits, and their rows again under the viewer's rights.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Text, Timestamptz};

use super::ask;
use super::help::{self, Fewer};
use crate::areas::{self, Area};
use crate::discover::form::Asked;
use crate::error::Error;
use crate::organisations::{self, County};
use crate::search::{Counts, Engine, Facet, Found, Hit, Mark, Page, Search};
use crate::tx::Tx;

/// A result as it is shown.
#[derive(Debug, Clone, QueryableByName)]
pub(in crate::discover) struct Line {
    /// What it is.
    #[diesel(sql_type = Text)]
    pub(in crate::discover) found: Found,
    /// Its key.
    #[diesel(sql_type = BigInt)]
    pub(in crate::discover) id: i64,
    /// The thread of a post.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(in crate::discover) thread_id: Option<i64>,
    /// The post's number.
    #[diesel(sql_type = Nullable<Integer>)]
    pub(in crate::discover) number: Option<i32>,
    /// Kind of thread, trial or organisation.
    #[diesel(sql_type = Text)]
    pub(in crate::discover) facet: String,
    /// The address of a trial, organisation or act, of the thing itself or what it belongs to.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::discover) slug: Option<String>,
    /// Title or name.
    #[diesel(sql_type = Text)]
    pub(in crate::discover) title_nb: String,
    /// The title in nynorsk, where there is one.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::discover) title_nn: Option<String>,
    /// The area's name in bokmål.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::discover) area_nb: Option<String>,
    /// In nynorsk.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::discover) area_nn: Option<String>,
    /// Who wrote it, takes part, or where it is.
    #[diesel(sql_type = Text)]
    pub(in crate::discover) who: String,
    /// When.
    #[diesel(sql_type = Timestamptz)]
    pub(in crate::discover) at: DateTime<Utc>,
    /// Replies in the thread.
    #[diesel(sql_type = Integer)]
    pub(in crate::discover) replies: i32,
    /// The question has an accepted answer.
    #[diesel(sql_type = Bool)]
    pub(in crate::discover) answered: bool,
    /// The ministry's official word.
    #[diesel(sql_type = Bool)]
    pub(in crate::discover) official: bool,
    /// Fictional.
    #[diesel(sql_type = Bool)]
    pub(in crate::discover) demo: bool,
    /// Everybody may read it.
    #[diesel(sql_type = Bool)]
    pub(in crate::discover) open_to_all: bool,
    /// Plain text.
    #[diesel(sql_type = Text)]
    pub(in crate::discover) text_nb: String,
    /// In nynorsk, where there is one.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::discover) text_nn: Option<String>,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub(in crate::discover) struct Results {
    /// A page of it, best first.
    pub(in crate::discover) rows: Vec<Line>,
    /// Whether there is more.
    pub(in crate::discover) more: bool,
    /// Whether some is there because typing was forgiven.
    pub(in crate::discover) widened: bool,
    /// What to mark.
    pub(in crate::discover) marks: Vec<Mark>,
    /// How many hits have what.
    pub(in crate::discover) counts: Counts,
    /// Who answered.
    pub(in crate::discover) engine: Engine,
    /// The counties, where hits lie in any.
    pub(in crate::discover) counties: Vec<County>,
    /// The question as it may have been meant, where that finds something.
    pub(in crate::discover) meant: Option<String>,
    /// Where nothing was found: the same search with one narrowing less.
    pub(in crate::discover) fewer: Vec<Fewer>,
}

/// The areas to choose from, and what was found; `None` when nothing was asked for, or the area does not exist.
///
/// # Errors
/// When the database refuses.
pub(in crate::discover) fn found(
    tx: &mut Tx<'_>,
    search: &Search,
    asked: Option<&Asked>,
) -> Result<(Vec<Area>, Option<Results>), Error> {
    let areas = areas::all(tx)?;
    let Some(asked) = asked.filter(|asked| asked.asks()) else { return Ok((areas, None)) };
    let area = match &asked.area {
        Some(slug) => match areas.iter().find(|area| area.slug == *slug) {
            Some(area) => Some(area.id),
            None => return Ok((areas, None)),
        },
        None => None,
    };
    let query = asked.query(area, tx.viewer.keys().to_vec());
    let ways = ask::ways(tx, &query.words)?;
    let (_, page) = ask::asked(tx, search, &query, &ways)?;
    let rows = rows(tx, &page.hits)?;
    let placed = page.counts.keys().any(|(facet, _)| *facet == Facet::County) || asked.county.is_some();
    let counties = if placed { organisations::counties(tx)? } else { Vec::new() };
    let first = asked.page == 1;
    let meant = if first { help::meant(tx, search, asked, &rows)? } else { None };
    let nothing = first && rows.is_empty() && asked.filtered();
    let fewer = if nothing { help::fewer(tx, search, (asked, &ways), &areas)? } else { Vec::new() };
    let Page { more, widened, marks, counts, engine, .. } = page;
    Ok((areas, Some(Results { rows, more, widened, marks, counts, engine, counties, meant, fewer })))
}

/// The rows of hits, in their order; a hit the viewer may no longer read is left out.
pub(super) fn rows(tx: &mut Tx<'_>, hits: &[Hit]) -> Result<Vec<Line>, Error> {
    if hits.is_empty() {
        return Ok(Vec::new());
    }
    let of = |kind| hits.iter().filter(|hit| hit.kind == kind).map(|hit| hit.id).collect::<Vec<i64>>();
    let rows: Vec<Line> = crate::db::statement(include_str!("results.sql"))
        .bind::<Array<BigInt>, _>(of(Found::Post))
        .bind::<Array<BigInt>, _>(of(Found::Trial))
        .bind::<Array<BigInt>, _>(of(Found::Organisation))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Array<BigInt>, _>(of(Found::Provision))
        .bind::<Array<BigInt>, _>(of(Found::Guidance))
        .bind::<Array<BigInt>, _>(of(Found::Involvement))
        .bind::<Array<BigInt>, _>(of(Found::Indicator))
        .bind::<Array<BigInt>, _>(of(Found::Lesson))
        .bind::<Array<BigInt>, _>(of(Found::Person))
        .load(tx.conn)?;
    let mut rows: HashMap<(Found, i64), Line> = rows.into_iter().map(|row| ((row.found, row.id), row)).collect();
    Ok(hits.iter().filter_map(|hit| rows.remove(&(hit.kind, hit.id))).collect())
}
