//! What the demo keeps beside its content.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::app::App;
use crate::db::schema::settings;
use crate::db::{Db, Mode};
use crate::error::Error;

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

/// Owes letters about replies to made-up people of forty mail domains, each with a thread of her own.
///
/// # Errors
/// When the database refuses.
pub fn mail_load(app: &App, letters: u32) -> Result<usize, Error> {
    app.system(Mode::Write, |tx| {
        tx.conn.batch_execute("SET LOCAL statement_timeout = 0")?;
        Ok(diesel::sql_query(include_str!("mail_load.sql"))
            .bind::<diesel::sql_types::BigInt, _>(i64::from(letters))
            .execute(tx.conn)?)
    })
}
