//! Asking for a sign-in mail, and using its link or its code.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bytea, Text, Timestamptz};

use crate::accounts::proofs;
use crate::accounts::queries::SignIn;
use crate::app::App;
use crate::db::schema::sign_ins;
use crate::error::Error;
use crate::mail::outbox::{MailKind, NewMail};
use crate::tx::Tx;
use crate::web::paths;

/// How long a link and a code are valid.
pub const VALID: Duration = Duration::minutes(30);
/// Mails to one address within that time.
const MAILS_PER_ADDRESS: i64 = 5;
/// Requests from one network address within an hour.
const ASKED_PER_CLIENT: i64 = 20;
/// Wrong codes until a request is void.
const ATTEMPTS: i16 = 5;
/// Wrong codes for one address within a day until only links work, so that guessing never adds up.
const ATTEMPTS_PER_DAY: i64 = 20;

/// A request to sign in, parsed.
#[derive(Debug, Clone)]
pub struct NewSignIn {
    /// The address, lower case.
    pub email: String,
    /// The asking browser's cookie.
    pub browser: String,
    /// The asking network address.
    pub client: String,
    /// Where she was going.
    pub next: String,
}

/// What became of a code.
#[derive(Debug, Clone)]
pub enum Tried {
    /// It was right: this request is used now.
    Right(Box<SignIn>),
    /// It was wrong; it may be tried again.
    Wrong,
    /// Nothing this browser asked for is still valid.
    Void,
}

/// Keeps the request and owes its mail. Beyond the limit of an address the request is kept, void from the start, and
/// nothing is mailed; the page says the same, so that it tells nothing about the address.
///
/// # Errors
/// `TooMany` beyond the limit of a network address.
pub fn ask(tx: &mut Tx<'_>, app: &App, new: &NewSignIn) -> Result<(), Error> {
    let client = proofs::client(app, &new.client);
    let counts = counts(tx, &client, &new.email)?;
    if counts.client >= ASKED_PER_CLIENT {
        return Err(Error::TooMany(wait(counts.oldest, tx.now)));
    }
    let silent = counts.address >= MAILS_PER_ADDRESS;
    let id: i64 = diesel::insert_into(sign_ins::table)
        .values((
            sign_ins::email.eq(&new.email),
            sign_ins::browser_hash.eq(proofs::hash(&new.browser)),
            sign_ins::client_hash.eq(&client),
            sign_ins::language.eq(tx.lang.code()),
            sign_ins::next_path.eq(paths::local(&new.next)),
            sign_ins::created_at.eq(tx.now),
            sign_ins::expires_at.eq(if silent { tx.now } else { tx.now + VALID }),
        ))
        .returning(sign_ins::id)
        .get_result(tx.conn)?;
    if silent {
        Ok(())
    } else {
        tx.owe(NewMail { kind: MailKind::SignIn, member: None, item: id, domain: app.mailer.domain() })
    }
}

#[derive(QueryableByName)]
struct Counts {
    #[diesel(sql_type = BigInt)]
    client: i64,
    #[diesel(sql_type = BigInt)]
    address: i64,
    #[diesel(sql_type = diesel::sql_types::Nullable<Timestamptz>)]
    oldest: Option<DateTime<Utc>>,
}

/// Counts what came before, one at a time for a client and for an address, so that no burst slips through.
fn counts(tx: &mut Tx<'_>, client: &[u8], email: &str) -> Result<Counts, Error> {
    crate::db::statement("SELECT pg_advisory_xact_lock(1, hashtext(encode($1, 'hex')))")
        .bind::<Bytea, _>(client)
        .execute(tx.conn)?;
    crate::db::statement("SELECT pg_advisory_xact_lock(2, hashtext($1))").bind::<Text, _>(email).execute(tx.conn)?;
    Ok(crate::db::statement(
        "SELECT (SELECT count(*) FROM sign_ins WHERE client_hash = $1 AND created_at > $2) AS client,
                (SELECT min(created_at) FROM sign_ins WHERE client_hash = $1 AND created_at > $2) AS oldest,
                (SELECT count(*) FROM sign_ins WHERE email = $3 AND created_at > $4 AND expires_at > created_at) AS address",
    )
    .bind::<Bytea, _>(client)
    .bind::<Timestamptz, _>(tx.now - Duration::hours(1))
    .bind::<Text, _>(email)
    .bind::<Timestamptz, _>(tx.now - VALID)
    .get_result(tx.conn)?)
}

/// Seconds until the oldest request is an hour old.
fn wait(oldest: Option<DateTime<Utc>>, now: DateTime<Utc>) -> u32 {
    let left = oldest.map_or(Duration::hours(1), |at| at + Duration::hours(1) - now);
    u32::try_from(left.num_seconds().max(1)).unwrap_or(3600)
}

/// The request a link belongs to, when it can still be used.
///
/// # Errors
/// When the database refuses.
pub fn of_link(tx: &mut Tx<'_>, app: &App, token: &str) -> Result<Option<SignIn>, Error> {
    let Some(id) = proofs::claimed(token) else { return Ok(None) };
    let row = sign_ins::table.find(id).select(SignIn::as_select()).first(tx.conn).optional()?;
    Ok(row.filter(|row: &SignIn| open(row, tx.now) && proofs::link_fits(app, row, token)))
}

fn open(row: &SignIn, now: DateTime<Utc>) -> bool {
    row.used_at.is_none() && row.expires_at > now && row.attempts < ATTEMPTS
}

/// Uses a link.
///
/// # Errors
/// When the database refuses.
pub fn by_link(tx: &mut Tx<'_>, app: &App, token: &str) -> Result<Option<SignIn>, Error> {
    match of_link(tx, app, token)? {
        Some(row) if use_up(tx, row.id)? => Ok(Some(row)),
        _ => Ok(None),
    }
}

/// Tries a code in the browser that asked. A wrong one counts against everything this browser asked for.
///
/// # Errors
/// When the database refuses.
pub fn by_code(tx: &mut Tx<'_>, app: &App, browser: &str, typed: &str) -> Result<Tried, Error> {
    let rows: Vec<SignIn> = sign_ins::table
        .filter(sign_ins::browser_hash.eq(proofs::hash(browser)))
        .filter(sign_ins::created_at.gt(tx.now - VALID))
        .order(sign_ins::id)
        .select(SignIn::as_select())
        .for_update()
        .load(tx.conn)?;
    let rows: Vec<SignIn> = rows.into_iter().filter(|row| open(row, tx.now)).collect();
    if rows.is_empty() {
        return Ok(Tried::Void);
    }
    let Some(row) = rows.iter().find(|row| proofs::code_fits(app, row, typed)) else {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        diesel::update(sign_ins::table.filter(sign_ins::id.eq_any(ids)))
            .set(sign_ins::attempts.eq(sign_ins::attempts + 1))
            .execute(tx.conn)?;
        return Ok(if rows.iter().all(|row| row.attempts + 1 >= ATTEMPTS) { Tried::Void } else { Tried::Wrong });
    };
    if guessed_at(tx, &row.email)? || !use_up(tx, row.id)? {
        return Ok(Tried::Void);
    }
    Ok(Tried::Right(Box::new(row.clone())))
}

/// Whether so many wrong codes came for the address today that a right one may be a lucky one.
fn guessed_at(tx: &mut Tx<'_>, email: &str) -> Result<bool, Error> {
    let today =
        sign_ins::table.filter(sign_ins::email.eq(email)).filter(sign_ins::created_at.gt(tx.now - Duration::days(1)));
    let wrong: Option<i64> = today.select(diesel::dsl::sum(sign_ins::attempts)).first(tx.conn)?;
    Ok(wrong.unwrap_or(0) >= ATTEMPTS_PER_DAY)
}

/// Marks a request as used; false when another got there first.
fn use_up(tx: &mut Tx<'_>, id: i64) -> Result<bool, Error> {
    let unused = sign_ins::table.find(id).filter(sign_ins::used_at.is_null());
    Ok(diesel::update(unused).set(sign_ins::used_at.eq(tx.now)).execute(tx.conn)? == 1)
}

/// Whether the letter of a request is still worth sending.
pub fn worth_sending(row: &SignIn, now: DateTime<Utc>) -> bool {
    open(row, now)
}
