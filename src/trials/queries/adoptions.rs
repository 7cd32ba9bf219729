//! Who does the same as a trial or copies it, seen from both ends.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};
use serde::Deserialize;

use crate::db::Lines;
use crate::error::Error;
use crate::ids::{OrganisationId, TrialId};
use crate::organisations::OrganisationRef;
use crate::tx::Tx;

crate::text_enum! {
    /// How somebody does as a trial does.
    pub enum AdoptionKind {
        /// Does the same of its own accord.
        Same = "same",
        /// Copies it as it is.
        Copy = "copy",
        /// Copies it, adapted.
        Adapted = "adapted",
    }
}

impl AdoptionKind {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Same => "adoption-same",
            Self::Copy => "adoption-copy",
            Self::Adapted => "adoption-adapted",
        }
    }
}

/// A trial at one end of a lineage: its address and titles.
pub type TrialName = (String, String, String);

/// Somebody who does as a trial does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Adoption {
    /// The trial that is copied.
    pub source: TrialName,
    /// Which that is.
    pub source_id: TrialId,
    /// Who copies.
    pub organisation: OrganisationRef,
    /// How.
    pub kind: AdoptionKind,
    /// What was adapted, or how it is done there.
    pub how: Option<String>,
    /// The copier's own trial, where it has one the viewer may read.
    pub own: Option<TrialName>,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// What an organisation does after others' trials.
///
/// # Errors
/// When the database refuses.
pub fn adoptions_by(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<Vec<Adoption>, Error> {
    const BY: &str = concat!(
        "SELECT coalesce(json_agg(line), '[]') AS lines FROM (",
        include_str!("adoptions.sql"),
        " AND d.organisation_id = $2 ORDER BY d.recorded_at, o.name LIMIT 200) AS line"
    );
    let lines: Lines = crate::db::statement(BY)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<BigInt, _>(organisation)
        .get_result(tx.conn)?;
    lines.read()
}
