//! What pages and other slices read about acts and provisions.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{ActKind, LegalAct, ProvisionRef};
use crate::db::schema::{acts, provisions};
use crate::error::Error;
use crate::ids::{ActId, ProvisionId};
use crate::tx::Tx;

#[derive(Queryable, Selectable)]
#[diesel(table_name = acts, check_for_backend(diesel::pg::Pg))]
struct ActRow {
    id: ActId,
    slug: String,
    kind: ActKind,
    number: String,
    name_nb: String,
    name_nn: String,
    aliases: Vec<String>,
    in_force_from: Option<NaiveDate>,
    in_force_to: Option<NaiveDate>,
    successor_id: Option<ActId>,
    url: String,
}

impl From<ActRow> for LegalAct {
    fn from(row: ActRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            kind: row.kind,
            number: row.number,
            name_nb: row.name_nb,
            name_nn: row.name_nn,
            aliases: row.aliases,
            from: row.in_force_from,
            to: row.in_force_to,
            successor: row.successor_id,
            url: row.url,
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = provisions, check_for_backend(diesel::pg::Pg))]
struct Row {
    id: ProvisionId,
    act_id: ActId,
    section: String,
    ledd: i16,
    about_nb: Option<String>,
    about_nn: Option<String>,
    valid_to: Option<NaiveDate>,
}

type Joined = (Row, (String, String, String, Option<NaiveDate>));

fn reference((row, (act_slug, name_nb, name_nn, act_to)): Joined) -> ProvisionRef {
    ProvisionRef {
        id: row.id,
        act: row.act_id,
        act_slug,
        name_nb,
        name_nn,
        section: row.section,
        ledd: row.ledd,
        about_nb: row.about_nb,
        about_nn: row.about_nn,
        ended: row.valid_to.or(act_to),
    }
}

/// Every act and regulation, by name.
///
/// # Errors
/// When the database refuses.
pub fn acts(tx: &mut Tx<'_>) -> Result<Vec<LegalAct>, Error> {
    let rows: Vec<ActRow> = acts::table.order((acts::name_nb, acts::id)).select(ActRow::as_select()).load(tx.conn)?;
    Ok(rows.into_iter().map(LegalAct::from).collect())
}

/// The act at an address, with those it replaced and was replaced by.
///
/// # Errors
/// `NotFound` when there is none.
pub fn act(tx: &mut Tx<'_>, slug: &str) -> Result<(LegalAct, Vec<LegalAct>), Error> {
    let all = acts(tx)?;
    let Some(act) = all.iter().find(|act| act.slug == slug).cloned() else { return Err(Error::NotFound) };
    let related = all.into_iter().filter(|other| other.successor == Some(act.id) || act.successor == Some(other.id));
    let related = related.collect();
    Ok((act, related))
}

/// These provisions, as they are cited, by act and section.
///
/// # Errors
/// When the database refuses.
pub fn refs(tx: &mut Tx<'_>, ids: &[ProvisionId]) -> Result<Vec<ProvisionRef>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Joined> = provisions::table
        .inner_join(acts::table)
        .filter(provisions::id.eq_any(ids))
        .order((acts::name_nb, provisions::section, provisions::ledd))
        .select((Row::as_select(), (acts::slug, acts::name_nb, acts::name_nn, acts::in_force_to)))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(reference).collect())
}

/// Every provision anybody has referred to in an act. Whoever shows them shows only those that tell nothing of a room
/// the reader may not enter.
///
/// # Errors
/// When the database refuses.
pub fn refs_of_act(tx: &mut Tx<'_>, act: ActId) -> Result<Vec<ProvisionRef>, Error> {
    let rows: Vec<Joined> = provisions::table
        .inner_join(acts::table)
        .filter(provisions::act_id.eq(act))
        .order((provisions::section, provisions::ledd))
        .limit(2000)
        .select((Row::as_select(), (acts::slug, acts::name_nb, acts::name_nn, acts::in_force_to)))
        .load(tx.conn)?;
    let mut refs: Vec<ProvisionRef> = rows.into_iter().map(reference).collect();
    refs.sort_by_key(|provision| (numbers(&provision.section), provision.section.clone(), provision.ledd));
    Ok(refs)
}

/// The numbers of a section, so that § 5-2 stands before § 5-11.
fn numbers(section: &str) -> Vec<u32> {
    section.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

/// The provisions of a section, its paragraphs included; with a paragraph, that one alone. Empty when nobody has
/// referred to it.
///
/// # Errors
/// When the database refuses.
pub fn of_section(tx: &mut Tx<'_>, act: ActId, section: &str, ledd: i16) -> Result<Vec<ProvisionRef>, Error> {
    let mut refs = refs_of_act(tx, act)?;
    refs.retain(|provision| provision.section == section && (ledd == 0 || provision.ledd == ledd));
    Ok(refs)
}

/// The provisions that every installation begins with, for suggesting in forms.
///
/// # Errors
/// When the database refuses.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<ProvisionRef>, Error> {
    let rows: Vec<Joined> = provisions::table
        .inner_join(acts::table)
        .filter(provisions::about_nb.is_not_null())
        .order((acts::name_nb, provisions::section, provisions::ledd))
        .limit(500)
        .select((Row::as_select(), (acts::slug, acts::name_nb, acts::name_nn, acts::in_force_to)))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(reference).collect())
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn sections_stand_in_the_order_of_their_numbers() {
        let mut sections = vec!["5-11", "19-1", "5-2", "9 A-4", "", "9-10"];
        sections.sort_by_key(|section| numbers(section));
        assert_eq!(sections, ["", "5-2", "5-11", "9 A-4", "9-10", "19-1"]);
    }
}
