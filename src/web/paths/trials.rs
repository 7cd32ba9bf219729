//! The addresses of trials: their records, results, how employees were involved, and comparisons of them.

use url::form_urlencoded::Serializer;

use super::{COMPARE, INDICATORS, TRIALS};
use crate::ids::{IndicatorId, InvolvementId, LessonId, MeasurementId};

/// A trial's page.
pub fn trial(slug: &str) -> String {
    format!("{TRIALS}/{slug}")
}

/// Editing a section of a trial's record.
pub fn trial_edit(slug: &str, section: &str) -> String {
    format!("{TRIALS}/{slug}/rediger/{section}")
}

/// Something about a trial: `endringer`, `publiser`, `bekreft`, `vi-ogsa`.
pub fn trial_act(slug: &str, act: &str) -> String {
    format!("{TRIALS}/{slug}/{act}")
}

/// A participant's part in a trial.
pub fn trial_part(slug: &str, organisation: &str) -> String {
    format!("{TRIALS}/{slug}/deltaker/{organisation}")
}

/// Something about a participant's part: `status`, `angre`, `vedtak`, `unntak`.
pub fn trial_part_act(slug: &str, organisation: &str, act: &str) -> String {
    format!("{}/{act}", trial_part(slug, organisation))
}

/// What a trial has measured and learnt.
pub fn results(trial: &str) -> String {
    format!("{TRIALS}/{trial}/resultater")
}

/// Something added to a trial's results: `ny-indikator`, `ny-laerdom`, or all of it as a spreadsheet: `last-ned`.
pub fn results_act(trial: &str, act: &str) -> String {
    format!("{TRIALS}/{trial}/resultater/{act}")
}

/// An indicator on its trial's results page.
pub fn indicator(trial: &str, id: IndicatorId) -> String {
    format!("{}#indikator-{id}", results(trial))
}

/// Something done to an indicator: `rediger`, `ny-maling`, `versjoner`.
pub fn indicator_act(id: IndicatorId, act: &str) -> String {
    format!("/indikator/{id}/{act}")
}

/// Changing a value.
pub fn edit_measurement(id: MeasurementId) -> String {
    format!("/maling/{id}/rediger")
}

/// Something done to a lesson: `rediger`, `versjoner`.
pub fn lesson_act(id: LessonId, act: &str) -> String {
    format!("/laerdom/{id}/{act}")
}

/// An indicator of the catalogue, compared across trials.
pub fn compare(standard: &str) -> String {
    format!("{INDICATORS}/{standard}")
}

/// The same as a spreadsheet.
pub fn compare_file(standard: &str) -> String {
    format!("{INDICATORS}/{standard}/last-ned")
}

/// A comparison of chosen trials.
pub fn compare_trials(slugs: &[&str]) -> String {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(slugs.iter().map(|slug| ("forsok", slug)));
    format!("{COMPARE}?{}", query.finish())
}

/// A comparison of all trials in an area.
pub fn compare_area(slug: &str) -> String {
    format!("{COMPARE}?omrade={slug}")
}

/// A comparison of an organisation's trials and those of employers like it.
pub fn compare_like(slug: &str) -> String {
    format!("{COMPARE}?som={slug}")
}

/// How employees were involved in a trial.
pub fn involvement(trial: &str) -> String {
    format!("{TRIALS}/{trial}/involvering")
}

/// One event on that page.
pub fn involvement_event(trial: &str, id: InvolvementId) -> String {
    format!("{}#h{id}", involvement(trial))
}

/// Registering an event.
pub fn new_involvement(trial: &str) -> String {
    format!("{}/ny", involvement(trial))
}

/// Writing down what the application promised.
pub fn involvement_promise(trial: &str) -> String {
    format!("{}/lovet", involvement(trial))
}

/// Something done to an event: `svar`, `endre`, `trekk`.
pub fn involvement_act(id: InvolvementId, act: &str) -> String {
    format!("/involvering/{id}/{act}")
}
