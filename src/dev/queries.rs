//! What the demo keeps beside its content.

use diesel::prelude::*;

use crate::db::schema::settings;
use crate::db::{Db, Mode};

/// The demo's secret key, made once and kept in its database, so that links in kept mail go on working.
///
/// # Errors
/// When the database refuses.
pub fn kept_secret(db: &Db) -> anyhow::Result<String> {
    let made = format!("{}{}", crate::clock::random_token(), crate::clock::random_token());
    Ok(db.blocking(Mode::Write, |conn| {
        diesel::insert_into(settings::table)
            .values((settings::key.eq("demo-secret"), settings::value.eq(made)))
            .on_conflict_do_nothing()
            .execute(conn)?;
        Ok(settings::table.find("demo-secret").select(settings::value).first(conn)?)
    })?)
}
