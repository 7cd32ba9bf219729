//! Loads the viewer: the first statement of every transaction of somebody who is signed in.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::result::Error::NotFound;
use diesel::sql_types::{Array, BigInt};
use serde::Deserialize;

use super::audience::opened_key;
use super::{Hat, Me, Pause, Side, Staff, Unseen, Viewer};
use crate::db::views::{member_unseen, session_viewers};
use crate::i18n::Lang;
use crate::ids::{AreaId, MemberId, MembershipId, OrganisationId, SessionId, ThreadId};

#[derive(Queryable, Selectable, QueryableByName)]
#[diesel(table_name = session_viewers, check_for_backend(diesel::pg::Pg))]
struct Row {
    session_id: SessionId,
    hat_id: Option<MembershipId>,
    employer_mailbox: bool,
    seen_at: DateTime<Utc>,
    member_id: MemberId,
    email: String,
    display_name: String,
    language: String,
    time_zone: String,
    persona: bool,
    paused_until: Option<DateTime<Utc>>,
    paused_reason: Option<String>,
    hats: serde_json::Value,
    staff: serde_json::Value,
    areas: serde_json::Value,
    opened: serde_json::Value,
}

/// The viewer whose session cookie has this hash; a guest when there is no such session or it has expired.
///
/// # Errors
/// When the database refuses.
pub fn by_token(conn: &mut PgConnection, token_hash: &[u8], now: DateTime<Utc>) -> QueryResult<Viewer> {
    let row: Option<(Row, serde_json::Value, serde_json::Value)> = session_viewers::table
        .inner_join(member_unseen::table.on(member_unseen::member_id.eq(session_viewers::member_id)))
        .filter(session_viewers::token_hash.eq(token_hash))
        .filter(session_viewers::expires_at.gt(now))
        .select((Row::as_select(), member_unseen::unseen, member_unseen::follows))
        .first(conn)
        .optional()?;
    let Some((row, unseen, follows)) = row else { return Ok(Viewer::guest()) };
    let mut viewer = viewer(row, now);
    if let Some(me) = &mut viewer.me {
        me.follows = serde_json::from_value(follows).unwrap_or_default();
    }
    viewer.keep_unseen(serde_json::from_value::<Vec<Unseen>>(unseen).unwrap_or_default());
    Ok(viewer)
}

/// A member with all her hats and no session: for checking, when a mail is written, what she may read. A mail goes to
/// the address it goes to, so union hats count only when that is not an employer's mailbox.
///
/// # Errors
/// When the database refuses, or there is no such member.
pub fn by_member(conn: &mut PgConnection, member: MemberId, now: DateTime<Utc>) -> QueryResult<Viewer> {
    by_members(conn, &[member], now)?.remove(&member).ok_or(NotFound)
}

/// The same of several members at once.
///
/// # Errors
/// When the database refuses.
pub fn by_members(
    conn: &mut PgConnection,
    members: &[MemberId],
    now: DateTime<Utc>,
) -> QueryResult<HashMap<MemberId, Viewer>> {
    let rows: Vec<Row> =
        crate::db::statement(include_str!("by_member.sql")).bind::<Array<BigInt>, _>(members).load(conn)?;
    let without_session = |row: Row| {
        let mut viewer = viewer(row, now);
        viewer.me.iter_mut().for_each(|me| me.session = None);
        viewer
    };
    Ok(rows.into_iter().map(|row| (row.member_id, without_session(row))).collect())
}

#[derive(Deserialize)]
struct InArea {
    organisation_id: OrganisationId,
    area_id: AreaId,
}

fn viewer(row: Row, now: DateTime<Utc>) -> Viewer {
    let all: Vec<Hat> = serde_json::from_value(row.hats).unwrap_or_default();
    let valid: Vec<Hat> = all.into_iter().filter(|hat| hat.valid_until.is_none_or(|until| until > now)).collect();
    let count = valid.len();
    let hats: Vec<Hat> = valid.into_iter().filter(|hat| !(row.employer_mailbox && of_a_union(hat))).collect();
    let staff: Vec<Staff> = serde_json::from_value(row.staff).unwrap_or_default();
    let areas: Vec<InArea> = serde_json::from_value(row.areas).unwrap_or_default();
    let opened: Vec<ThreadId> = serde_json::from_value(row.opened).unwrap_or_default();
    let keys = keys(&hats, &staff, &areas, &opened);
    let pause = row.paused_until.zip(row.paused_reason).filter(|(until, _)| *until > now);
    let hat = hats.iter().find(|hat| Some(hat.id) == row.hat_id).or_else(|| hats.first()).cloned();
    let me = Me {
        id: row.member_id,
        email: row.email,
        name: row.display_name,
        lang: Lang::parse(&row.language).unwrap_or_default(),
        zone: row.time_zone.parse().unwrap_or(chrono_tz::Europe::Oslo),
        session: Some(row.session_id),
        seen_at: row.seen_at,
        employer_mailbox: row.employer_mailbox,
        persona: row.persona,
        pause: pause.map(|(until, reason)| Pause { until, reason }),
        hats_left_at_home: count - hats.len(),
        hats,
        hat,
        staff,
        unseen: Vec::new(),
        follows: Vec::new(),
    };
    Viewer { me: Some(me), keys }
}

/// Whether a hat tells of union membership: by its side, or by whose it is.
fn of_a_union(hat: &Hat) -> bool {
    hat.side == Some(Side::Union) || hat.organisation_kind.starts_with("union")
}

/// What opens audiences: everybody's, members', each organisation's, each side's, each side's at its organisation, each
/// area's. Moderators hold the keys of members and of the areas they moderate, and none to side rooms: only to single
/// threads there, while they are open.
fn keys(hats: &[Hat], staff: &[Staff], areas: &[InArea], opened: &[ThreadId]) -> Vec<String> {
    let mut keys = vec!["open".to_owned()];
    if !hats.is_empty() || !staff.is_empty() {
        keys.push("members".to_owned());
    }
    for hat in hats {
        keys.push(format!("org:{}", hat.organisation_id));
        if hat.speaks_for_it() {
            keys.push(super::representatives_key(hat.organisation_id));
        }
        keys.extend(hat.side.map(|side| super::audience::side_key(side).to_owned()));
        keys.extend(hat.side.map(|side| super::party_key(hat.organisation_id, side)));
    }
    let at = |organisation| hats.iter().any(|hat| hat.organisation_id == organisation);
    keys.extend(areas.iter().filter(|a| at(a.organisation_id)).map(|a| format!("area:{}", a.area_id)));
    for role in staff.iter().filter(|s| s.kind == "moderator") {
        keys.push(role.area_id.map_or_else(|| "areas".to_owned(), |area| format!("area:{area}")));
    }
    keys.extend(opened.iter().map(|thread| opened_key(*thread)));
    keys.sort();
    keys.dedup();
    keys
}
