//! Whom an answer concerns, and what a mail about it is made of.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Timestamptz};

use crate::db::schema::{guidance_answers as answers, members, threads};
use crate::error::Error;
use crate::guidance::{AnswerState, Verdict};
use crate::ids::{GuidanceId, MemberId, ThreadId};
use crate::threads::ThreadState;
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

/// What a mail about an answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::guidance) struct Told {
    pub(in crate::guidance) id: GuidanceId,
    pub(in crate::guidance) thread: ThreadId,
    pub(in crate::guidance) title: String,
    pub(in crate::guidance) verdict: Verdict,
    pub(in crate::guidance) short: String,
    pub(in crate::guidance) organisation: String,
    /// It replaced an earlier answer.
    pub(in crate::guidance) replaces: bool,
    /// A newer one has replaced it.
    pub(in crate::guidance) superseded: bool,
    pub(in crate::guidance) audience: Vec<String>,
    /// Whether the reader wants such mail.
    pub(in crate::guidance) wanted: bool,
}

/// A published answer, for a mail to this member.
///
/// # Errors
/// `NotFound` when it, its thread or the member is gone.
pub(in crate::guidance) fn told(tx: &mut Tx<'_>, answer: GuidanceId, reader: MemberId) -> Result<Told, Error> {
    type Row = (ThreadId, String, Option<Verdict>, String, String, Option<GuidanceId>, bool, Vec<String>);
    let row: Row = answers::table
        .inner_join(threads::table)
        .filter(answers::id.eq(answer).and(answers::state.eq(AnswerState::Published)))
        .filter(threads::state.eq_any([ThreadState::Open, ThreadState::Closed]))
        .select((
            threads::id,
            answers::title,
            answers::verdict,
            answers::short,
            answers::organisation_name,
            answers::supersedes_id,
            answers::superseded_at.is_not_null(),
            threads::audience,
        ))
        .first(tx.conn)?;
    let wanted: bool = members::table.find(reader).select(members::reply_mail).first(tx.conn)?;
    let (thread, title, verdict, short, organisation, supersedes, superseded, audience) = row;
    let verdict = verdict.ok_or(Error::NotFound)?;
    let replaces = supersedes.is_some();
    Ok(Told { id: answer, thread, title, verdict, short, organisation, replaces, superseded, audience, wanted })
}
