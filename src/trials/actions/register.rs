//! Writes trials and their participants.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::upsert::excluded;

use super::super::{Reason, TrialKind, TrialStatus};
use crate::audit::Act;
use crate::db::schema::{trial_participants, trials};
use crate::error::Error;
use crate::ids::{AreaId, OrganisationId, TrialId};
use crate::jobs::Job;
use crate::text;
use crate::tx::Tx;

/// A trial to be registered, readable by everybody.
#[derive(Debug, Clone)]
pub struct NewTrial {
    /// Its address.
    pub slug: String,
    /// Its number among the ten selected.
    pub number: Option<i32>,
    /// Its area.
    pub area: AreaId,
    /// What it is.
    pub kind: TrialKind,
    /// Where its participants stand.
    pub status: TrialStatus,
    /// Title in bokmål and nynorsk.
    pub title: (String, String),
    /// Summary in bokmål and nynorsk.
    pub summary: (String, String),
    /// Why it was declined.
    pub reasons: Vec<Reason>,
    /// The year it was selected or declined.
    pub year: Option<i32>,
    /// Where the facts were read.
    pub source_name: Option<String>,
    /// Its address.
    pub source_url: Option<String>,
    /// Who takes part.
    pub participants: Vec<OrganisationId>,
    /// Whether the first of them leads.
    pub leads: bool,
    /// The keys of its audience.
    pub audience: Vec<String>,
    /// Not published yet.
    pub draft: bool,
    /// Fictional.
    pub demo: bool,
}

/// Registers a trial.
///
/// # Errors
/// When the database refuses.
pub fn add(tx: &mut Tx<'_>, new: &NewTrial) -> Result<TrialId, Error> {
    write(tx, std::slice::from_ref(new))?
        .pop()
        .ok_or_else(|| Error::Internal(anyhow::anyhow!("the trial was not written")))
}

/// Writes trials as given: those at the same addresses are replaced. Two statements, however many.
pub(in crate::trials) fn write(tx: &mut Tx<'_>, given: &[NewTrial]) -> Result<Vec<TrialId>, Error> {
    // What a participant has edited is hers.
    let theirs: Vec<String> =
        trials::table.filter(trials::edited_at.is_not_null()).select(trials::slug).load(tx.conn)?;
    let given: Vec<&NewTrial> = given.iter().filter(|trial| !theirs.contains(&trial.slug)).collect();
    let written = write_rows(tx, &given)?;
    let ids: HashMap<&str, TrialId> = written.iter().map(|(slug, id)| (slug.as_str(), *id)).collect();
    let pairs: Vec<_> = given
        .iter()
        .filter_map(|trial| Some((ids.get(trial.slug.as_str())?, trial)))
        .flat_map(|(id, trial)| {
            trial
                .participants
                .iter()
                .enumerate()
                .map(|(n, who)| participant(*id, *who, trial.status, n == 0 && trial.leads))
        })
        .collect();
    diesel::insert_into(trial_participants::table).values(pairs).on_conflict_do_nothing().execute(tx.conn)?;
    let ids: Vec<TrialId> = written.into_iter().map(|(_, id)| id).collect();
    for id in &ids {
        tx.audit(Act::Import, ("trial", id.0), serde_json::json!({}))?;
    }
    tx.enqueue_all(&ids.iter().map(|id| Job::IndexTrial { trial: id.0 }).collect::<Vec<_>>())?;
    Ok(ids)
}

fn participant(trial: TrialId, who: OrganisationId, status: TrialStatus, lead: bool) -> ParticipantValues {
    (
        trial_participants::trial_id.eq(trial),
        trial_participants::organisation_id.eq(who),
        trial_participants::status.eq(status),
        trial_participants::lead.eq(lead),
    )
}

type ParticipantValues = (
    diesel::dsl::Eq<trial_participants::trial_id, TrialId>,
    diesel::dsl::Eq<trial_participants::organisation_id, OrganisationId>,
    diesel::dsl::Eq<trial_participants::status, TrialStatus>,
    diesel::dsl::Eq<trial_participants::lead, bool>,
);

fn write_rows(tx: &mut Tx<'_>, given: &[&NewTrial]) -> Result<Vec<(String, TrialId)>, Error> {
    let row = |trial: &NewTrial| {
        (
            trials::slug.eq(trial.slug.clone()),
            trials::number.eq(trial.number),
            trials::area_id.eq(trial.area),
            trials::kind.eq(trial.kind),
            trials::title_nb.eq(trial.title.0.clone()),
            trials::title_nn.eq(trial.title.1.clone()),
            trials::summary_nb.eq(trial.summary.0.clone()),
            trials::summary_nn.eq(trial.summary.1.clone()),
            trials::reasons.eq(serde_json::json!(trial.reasons)),
            trials::year.eq(trial.year),
            trials::source_name.eq(trial.source_name.clone()),
            trials::source_url.eq(trial.source_url.clone()),
            trials::demo.eq(trial.demo),
            trials::audience.eq(trial.audience.clone()),
            trials::draft.eq(trial.draft),
        )
    };
    let written = diesel::insert_into(trials::table)
        .values(given.iter().map(|trial| row(trial)).collect::<Vec<_>>())
        .on_conflict(trials::slug)
        .do_update()
        .set((
            trials::number.eq(excluded(trials::number)),
            trials::area_id.eq(excluded(trials::area_id)),
            trials::kind.eq(excluded(trials::kind)),
            trials::title_nb.eq(excluded(trials::title_nb)),
            trials::title_nn.eq(excluded(trials::title_nn)),
            trials::summary_nb.eq(excluded(trials::summary_nb)),
            trials::summary_nn.eq(excluded(trials::summary_nn)),
            trials::reasons.eq(excluded(trials::reasons)),
            trials::year.eq(excluded(trials::year)),
            trials::source_name.eq(excluded(trials::source_name)),
            trials::source_url.eq(excluded(trials::source_url)),
            trials::demo.eq(excluded(trials::demo)),
        ))
        .returning((trials::slug, trials::id))
        .get_results(tx.conn)?;
    Ok(written)
}

/// An address nobody has taken: the title's words, then with a number.
///
/// # Errors
/// When the database refuses.
pub(in crate::trials) fn free_slug(tx: &mut Tx<'_>, title: &str) -> Result<String, Error> {
    let wish = text::slug(title);
    let taken: Vec<String> = trials::table
        .filter(trials::slug.eq(&wish).or(trials::slug.like(format!("{wish}-%"))))
        .select(trials::slug)
        .load(tx.conn)?;
    // Addresses of pages beside the trials' own.
    let reserved = ["nytt", "ble-ikke-noe"].contains(&wish.as_str());
    if !reserved && !taken.contains(&wish) {
        return Ok(wish);
    }
    let numbered = (2..).map(|n| format!("{wish}-{n}")).find(|slug| !taken.contains(slug));
    Ok(numbered.unwrap_or(wish))
}
