//! What pages read about areas.

use diesel::prelude::*;

use super::{Area, AreaDetail};
use crate::db::schema::{areas, organisations};
use crate::error::Error;
use crate::ids::{AreaId, OrganisationId};
use crate::organisations::{OrganisationKind, OrganisationRef};
use crate::tx::Tx;

#[derive(Queryable, Selectable)]
#[diesel(table_name = areas, check_for_backend(diesel::pg::Pg))]
struct Row {
    id: AreaId,
    slug: String,
    name_nb: String,
    name_nn: String,
    lead_nb: String,
    lead_nn: String,
}

impl From<Row> for Area {
    fn from(Row { id, slug, name_nb, name_nn, lead_nb, lead_nn }: Row) -> Self {
        Self { id, slug, name_nb, name_nn, lead_nb, lead_nn }
    }
}

/// Every area, in order.
///
/// # Errors
/// When the database refuses.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Area>, Error> {
    let rows = areas::table.order(areas::sort).select(Row::as_select()).load(tx.conn)?;
    Ok(rows.into_iter().map(Area::from).collect())
}

/// The area at an address.
///
/// # Errors
/// `NotFound` when there is none.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Area, Error> {
    Ok(areas::table.filter(areas::slug.eq(slug)).select(Row::as_select()).first(tx.conn)?.into())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = areas, check_for_backend(diesel::pg::Pg))]
struct Detail {
    #[diesel(embed)]
    area: Row,
    about_html_nb: String,
    about_html_nn: String,
    legal: serde_json::Value,
}

type Ministry = (OrganisationId, String, OrganisationKind, String, bool);

/// All about the area at an address.
///
/// # Errors
/// `NotFound` when there is none.
pub fn detail(tx: &mut Tx<'_>, slug: &str) -> Result<AreaDetail, Error> {
    let ministry =
        (organisations::id, organisations::slug, organisations::kind, organisations::name, organisations::demo);
    let (row, ministry): (Detail, Option<Ministry>) = areas::table
        .left_join(organisations::table)
        .filter(areas::slug.eq(slug))
        .select((Detail::as_select(), ministry.nullable()))
        .first(tx.conn)?;
    Ok(AreaDetail {
        area: row.area.into(),
        about_html_nb: row.about_html_nb,
        about_html_nn: row.about_html_nn,
        ministry: ministry.map(|(id, slug, kind, name, demo)| OrganisationRef { id, slug, kind, name, demo }),
        legal: serde_json::from_value(row.legal).unwrap_or_default(),
    })
}
