//! Notes which reference data is loaded.

use diesel::prelude::*;

use crate::db::schema::settings;
use crate::error::Error;
use crate::tx::Tx;

/// The key of the note.
pub(super) const REFERENCE_DATA: &str = "reference_data";

/// Waits until no other transaction loads reference data; holds until this one ends.
pub(super) fn alone(tx: &mut Tx<'_>) -> Result<(), Error> {
    crate::db::statement("SELECT pg_advisory_xact_lock(hashtext('reference_data'))").execute(tx.conn)?;
    Ok(())
}

/// Notes the version that is loaded now.
pub(super) fn mark_reference_data(tx: &mut Tx<'_>, version: &str) -> Result<(), Error> {
    diesel::insert_into(settings::table)
        .values((settings::key.eq(REFERENCE_DATA), settings::value.eq(version)))
        .on_conflict(settings::key)
        .do_update()
        .set(settings::value.eq(version))
        .execute(tx.conn)?;
    Ok(())
}
