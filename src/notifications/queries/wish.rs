//! What readers wish of mail at once, and what they have had of it, for the mails of a lot together.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Nullable, SmallInt, Text, Timestamptz};

use crate::error::Error;
use crate::ids::{MemberId, OutboxId};
use crate::mail::outbox::Owed;
use crate::notifications::at_once::{self, Wish};
use crate::tx::Tx;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: OutboxId,
    #[diesel(sql_type = BigInt)]
    member: MemberId,
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = Nullable<SmallInt>)]
    quiet_from: Option<i16>,
    #[diesel(sql_type = Nullable<SmallInt>)]
    quiet_to: Option<i16>,
    #[diesel(sql_type = SmallInt)]
    cap: i16,
    #[diesel(sql_type = Bool)]
    letter: bool,
    #[diesel(sql_type = Bool)]
    in_letter: bool,
}

impl Row {
    fn zone(&self) -> Tz {
        self.time_zone.parse().unwrap_or(chrono_tz::Europe::Oslo)
    }

    fn wish(&self, had: &HashMap<MemberId, i64>) -> Wish {
        let hour = |hour: i16| u32::try_from(hour).unwrap_or(0);
        Wish {
            zone: self.zone(),
            quiet: self.quiet_from.map(hour).zip(self.quiet_to.map(hour)),
            cap: self.cap.into(),
            had: had.get(&self.member).copied().unwrap_or(0),
            letter: self.letter,
            in_letter: self.in_letter,
        }
    }
}

/// What the reader of each of these mails wishes of it, and what she has had since her day began.
///
/// # Errors
/// When the database refuses.
pub(in crate::notifications) fn wishes(tx: &mut Tx<'_>, mails: &[&Owed]) -> Result<HashMap<OutboxId, Wish>, Error> {
    let called = |owed: &&Owed| at_once::rule(owed.kind).in_letter.map(|(called, _)| called);
    let since = |owed: &&Owed| at_once::rule(owed.kind).in_letter.and_then(|(_, most)| most).map(|most| tx.now - most);
    let rows: Vec<Row> = crate::db::statement(include_str!("wish.sql"))
        .bind::<Array<BigInt>, _>(mails.iter().map(|owed| owed.id).collect::<Vec<_>>())
        .bind::<Array<Nullable<Text>>, _>(mails.iter().map(called).collect::<Vec<_>>())
        .bind::<Array<Nullable<Timestamptz>>, _>(mails.iter().map(since).collect::<Vec<_>>())
        .load(tx.conn)?;
    let days = rows.iter().map(|row| (row.member, at_once::day_began(tx.now, row.zone()))).collect();
    let had = had(tx, &days)?;
    Ok(rows.iter().map(|row| (row.id, row.wish(&had))).collect())
}

#[derive(QueryableByName)]
struct Had {
    #[diesel(sql_type = BigInt)]
    member: MemberId,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// How many mails that count members have had, each since her day began.
fn had(tx: &mut Tx<'_>, days: &HashMap<MemberId, DateTime<Utc>>) -> Result<HashMap<MemberId, i64>, Error> {
    let (members, began): (Vec<MemberId>, Vec<DateTime<Utc>>) = days.iter().unzip();
    let rows: Vec<Had> = crate::db::statement(include_str!("had.sql"))
        .bind::<Array<BigInt>, _>(members)
        .bind::<Array<Timestamptz>, _>(began)
        .bind::<Array<Text>, _>(at_once::counted())
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|row| (row.member, row.n)).collect())
}
