//! Exemptions: of a trial, and from a provision.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};
use serde::Deserialize;

use crate::db::Lines;
use crate::error::Error;
use crate::ids::{ProvisionId, TrialId};
use crate::organisations::OrganisationRef;
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

/// An exemption that a participant asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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

/// Their order, and no more than so many.
macro_rules! lines {
    ($of:literal) => {
        concat!(
            "SELECT coalesce(json_agg(line), '[]') AS lines FROM (",
            include_str!("exemptions.sql"),
            $of,
            " ORDER BY o.name, a.name_nb, p.section, p.ledd LIMIT 500) AS line"
        )
    };
}

/// The exemptions of a trial, by participant and provision.
///
/// # Errors
/// When the database refuses.
pub fn exemptions_of(tx: &mut Tx<'_>, trial: TrialId) -> Result<Vec<Exemption>, Error> {
    let lines: Lines = crate::db::statement(lines!(" AND x.trial_id = $2"))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<BigInt, _>(trial)
        .get_result(tx.conn)?;
    lines.read()
}

/// Who is or was exempt from these provisions, and who was refused, in trials the viewer may read.
///
/// # Errors
/// When the database refuses.
pub fn exemptions_from(tx: &mut Tx<'_>, provisions: &[ProvisionId]) -> Result<Vec<Exemption>, Error> {
    if provisions.is_empty() {
        return Ok(Vec::new());
    }
    let lines: Lines = crate::db::statement(lines!(" AND x.provision_id = ANY ($2)"))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Array<BigInt>, _>(provisions)
        .get_result(tx.conn)?;
    lines.read()
}
