//! Exemptions: of a trial, and from a provision.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::schema::{acts, organisations, provisions, trial_exemptions, trials};
use crate::error::Error;
use crate::ids::{ActId, OrganisationId, ProvisionId, TrialId};
use crate::organisations::{OrganisationKind, OrganisationRef};
use crate::provisions::ProvisionRef;
use crate::tx::Tx;

crate::text_enum! {
    /// What came of asking for an exemption.
    pub enum ExemptionState {
        /// Asked for, not decided.
        Asked = "asked",
        /// Granted.
        Granted = "granted",
        /// Granted, but not all of it.
        GrantedInPart = "granted_in_part",
        /// Refused, with a reason.
        Refused = "refused",
        /// Found not to be needed, with a reason.
        NotNeeded = "not_needed",
    }
}

impl ExemptionState {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Asked => "exemption-asked",
            Self::Granted => "exemption-granted",
            Self::GrantedInPart => "exemption-granted-in-part",
            Self::Refused => "exemption-refused",
            Self::NotNeeded => "exemption-not-needed",
        }
    }

    /// Whether the reason has to be told.
    pub fn asks_why(self) -> bool {
        matches!(self, Self::Refused | Self::NotNeeded)
    }

    /// Whether the participant is exempt.
    pub fn holds(self) -> bool {
        matches!(self, Self::Granted | Self::GrantedInPart)
    }
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = trial_exemptions, check_for_backend(diesel::pg::Pg))]
struct Row {
    id: i64,
    trial_id: TrialId,
    provision_id: ProvisionId,
    state: ExemptionState,
    rule_before: Option<String>,
    rule_after: Option<String>,
    reason: Option<String>,
    decided_on: Option<NaiveDate>,
    reference: Option<String>,
    expires_on: Option<NaiveDate>,
    version: i32,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = organisations, check_for_backend(diesel::pg::Pg))]
struct Who {
    id: OrganisationId,
    slug: String,
    kind: OrganisationKind,
    name: String,
    demo: bool,
}

type Rule = (ActId, String, i16, Option<String>, Option<String>, Option<NaiveDate>);
type Act = (String, String, String, Option<NaiveDate>);
type Joined = (Row, Who, Rule, Act, (String, String, String));

/// An exemption that a participant asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// Its key.
    pub id: i64,
    /// The trial.
    pub trial: TrialId,
    /// The trial's address and titles.
    pub trial_slug: String,
    /// In bokmål.
    pub title_nb: String,
    /// In nynorsk.
    pub title_nn: String,
    /// The participant.
    pub organisation: OrganisationRef,
    /// The provision.
    pub provision: ProvisionRef,
    /// What came of it.
    pub state: ExemptionState,
    /// What the rule asks for.
    pub before: Option<String>,
    /// What is done instead.
    pub after: Option<String>,
    /// Why it was refused, or is not needed.
    pub reason: Option<String>,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
    /// The decision's reference.
    pub reference: Option<String>,
    /// The last day it is valid.
    pub expires_on: Option<NaiveDate>,
    /// Raised by every edit.
    pub version: i32,
}

impl Exemption {
    /// Whether it has run out on that day.
    pub fn expired(&self, today: NaiveDate) -> bool {
        self.expires_on.is_some_and(|last| last < today)
    }
}

fn exemption((row, who, rule, act, trial): Joined) -> Exemption {
    let Who { id, slug, kind, name, demo } = who;
    let (act_id, section, ledd, about_nb, about_nn, valid_to) = rule;
    let (act_slug, name_nb, name_nn, act_to) = act;
    Exemption {
        id: row.id,
        trial: row.trial_id,
        trial_slug: trial.0,
        title_nb: trial.1,
        title_nn: trial.2,
        organisation: OrganisationRef { id, slug, kind, name, demo },
        provision: ProvisionRef {
            id: row.provision_id,
            act: act_id,
            act_slug,
            name_nb,
            name_nn,
            section,
            ledd,
            about_nb,
            about_nn,
            ended: valid_to.or(act_to),
        },
        state: row.state,
        before: row.rule_before,
        after: row.rule_after,
        reason: row.reason,
        decided_on: row.decided_on,
        reference: row.reference,
        expires_on: row.expires_on,
        version: row.version,
    }
}

/// Which exemptions.
enum Of<'a> {
    Trial(TrialId),
    Provisions(&'a [ProvisionId]),
}

fn load(tx: &mut Tx<'_>, of: &Of<'_>) -> Result<Vec<Exemption>, Error> {
    let mut query = trial_exemptions::table
        .inner_join(organisations::table.on(organisations::id.eq(trial_exemptions::organisation_id)))
        .inner_join(provisions::table.inner_join(acts::table))
        .inner_join(trials::table.on(trials::id.eq(trial_exemptions::trial_id)))
        .filter(trials::audience.overlaps_with(tx.viewer.keys()))
        .order((organisations::name, acts::name_nb, provisions::section, provisions::ledd))
        .limit(500)
        .select((
            Row::as_select(),
            Who::as_select(),
            (
                provisions::act_id,
                provisions::section,
                provisions::ledd,
                provisions::about_nb,
                provisions::about_nn,
                provisions::valid_to,
            ),
            (acts::slug, acts::name_nb, acts::name_nn, acts::in_force_to),
            (trials::slug, trials::title_nb, trials::title_nn),
        ))
        .into_boxed();
    query = match of {
        Of::Trial(trial) => query.filter(trial_exemptions::trial_id.eq(*trial)),
        Of::Provisions(ids) => query.filter(trial_exemptions::provision_id.eq_any(*ids)),
    };
    let rows: Vec<Joined> = query.load(tx.conn)?;
    Ok(rows.into_iter().map(exemption).collect())
}

/// The exemptions of a trial, by participant and provision.
///
/// # Errors
/// When the database refuses.
pub fn exemptions_of(tx: &mut Tx<'_>, trial: TrialId) -> Result<Vec<Exemption>, Error> {
    load(tx, &Of::Trial(trial))
}

/// Who is or was exempt from these provisions, and who was refused, in trials the viewer may read.
///
/// # Errors
/// When the database refuses.
pub fn exemptions_from(tx: &mut Tx<'_>, provisions: &[ProvisionId]) -> Result<Vec<Exemption>, Error> {
    if provisions.is_empty() {
        return Ok(Vec::new());
    }
    load(tx, &Of::Provisions(provisions))
}
