//! What a simulation puts into the database beside the slices' own functions, and what it looks at.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text, Timestamptz};

use crate::db::schema::{digest_items, digests, memberships, outbox, post_office, search_finds};
use crate::error::Error;
use crate::ids::{AreaId, MemberId, OrganisationId};
use crate::threads::Author;
use crate::tx::Tx;
use crate::viewer::Side;

/// Who is there from the start.
pub(super) struct Settled {
    /// Member, address, as a writer, and whether she is of a union.
    pub(super) people: Vec<(i64, String, Author, bool)>,
    pub(super) areas: Vec<i64>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: MemberId,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = BigInt)]
    organisation_id: OrganisationId,
    #[diesel(sql_type = Text)]
    organisation: String,
    #[diesel(sql_type = Bool)]
    union_side: bool,
}

/// Twenty municipalities and ten union locals, with readers in them; one in five is of a union. A trial in each area, and
/// mail at once for nobody, so that the letter is all they get.
pub(super) fn settle(tx: &mut Tx<'_>, readers: u32) -> Result<Settled, Error> {
    for statement in [
        "INSERT INTO organisations (slug, kind, name, demo) SELECT 'sim-' || n, CASE WHEN n > 20 THEN 'union_local' ELSE 'municipality' END, 'Sim ' || n, true FROM generate_series(1, 30) n",
        "INSERT INTO trial_participants (trial_id, organisation_id) SELECT t.id, o.id FROM trials t JOIN organisations o ON o.slug = 'sim-' || (t.id % 20 + 1) WHERE t.kind = 'trial'",
    ] {
        diesel::sql_query(statement).execute(tx.conn)?;
    }
    diesel::sql_query(
        "INSERT INTO members (email, display_name, reply_mail, created_at) SELECT 'leser-' || n || '@sim.example', 'Leser ' || n, false, $2 FROM generate_series(1, $1) n",
    )
    .bind::<BigInt, _>(i64::from(readers))
    .bind::<Timestamptz, _>(tx.now)
    .execute(tx.conn)?;
    diesel::sql_query(
        "INSERT INTO memberships (member_id, organisation_id, role, side, state, verified_by, verified_at)
         SELECT m.id, o.id, 'representative', CASE WHEN o.kind = 'union_local' THEN 'union' END, 'active', 'operator', $1
         FROM members m JOIN organisations o ON o.slug = 'sim-' || CASE WHEN m.id % 5 = 0 THEN 21 + m.id / 5 % 10 ELSE 1 + m.id % 20 END
         WHERE m.email LIKE '%@sim.example'",
    )
    .bind::<Timestamptz, _>(tx.now)
    .execute(tx.conn)?;
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT m.id, m.email, o.id AS organisation_id, o.name AS organisation, s.side IS NOT NULL AS union_side
         FROM members m JOIN memberships s ON s.member_id = m.id JOIN organisations o ON o.id = s.organisation_id
         WHERE m.email LIKE '%@sim.example' ORDER BY m.id",
    )
    .load(tx.conn)?;
    let person = |row: Row| {
        let author = Author {
            member: row.id,
            name: format!("Leser {}", row.id),
            organisation: Some((row.organisation_id, row.organisation)),
            side: row.union_side.then_some(Side::Union),
        };
        (row.id.0, row.email, author, row.union_side)
    };
    let areas: Vec<AreaId> = crate::areas::all(tx)?.into_iter().map(|area| area.id).collect();
    Ok(Settled { people: rows.into_iter().map(person).collect(), areas: areas.into_iter().map(|id| id.0).collect() })
}

/// Nobody vouches for her any longer.
pub(super) fn end_memberships(tx: &mut Tx<'_>, member: i64) -> Result<(), Error> {
    diesel::update(memberships::table.filter(memberships::member_id.eq(MemberId(member))))
        .set(memberships::state.eq("ended"))
        .execute(tx.conn)?;
    Ok(())
}

/// Whose letters are made and wait to be sent.
pub(super) fn awaiting_letters(tx: &mut Tx<'_>) -> Result<Vec<i64>, Error> {
    let waits = outbox::kind.eq("digest").and(outbox::state.eq("waiting"));
    let members: Vec<Option<MemberId>> =
        outbox::table.filter(waits).order(outbox::id).select(outbox::member_id).load(tx.conn)?;
    Ok(members.into_iter().flatten().map(|member| member.0).collect())
}

/// A letter or an attempt.
#[derive(Debug, Queryable)]
pub(super) struct Digest {
    pub(super) id: i64,
    pub(super) member: i64,
    pub(super) slot: DateTime<Utc>,
    pub(super) outcome: String,
    pub(super) more: bool,
    pub(super) made_at: DateTime<Utc>,
}

/// Letters and attempts after one, and their items: letter, kind, item, round, thread. What a search found is the thing itself.
#[expect(clippy::type_complexity, reason = "rows as they come, read in one place")]
pub(super) fn digests_after(
    tx: &mut Tx<'_>,
    id: i64,
) -> Result<(Vec<Digest>, Vec<(i64, String, i64, i16, Option<i64>)>), Error> {
    let made: Vec<Digest> = digests::table
        .filter(digests::id.gt(id))
        .order(digests::id)
        .select((digests::id, digests::member_id, digests::slot, digests::outcome, digests::more, digests::made_at))
        .load(tx.conn)?;
    let find = search_finds::table.on(digest_items::kind.eq("found").and(search_finds::id.eq(digest_items::item_id)));
    let rows: Vec<(i64, String, i64, i16, Option<i64>, Option<i64>)> = digest_items::table
        .left_join(find)
        .filter(digest_items::digest_id.gt(id))
        .order(digest_items::id)
        .select((
            digest_items::digest_id,
            digest_items::kind,
            digest_items::item_id,
            digest_items::round,
            digest_items::thread_id,
            search_finds::item_id.nullable(),
        ))
        .load(tx.conn)?;
    let item = |(digest, kind, id, round, thread, found): (_, _, i64, _, _, Option<i64>)| {
        (digest, kind, found.unwrap_or(id), round, thread)
    };
    Ok((made, rows.into_iter().map(item).collect()))
}

/// Takes what has come into the post office: to whom, and the message.
pub(super) fn take_mail(tx: &mut Tx<'_>) -> Result<Vec<(String, Vec<u8>)>, Error> {
    Ok(diesel::delete(post_office::table).returning((post_office::recipient, post_office::raw)).get_results(tx.conn)?)
}

/// How many letters the outbox says were sent, and dropped.
pub(super) fn outcomes(tx: &mut Tx<'_>) -> Result<(i64, i64, i64), Error> {
    let mut of = |state: &str| -> Result<i64, Error> {
        Ok(outbox::table.filter(outbox::kind.eq("digest").and(outbox::state.eq(state))).count().get_result(tx.conn)?)
    };
    Ok((of("sent")?, of("dropped")?, of("waiting")? + of("failed")?))
}
