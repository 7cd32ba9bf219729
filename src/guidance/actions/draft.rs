//! Writing the draft of an answer. A form names the version it started from, so that two who write at once do not
//! overwrite each other.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::audit::Act;
use crate::db::schema::guidance_answers as answers;
use crate::error::{Error, FieldErrors};
use crate::guidance::access::{self, Case, Draft};
use crate::guidance::{AnswerState, Verdict, form, policy, queries};
use crate::ids::{GuidanceId, MemberId, OrganisationId, ThreadId};
use crate::tx::Tx;

/// Said when somebody else wrote in the draft meanwhile.
pub(crate) const CHANGED: &str = "conflict-guidance";

/// A draft, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraft {
    /// The thread it answers.
    pub thread: ThreadId,
    /// The version the form started from; 0 when there was none.
    pub version: i32,
    /// The question in one line.
    pub title: String,
    /// What it comes to.
    pub verdict: Option<Verdict>,
    /// The answer in one or two sentences.
    pub short: String,
    /// The answer, markdown.
    pub body: String,
    /// The language form it is written in: `nb` or `nn`.
    pub language: String,
    /// The ministry's own case number.
    pub case_number: String,
    /// The provisions it is about, one a line.
    pub provisions: String,
    /// The first day it applies.
    pub valid_from: Option<NaiveDate>,
    /// The last day it applies.
    pub valid_to: Option<NaiveDate>,
    /// The answer it replaces.
    pub supersedes: Option<GuidanceId>,
    /// Whether it goes to a second person now; then it is whole.
    pub submit: bool,
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = answers, check_for_backend(diesel::pg::Pg), treat_none_as_null = true)]
struct Wording<'n> {
    state: AnswerState,
    verdict: Option<Verdict>,
    title: &'n str,
    short: &'n str,
    body: &'n str,
    language: &'n str,
    case_number: &'n str,
    provisions: &'n str,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    supersedes_id: Option<GuidanceId>,
    writers: Vec<Option<i64>>,
    drafter_id: MemberId,
    drafter_name: &'n str,
    organisation_id: OrganisationId,
    organisation_name: &'n str,
    version: i32,
    updated_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
}

/// Saves the draft, and with `submit` hands it to a second person. A draft that was submitted is a draft again when
/// somebody writes in it.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, `Denied`; `Conflict` when somebody else wrote meanwhile, `Invalid` for an answer it cannot
/// replace.
pub fn save(tx: &mut Tx<'_>, new: &NewDraft) -> Result<GuidanceId, Error> {
    let case = access::locked(tx, new.thread)?;
    let old = access::draft(tx, &case)?;
    policy::can_write(&tx.viewer, old.as_ref().map(|draft| draft.organisation_id))?;
    if old.as_ref().map_or(0, |draft| draft.version) != new.version {
        return Err(Error::Conflict(CHANGED));
    }
    replaceable(tx, &case, new.supersedes)?;
    let me = tx.viewer.signed_in()?.clone();
    let hat = policy::speaks(&tx.viewer)?.clone();
    let wording = Wording {
        state: if new.submit { AnswerState::Submitted } else { AnswerState::Draft },
        verdict: new.verdict,
        title: &new.title,
        short: &new.short,
        body: &new.body,
        language: &new.language,
        case_number: &new.case_number,
        provisions: &new.provisions,
        valid_from: new.valid_from,
        valid_to: new.valid_to,
        supersedes_id: new.supersedes,
        writers: writers(old.as_ref(), me.id),
        drafter_id: me.id,
        drafter_name: &me.name,
        organisation_id: hat.organisation_id,
        organisation_name: &hat.organisation,
        version: new.version.saturating_add(1),
        updated_at: tx.now,
        submitted_at: new.submit.then_some(tx.now),
    };
    let id = store(tx, new.thread, old.map(|draft| draft.id), wording)?;
    let act = if new.submit { Act::GuidanceSubmit } else { Act::GuidanceDraft };
    tx.audit(act, ("guidance", id.0), serde_json::json!({ "thread": new.thread, "version": new.version + 1 }))?;
    Ok(id)
}

fn store(
    tx: &mut Tx<'_>,
    thread: ThreadId,
    old: Option<GuidanceId>,
    wording: Wording<'_>,
) -> Result<GuidanceId, Error> {
    if let Some(id) = old {
        diesel::update(answers::table.find(id)).set(wording).execute(tx.conn)?;
        return Ok(id);
    }
    let new = (answers::thread_id.eq(thread), answers::created_at.eq(tx.now), wording);
    Ok(diesel::insert_into(answers::table).values(new).returning(answers::id).get_result(tx.conn)?)
}

/// Everybody who has written in it, with the one who writes now.
fn writers(old: Option<&Draft>, me: MemberId) -> Vec<Option<i64>> {
    let mut all = old.map(Draft::writers).unwrap_or_default();
    if !all.contains(&me) {
        all.push(me);
    }
    all.into_iter().map(|id| Some(id.0)).collect()
}

/// What it replaces is one of the answers that are offered.
fn replaceable(tx: &mut Tx<'_>, case: &Case, supersedes: Option<GuidanceId>) -> Result<(), Error> {
    let Some(id) = supersedes else { return Ok(()) };
    let audience = queries::case::replaceable(tx, id)?;
    match audience {
        Some(audience) if form::may_replace(case.head(), &audience) => Ok(()),
        _ => Err(Error::Invalid(FieldErrors::one("supersedes", "guidance-not-replaceable"))),
    }
}
