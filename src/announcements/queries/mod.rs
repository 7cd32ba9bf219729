//! What pages, letters and the worker read about announcements.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Jsonb, Nullable, Text, Timestamptz};
use serde::Deserialize;

use super::{Addressee, policy};
use crate::db::schema::{
    announcement_addressees as addressees, announcements, members, memberships, organisations, threads,
};
use crate::error::Error;
use crate::ids::{AreaId, MemberId, OrganisationId, ThreadId};
use crate::organisations::{LanguageForm, OrganisationKind, OrganisationRef};
use crate::tx::Tx;

/// Who is meant by a choice of addressees; `$1` is the choice, `$2` whether they are fictional.
pub(super) const ADDRESSEES: &str = include_str!("addressees.sql");

#[derive(QueryableByName)]
struct AddresseeRow {
    #[diesel(sql_type = BigInt)]
    id: OrganisationId,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    kind: OrganisationKind,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Bool)]
    demo: bool,
    #[diesel(sql_type = Nullable<Text>)]
    language_form: Option<LanguageForm>,
}

/// Who would be addressed now.
pub(super) fn addressees(tx: &mut Tx<'_>, addressed: &[String], demo: bool) -> Result<Vec<Addressee>, Error> {
    let rows: Vec<AddresseeRow> =
        crate::db::statement(ADDRESSEES).bind::<Array<Text>, _>(addressed).bind::<Bool, _>(demo).load(tx.conn)?;
    let addressee = |row: AddresseeRow| Addressee {
        organisation: OrganisationRef { id: row.id, slug: row.slug, kind: row.kind, name: row.name, demo: row.demo },
        language_form: row.language_form,
    };
    Ok(rows.into_iter().map(addressee).collect())
}

/// Whether the organisation she writes for is fictional.
pub(super) fn fictional(tx: &mut Tx<'_>) -> Result<bool, Error> {
    let Some(hat) = tx.viewer.hat() else { return Ok(false) };
    Ok(organisations::table.find(hat.organisation_id).select(organisations::demo).first(tx.conn)?)
}

/// The organisations that a line names by name, address or organisation number: the line, and which.
pub(super) fn by_names(tx: &mut Tx<'_>, lines: &[String], demo: bool) -> Result<Vec<(String, OrganisationId)>, Error> {
    #[derive(QueryableByName)]
    struct Named {
        #[diesel(sql_type = Text)]
        line: String,
        #[diesel(sql_type = BigInt)]
        id: OrganisationId,
    }
    let rows: Vec<Named> = crate::db::statement(
        "SELECT l.line, o.id FROM unnest($1) AS l (line) JOIN organisations o
         ON o.demo = $2 AND (lower(l.line) IN (lower(o.name), lower(replace(o.name, ' (demo)', '')), o.slug) OR l.line = o.organisation_number)",
    )
    .bind::<Array<Text>, _>(lines)
    .bind::<Bool, _>(demo)
    .load(tx.conn)?;
    Ok(rows.into_iter().map(|row| (row.line, row.id)).collect())
}

/// One of the reader's organisations among the addressees.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Mine {
    /// The organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// When it acknowledged.
    pub at: Option<DateTime<Utc>>,
    /// Who did.
    pub by: Option<String>,
}

/// An area's names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Names {
    /// In bokmål.
    pub nb: String,
    /// In nynorsk.
    pub nn: String,
}

/// Where an announcement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its thread.
    pub thread: ThreadId,
    /// Its title.
    pub title: String,
    /// The form of Norwegian its title is in.
    pub language: String,
    /// The area its thread belongs to.
    pub area: AreaId,
    /// The last day it applies.
    pub expires_on: Option<NaiveDate>,
    /// Whom it addresses, as chosen.
    pub addressed: Vec<String>,
    /// The areas among them.
    pub areas: Vec<Names>,
    /// Each organisation is to acknowledge.
    pub needs_acknowledgement: bool,
    /// When it is to be published.
    pub publish_at: DateTime<Utc>,
    /// When it was.
    pub published_at: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// How many organisations it addresses.
    pub addressees: i64,
    /// How many have acknowledged.
    pub acknowledged: i64,
    /// Those of the reader's that she may acknowledge for.
    pub mine: Vec<Mine>,
}

#[derive(QueryableByName)]
struct StandingRow {
    #[diesel(sql_type = BigInt)]
    id: ThreadId,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = BigInt)]
    area_id: AreaId,
    #[diesel(sql_type = Nullable<Date>)]
    expires_on: Option<NaiveDate>,
    #[diesel(sql_type = Array<Text>)]
    addressed: Vec<String>,
    #[diesel(sql_type = Bool)]
    needs_acknowledgement: bool,
    #[diesel(sql_type = Timestamptz)]
    publish_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    published_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    withdrawn_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = BigInt)]
    addressees: i64,
    #[diesel(sql_type = BigInt)]
    acknowledged: i64,
    #[diesel(sql_type = Jsonb)]
    areas: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    mine: serde_json::Value,
}

impl From<StandingRow> for Standing {
    fn from(row: StandingRow) -> Self {
        Self {
            thread: row.id,
            title: row.title,
            language: row.language,
            area: row.area_id,
            expires_on: row.expires_on,
            addressed: row.addressed,
            areas: serde_json::from_value(row.areas).unwrap_or_default(),
            needs_acknowledgement: row.needs_acknowledgement,
            publish_at: row.publish_at,
            published_at: row.published_at,
            withdrawn_at: row.withdrawn_at,
            addressees: row.addressees,
            acknowledged: row.acknowledged,
            mine: serde_json::from_value(row.mine).unwrap_or_default(),
        }
    }
}

/// Announcements the viewer may read, newest first: one of them, or those made before another.
fn standings(
    tx: &mut Tx<'_>,
    only: Option<ThreadId>,
    before: Option<ThreadId>,
    most: i64,
) -> Result<Vec<Standing>, Error> {
    let rows: Vec<StandingRow> = crate::db::statement(include_str!("standing.sql"))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Array<BigInt>, _>(policy::acknowledges_for(&tx.viewer))
        .bind::<Nullable<BigInt>, _>(only)
        .bind::<Nullable<BigInt>, _>(before)
        .bind::<BigInt, _>(most)
        .load(tx.conn)?;
    Ok(rows.into_iter().map(Standing::from).collect())
}

/// Where an announcement stands, as far as the viewer may read it.
///
/// # Errors
/// When the database refuses.
pub fn standing(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Option<Standing>, Error> {
    Ok(standings(tx, Some(thread), None, 1)?.pop())
}

/// Who may read its thread, for a letter to somebody who may.
pub(super) fn audience(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Vec<String>, Error> {
    Ok(threads::table.find(thread).select(threads::audience).first(tx.conn)?)
}

/// Where an announcement stands, for a page of its own.
pub(super) fn readable(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Standing, Error> {
    standing(tx, thread)?.ok_or(Error::NotFound)
}

/// A page of the list.
pub(super) fn list(tx: &mut Tx<'_>, before: Option<ThreadId>, most: i64) -> Result<Vec<Standing>, Error> {
    standings(tx, None, before, most)
}

/// How many of a year's announcements are in each form; one in both counts in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QueryableByName)]
pub(super) struct Meter {
    #[diesel(sql_type = BigInt)]
    pub(super) nb: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) nn: i64,
}

/// The meter from one time to another.
pub(super) fn meter(tx: &mut Tx<'_>, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Meter, Error> {
    Ok(crate::db::statement(include_str!("meter.sql"))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Timestamptz, _>(from)
        .bind::<Timestamptz, _>(to)
        .get_result(tx.conn)?)
}

/// An addressee and what has come of it, for the ministry.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub(super) struct Receipt {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) acknowledged_at: Option<DateTime<Utc>>,
    pub(super) acknowledged_name: Option<String>,
    pub(super) reminded_at: Option<DateTime<Utc>>,
    pub(super) reminders: i32,
}

/// The addressees of an announcement; rights were checked by whoever has its page.
pub(super) fn receipts(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Vec<Receipt>, Error> {
    Ok(addressees::table
        .inner_join(organisations::table)
        .filter(addressees::thread_id.eq(thread))
        .order((addressees::acknowledged_at.is_not_null(), organisations::name))
        .limit(1000)
        .select((
            organisations::slug,
            organisations::name,
            addressees::acknowledged_at,
            addressees::acknowledged_name,
            addressees::reminded_at,
            addressees::reminders,
        ))
        .load(tx.conn)?)
}

/// What is to be published by now; another worker's is left to it.
pub(super) fn due(tx: &mut Tx<'_>) -> Result<Vec<i64>, Error> {
    Ok(announcements::table
        .filter(announcements::published_at.is_null().and(announcements::withdrawn_at.is_null()))
        .filter(announcements::publish_at.le(tx.now))
        .order(announcements::publish_at)
        .limit(50)
        .select(announcements::thread_id)
        .for_update()
        .skip_locked()
        .load(tx.conn)?)
}

/// An organisation that has not acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub(super) struct Owing {
    pub(super) thread: ThreadId,
    pub(super) organisation: OrganisationId,
    pub(super) prompted_at: Option<DateTime<Utc>>,
    pub(super) reminded_at: Option<DateTime<Utc>>,
    pub(super) expires_on: Option<NaiveDate>,
}

/// Those who have not acknowledged and may be due a letter, locked; those written to longest ago first.
pub(super) fn owing(tx: &mut Tx<'_>) -> Result<Vec<Owing>, Error> {
    let heels = tx.now - chrono::Duration::days(1);
    Ok(addressees::table
        .inner_join(announcements::table.inner_join(threads::table))
        .filter(addressees::acknowledged_at.is_null())
        .filter(announcements::needs_acknowledgement)
        .filter(threads::state.eq_any(["open", "closed"]))
        .filter(addressees::reminded_at.is_null().or(addressees::reminded_at.lt(heels)))
        .order(addressees::reminded_at.asc().nulls_first())
        .limit(2000)
        .select((
            addressees::thread_id,
            addressees::organisation_id,
            addressees::prompted_at,
            addressees::reminded_at,
            threads::expires_on,
        ))
        .for_update()
        .skip_locked()
        .load(tx.conn)?)
}

/// Who is written to for an organisation.
pub(super) fn representatives(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<Vec<MemberId>, Error> {
    Ok(memberships::table
        .inner_join(members::table.on(members::id.eq(memberships::member_id)))
        .filter(memberships::organisation_id.eq(organisation).and(memberships::state.eq("active")))
        .filter(memberships::role.eq_any(["representative", "coordinator"]))
        .filter(memberships::valid_until.is_null().or(memberships::valid_until.gt(tx.now)))
        .order(members::id)
        .select(members::id)
        .load(tx.conn)?)
}
