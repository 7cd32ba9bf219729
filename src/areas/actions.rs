//! Writes areas.

use diesel::prelude::*;
use diesel::upsert::excluded;

use super::reference::Given;
use crate::db::schema::areas;
use crate::error::Error;
use crate::organisations;
use crate::text::markdown;
use crate::tx::Tx;

/// Writes the areas as given; what they are about is rendered here, once.
pub(super) fn write(tx: &mut Tx<'_>, given: &[Given]) -> Result<(), Error> {
    let ministries: Vec<&str> = given.iter().filter_map(|a| a.ministry.as_deref()).collect();
    let ministries = organisations::ids_by_slug(tx, &ministries)?;
    let row = |area: &Given| {
        (
            areas::slug.eq(area.slug.clone()),
            areas::sort.eq(area.sort),
            areas::ministry_id.eq(area.ministry.as_ref().and_then(|slug| ministries.get(slug).copied())),
            areas::name_nb.eq(area.name_nb.clone()),
            areas::name_nn.eq(area.name_nn.clone()),
            areas::lead_nb.eq(area.lead_nb.clone()),
            areas::lead_nn.eq(area.lead_nn.clone()),
            areas::about_html_nb.eq(markdown::render(&area.about_nb).html),
            areas::about_html_nn.eq(markdown::render(&area.about_nn).html),
            areas::legal.eq(serde_json::json!(area.legal)),
        )
    };
    diesel::insert_into(areas::table)
        .values(given.iter().map(row).collect::<Vec<_>>())
        .on_conflict(areas::slug)
        .do_update()
        .set((
            areas::sort.eq(excluded(areas::sort)),
            areas::ministry_id.eq(excluded(areas::ministry_id)),
            areas::name_nb.eq(excluded(areas::name_nb)),
            areas::name_nn.eq(excluded(areas::name_nn)),
            areas::lead_nb.eq(excluded(areas::lead_nb)),
            areas::lead_nn.eq(excluded(areas::lead_nn)),
            areas::about_html_nb.eq(excluded(areas::about_html_nb)),
            areas::about_html_nn.eq(excluded(areas::about_html_nn)),
            areas::legal.eq(excluded(areas::legal)),
        ))
        .execute(tx.conn)?;
    Ok(())
}
