//! The record: each field's present wording, and every wording there was; and all that is known of a trial, in one
//! statement.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};
use serde::Deserialize;

use crate::db::Lines;
use crate::db::schema::{trial_field_versions, trial_fields};
use crate::error::Error;
use crate::ids::{ProvisionId, TrialId};
use crate::trials::{Adoption, Exemption, Field, Section, Step};
use crate::tx::Tx;

/// A field's present wording.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Deserialize)]
#[diesel(table_name = trial_fields, check_for_backend(diesel::pg::Pg))]
pub struct Written {
    /// Which.
    pub field: Field,
    /// The language form it is written in.
    pub language: String,
    /// Markdown as typed; empty when it was taken out again.
    pub source: String,
    /// Rendered when written.
    pub html: String,
    /// Raised by every edit.
    pub version: i32,
    /// For which organisation, as it was named then.
    pub written_for: String,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// The record of a trial; rights were checked by whoever has the trial.
///
/// # Errors
/// When the database refuses.
pub fn written(tx: &mut Tx<'_>, trial: TrialId) -> Result<Vec<Written>, Error> {
    let fields = trial_fields::table.filter(trial_fields::trial_id.eq(trial)).order(trial_fields::field);
    Ok(fields.select(Written::as_select()).load(tx.conn)?)
}

/// What is known of a trial beside who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Record {
    /// The record, field by field.
    pub written: Vec<Written>,
    /// Steps of all participants, newest first.
    pub steps: Vec<Step>,
    /// Exemptions, by participant and provision.
    pub exemptions: Vec<Exemption>,
    /// The provisions those are from, with those that cover them and those they cover.
    pub provisions: Vec<ProvisionId>,
    /// Those who copy it, and what it copies itself.
    pub adoptions: Vec<Adoption>,
}

/// Reads it; rights to the trial were checked by whoever has it.
///
/// # Errors
/// When the database refuses.
pub fn record(tx: &mut Tx<'_>, trial: TrialId) -> Result<Record, Error> {
    const RECORD: &str = concat!(
        include_str!("record.sql"),
        ", 'exemptions', (SELECT coalesce(json_agg(line), '[]') FROM (",
        include_str!("exemptions.sql"),
        " AND x.trial_id = $2 ORDER BY o.name, a.name_nb, p.section, p.ledd LIMIT 500) AS line)",
        ", 'adoptions', (SELECT coalesce(json_agg(line), '[]') FROM (",
        include_str!("adoptions.sql"),
        " AND (d.trial_id = $2 OR d.own_trial_id = $2) ORDER BY d.recorded_at, o.name LIMIT 200) AS line)) AS lines"
    );
    let lines: Lines = crate::db::statement(RECORD)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<BigInt, _>(trial)
        .get_result(tx.conn)?;
    lines.read()
}

/// The version of a section: raised by every edit of any of its fields.
pub fn section_version(section: Section, written: &[Written]) -> i32 {
    written.iter().filter(|text| section.fields().contains(&text.field)).map(|text| text.version).sum()
}

/// A wording, present or earlier.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = trial_field_versions, check_for_backend(diesel::pg::Pg))]
pub struct Wording {
    /// Of which field.
    pub field: Field,
    /// Which of its versions.
    pub version: i32,
    /// Markdown as it was.
    pub source: String,
    /// Who wrote it; empty for what the register began with.
    pub written_name: String,
    /// For which organisation, as it was named then.
    pub written_for: String,
    /// When.
    pub written_at: DateTime<Utc>,
}

/// Every wording of every field, newest first; at most a thousand.
///
/// # Errors
/// When the database refuses.
pub fn wordings(tx: &mut Tx<'_>, trial: TrialId) -> Result<Vec<Wording>, Error> {
    let all = trial_field_versions::table.filter(trial_field_versions::trial_id.eq(trial));
    let newest =
        (trial_field_versions::written_at.desc(), trial_field_versions::field, trial_field_versions::version.desc());
    Ok(all.order(newest).limit(1000).select(Wording::as_select()).load(tx.conn)?)
}
