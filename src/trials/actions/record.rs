//! The record, field by field: every wording is kept, and what was edited by two at once is seen.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::audit::Act;
use crate::db::schema::{trial_field_versions, trial_fields, trials};
use crate::error::Error;
use crate::ids::{AreaId, TrialId};
use crate::jobs::{Job, Notice};
use crate::text::markdown;
use crate::trials::access::Editable;
use crate::trials::queries::record::{Written, section_version, written};
use crate::trials::{Field, Section, Trial};
use crate::tx::Tx;
use crate::viewer::Audience;

/// Who writes, as it is kept with what is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// Her name.
    pub name: String,
    /// The organisation she writes for.
    pub organisation: String,
}

impl Writer {
    /// Whoever edits.
    pub fn of(on: &Editable) -> Self {
        Self { name: on.writer().to_owned(), organisation: on.hat().organisation.clone() }
    }
}

/// A section as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSection {
    /// Which.
    pub section: Section,
    /// The version the edit started from.
    pub version: i32,
    /// The language form it is written in.
    pub language: String,
    /// Each field's text; empty is not known yet.
    pub texts: Vec<(Field, String)>,
    /// The area, where the section holds it.
    pub area: Option<AreaId>,
}

/// Stores a section. Gives false, and changes nothing, when somebody else edited it since `version`.
///
/// # Errors
/// When the database refuses.
pub fn write_section(tx: &mut Tx<'_>, on: &Editable, new: &NewSection) -> Result<bool, Error> {
    let trial = on.trial();
    let present = written(tx, trial.id)?;
    if section_version(new.section, &present) != new.version {
        return Ok(false);
    }
    let writer = Writer::of(on);
    for (field, source) in &new.texts {
        write_over(tx, trial, &present, (*field, source, &new.language), &writer)?;
    }
    if let Some(area) = new.area {
        diesel::update(trials::table.find(trial.id)).set(trials::area_id.eq(area)).execute(tx.conn)?;
    }
    touched(tx, trial.id)?;
    tx.audit(Act::TrialEdit, ("trial", trial.id.0), serde_json::json!({ "section": new.section.as_str() }))?;
    Ok(true)
}

/// Writes one field of a trial's record, in a language form; nothing changes when it says so already.
///
/// # Errors
/// When the database refuses.
pub fn write_text(tx: &mut Tx<'_>, trial: &Trial, text: (Field, &str, &str), writer: &Writer) -> Result<(), Error> {
    let present = written(tx, trial.id)?;
    write_over(tx, trial, &present, text, writer)
}

fn write_over(
    tx: &mut Tx<'_>,
    trial: &Trial,
    present: &[Written],
    (field, source, language): (Field, &str, &str),
    writer: &Writer,
) -> Result<(), Error> {
    let now = present.iter().find(|text| text.field == field);
    let before = now.map_or_else(|| registered(trial, field, language), |text| text.source.clone());
    if before == source {
        return Ok(());
    }
    if now.is_none() && !before.is_empty() {
        let began = Writer { name: String::new(), organisation: String::new() };
        keep(tx, trial.id, (field, 0, &before), &began, trial.created_at)?;
    }
    let version = now.map_or(1, |text| text.version + 1);
    let html = if field.is_line() { String::new() } else { markdown::render(source).html };
    diesel::insert_into(trial_fields::table)
        .values((
            trial_fields::trial_id.eq(trial.id),
            trial_fields::field.eq(field),
            trial_fields::language.eq(language),
            trial_fields::source.eq(source),
            trial_fields::html.eq(html),
            trial_fields::version.eq(version),
            trial_fields::written_name.eq(&writer.name),
            trial_fields::written_for.eq(&writer.organisation),
            trial_fields::written_at.eq(tx.now),
        ))
        .on_conflict((trial_fields::trial_id, trial_fields::field))
        .do_update()
        .set((
            trial_fields::language.eq(excluded(trial_fields::language)),
            trial_fields::source.eq(excluded(trial_fields::source)),
            trial_fields::html.eq(excluded(trial_fields::html)),
            trial_fields::version.eq(excluded(trial_fields::version)),
            trial_fields::written_name.eq(excluded(trial_fields::written_name)),
            trial_fields::written_for.eq(excluded(trial_fields::written_for)),
            trial_fields::written_at.eq(excluded(trial_fields::written_at)),
        ))
        .execute(tx.conn)?;
    let at = tx.now;
    keep(tx, trial.id, (field, version, source), writer, at)?;
    shown_in_lists(tx, trial, field, source, language)
}

/// What the register says already.
fn registered(trial: &Trial, field: Field, language: &str) -> String {
    let pick = |nb: &str, nn: &str| if language == "nn" { nn.to_owned() } else { nb.to_owned() };
    match field {
        Field::Title => pick(&trial.title_nb, &trial.title_nn),
        Field::Summary => pick(&trial.summary_nb, &trial.summary_nn),
        _ => String::new(),
    }
}

fn keep(
    tx: &mut Tx<'_>,
    trial: TrialId,
    (field, version, source): (Field, i32, &str),
    writer: &Writer,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    diesel::insert_into(trial_field_versions::table)
        .values((
            trial_field_versions::trial_id.eq(trial),
            trial_field_versions::field.eq(field),
            trial_field_versions::version.eq(version),
            trial_field_versions::source.eq(source),
            trial_field_versions::written_name.eq(&writer.name),
            trial_field_versions::written_for.eq(&writer.organisation),
            trial_field_versions::written_at.eq(at),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Title and summary stand in lists in both language forms. What is written in one form is shown in both, unless the other
/// has words of its own.
fn shown_in_lists(tx: &mut Tx<'_>, trial: &Trial, field: Field, source: &str, language: &str) -> Result<(), Error> {
    let row = trials::table.find(trial.id);
    let (nb, nn) = match field {
        Field::Title => (&trial.title_nb, &trial.title_nn),
        Field::Summary => (&trial.summary_nb, &trial.summary_nn),
        _ => return Ok(()),
    };
    let new_nb = if language == "nb" || nb == nn { source } else { nb };
    let new_nn = if language == "nn" || nb == nn { source } else { nn };
    if field == Field::Title {
        diesel::update(row).set((trials::title_nb.eq(new_nb), trials::title_nn.eq(new_nn))).execute(tx.conn)?;
    } else {
        diesel::update(row).set((trials::summary_nb.eq(new_nb), trials::summary_nn.eq(new_nn))).execute(tx.conn)?;
    }
    Ok(())
}

/// Notes that a participant has changed something, which those it concerns are told of.
pub(super) fn touched(tx: &mut Tx<'_>, trial: TrialId) -> Result<(), Error> {
    diesel::update(trials::table.find(trial)).set(trials::edited_at.eq(tx.now)).execute(tx.conn)?;
    tx.enqueue_all(&[Job::IndexTrial { trial: trial.0 }, Job::Tell { notice: Notice::Trial, item: trial.0 }])
}

/// Publishes a draft: from now on everybody reads it.
///
/// # Errors
/// When the database refuses.
pub fn publish(tx: &mut Tx<'_>, on: &Editable) -> Result<(), Error> {
    let id = on.trial().id;
    diesel::update(trials::table.find(id))
        .set((trials::draft.eq(false), trials::audience.eq(Audience::Open.keys())))
        .execute(tx.conn)?;
    touched(tx, id)?;
    tx.audit(Act::TrialPublish, ("trial", id.0), serde_json::json!({}))
}

/// Notes that the record still holds.
///
/// # Errors
/// When the database refuses.
pub fn verify(tx: &mut Tx<'_>, on: &Editable) -> Result<(), Error> {
    let today = tx.now.with_timezone(&chrono_tz::Europe::Oslo).date_naive();
    diesel::update(trials::table.find(on.trial().id))
        .set((trials::verified_on.eq(today), trials::verified_by.eq(&on.hat().organisation)))
        .execute(tx.conn)?;
    tx.audit(Act::TrialEdit, ("trial", on.trial().id.0), serde_json::json!({ "verified": true }))
}
