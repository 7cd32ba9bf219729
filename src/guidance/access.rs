//! The only way to what the ministry is working on: a thread she may read, and a viewer who speaks for the ministry.

use diesel::prelude::*;

use super::{AnswerState, Verdict, policy};
use crate::db::schema::guidance_answers as answers;
use crate::error::{Denied, Error};
use crate::ids::{GuidanceId, MemberId, OrganisationId, ThreadId};
use crate::threads::{self, Head};
use crate::tx::Tx;

/// A thread the viewer may answer officially.
#[derive(Debug, Clone)]
pub(super) struct Case {
    head: Head,
}

impl Case {
    /// The thread.
    pub(super) fn head(&self) -> &Head {
        &self.head
    }
}

/// A thread the viewer may answer officially.
///
/// # Errors
/// `NotFound` when she may not read it; `SignInNeeded`, or `Denied` when she does not speak for the ministry.
pub(super) fn case(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Case, Error> {
    let head = threads::readable(tx, thread)?.into_head();
    admitted(tx, head)
}

/// The same, locked until the transaction ends: two people do not begin or decide at once.
///
/// # Errors
/// As `case`.
pub(super) fn locked(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Case, Error> {
    let head = threads::locked(tx, thread)?.into_head();
    admitted(tx, head)
}

fn admitted(tx: &Tx<'_>, head: Head) -> Result<Case, Error> {
    policy::speaks(&tx.viewer)?;
    if !tx.viewer.belongs(&head.audience) {
        return Err(Denied::OnlyToLook.into());
    }
    policy::answerable(head.state)?;
    Ok(Case { head })
}

/// An answer that is not published yet.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = answers, check_for_backend(diesel::pg::Pg))]
pub(super) struct Draft {
    pub(super) id: GuidanceId,
    pub(super) supersedes_id: Option<GuidanceId>,
    pub(super) state: AnswerState,
    pub(super) verdict: Option<Verdict>,
    pub(super) title: String,
    pub(super) short: String,
    pub(super) body: String,
    pub(super) language: String,
    pub(super) case_number: String,
    pub(super) provisions: String,
    pub(super) valid_from: Option<chrono::NaiveDate>,
    pub(super) valid_to: Option<chrono::NaiveDate>,
    writers: Vec<Option<i64>>,
    pub(super) drafter_id: Option<MemberId>,
    pub(super) drafter_name: String,
    pub(super) organisation_id: OrganisationId,
    pub(super) organisation_name: String,
    pub(super) returned_note: Option<String>,
    pub(super) returned_by: Option<String>,
    pub(super) version: i32,
    pub(super) updated_at: chrono::DateTime<chrono::Utc>,
}

impl Draft {
    /// Everybody who has written in it.
    pub(super) fn writers(&self) -> Vec<MemberId> {
        self.writers.iter().flatten().map(|id| MemberId(*id)).collect()
    }
}

/// The draft of a case; there is one at most.
///
/// # Errors
/// When the database refuses.
pub(super) fn draft(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Draft>, Error> {
    let open =
        answers::table.filter(answers::thread_id.eq(case.head.id)).filter(answers::state.ne(AnswerState::Published));
    Ok(open.select(Draft::as_select()).first(tx.conn).optional()?)
}
