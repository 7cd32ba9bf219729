//! What pages read about areas.

use diesel::prelude::*;

use super::Area;
use crate::db::schema::areas;
use crate::error::Error;
use crate::ids::AreaId;
use crate::tx::Tx;

type Columns = (areas::id, areas::slug, areas::name_nb, areas::name_nn, areas::lead_nb, areas::lead_nn);
type Row = (AreaId, String, String, String, String, String);

const COLUMNS: Columns = (areas::id, areas::slug, areas::name_nb, areas::name_nn, areas::lead_nb, areas::lead_nn);

fn area((id, slug, name_nb, name_nn, lead_nb, lead_nn): Row) -> Area {
    Area { id, slug, name_nb, name_nn, lead_nb, lead_nn }
}

/// Every area, in order.
///
/// # Errors
/// When the database refuses.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Area>, Error> {
    let rows: Vec<Row> = areas::table.order(areas::sort).select(COLUMNS).load(tx.conn)?;
    Ok(rows.into_iter().map(area).collect())
}

/// The area at an address.
///
/// # Errors
/// `NotFound` when there is none.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Area, Error> {
    let row: Row = areas::table.filter(areas::slug.eq(slug)).select(COLUMNS).first(tx.conn)?;
    Ok(area(row))
}
