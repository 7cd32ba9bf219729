//! Whom an answer concerns, and what a mail about it is made of.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Text, Timestamptz};

use crate::error::Error;
use crate::guidance::Verdict;
use crate::ids::{GuidanceId, MemberId, ThreadId};
use crate::tx::Tx;

#[derive(QueryableByName)]
struct Member {
    #[diesel(sql_type = BigInt)]
    id: MemberId,
}

/// Those who want mail and are concerned by an answer or by one it replaces.
pub(in crate::guidance) fn concerned(tx: &mut Tx<'_>, answer: GuidanceId) -> Result<Vec<MemberId>, Error> {
    let members: Vec<Member> = crate::db::statement(include_str!("told.sql"))
        .bind::<BigInt, _>(answer)
        .bind::<Timestamptz, _>(tx.now)
        .load(tx.conn)?;
    Ok(members.into_iter().map(|member| member.id).collect())
}

/// What a mail about an answer says, and what its reader wishes.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Told {
    /// The answer.
    #[diesel(sql_type = BigInt)]
    pub id: GuidanceId,
    /// The thread it answers.
    #[diesel(sql_type = BigInt)]
    pub thread: ThreadId,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// What it comes to.
    #[diesel(sql_type = Text)]
    pub verdict: Verdict,
    /// The short answer.
    #[diesel(sql_type = Text)]
    pub short: String,
    /// Whose it is.
    #[diesel(sql_type = Text)]
    pub organisation: String,
    /// It replaced an earlier answer.
    #[diesel(sql_type = Bool)]
    pub replaces: bool,
    /// A newer one has replaced it.
    #[diesel(sql_type = Bool)]
    pub superseded: bool,
    /// Who may read it.
    #[diesel(sql_type = Array<Text>)]
    pub audience: Vec<String>,
    /// The number of its post in the thread.
    #[diesel(sql_type = Integer)]
    pub number: i32,
    /// Whether the reader wants such mail.
    #[diesel(sql_type = Bool)]
    pub wanted: bool,
    /// The generation of her unsubscribe links.
    #[diesel(sql_type = Integer)]
    pub generation: i32,
    /// Whether she has read it.
    #[diesel(sql_type = Bool)]
    pub read: bool,
    /// Whether she has muted its thread.
    #[diesel(sql_type = Bool)]
    pub muted: bool,
}

/// A published answer, for a mail to this member.
///
/// # Errors
/// `NotFound` when it, its thread or the member is gone.
pub fn told(tx: &mut Tx<'_>, answer: GuidanceId, reader: MemberId) -> Result<Told, Error> {
    Ok(crate::db::statement(include_str!("telling.sql"))
        .bind::<BigInt, _>(answer)
        .bind::<BigInt, _>(reader)
        .get_result(tx.conn)?)
}
