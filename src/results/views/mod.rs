//! Pages of results, and the parts they share: values with their unit, what came of it, and the section of a trial's page.

pub(super) mod compare;
pub(super) mod indicator;
pub(super) mod lesson;
pub(super) mod measurement;
pub(super) mod page;
mod plot;
mod scale;
pub(super) mod versions;

use maud::{Markup, html};

use super::figures::{Figure, Indicator};
use super::{Outcome, Unit, form};
use crate::db::Decimal;
use crate::trials::Trial;
use crate::viewer::AudienceChoice;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// How many indicators a trial's own page shows.
const MOST: usize = 6;

/// A value with its unit.
fn amount(ui: &Ui, of: &Indicator, value: Decimal) -> String {
    in_unit(ui, of.unit, of.unit_text.as_deref(), &value.show(of.decimals()))
}

fn in_unit(ui: &Ui, unit: Unit, words: Option<&str>, value: &str) -> String {
    ui.ta(unit.value_key(), &[("v", value.into()), ("unit", words.unwrap_or_default().into())]).into_owned()
}

/// A value with its unit, or that it is withheld.
fn figure(ui: &Ui, of: &Indicator, figure: Figure) -> Markup {
    html! {
        @match figure {
            Figure::Shown(value) => span.amount { (amount(ui, of, value)) },
            Figure::Withheld => span.quiet { (ui.t("value-withheld")) },
        }
    }
}

/// What came of it, with a shape of its own.
fn outcome(ui: &Ui, outcome: Outcome) -> Markup {
    html! { span.outcome data-outcome=(outcome.as_str()) { (ui.t(outcome.text_key())) } }
}

/// How far the values have gone, with the way in words.
fn change(ui: &Ui, of: &Indicator) -> Markup {
    html! {
        @match (of.change(), of.trend()) {
            (Some(change), Some(trend)) => { span.amount { (signed(change, of.decimals())) } " " span.quiet { (ui.t(trend.text_key())) } },
            _ => span.quiet { (ui.t("fact-unknown")) },
        }
    }
}

fn signed(change: Decimal, decimals: usize) -> String {
    let plus = if change.sign() == std::cmp::Ordering::Greater { "+" } else { "" };
    format!("{plus}{}", change.show(decimals))
}

/// The section of a trial's own page: what is measured, where it stands, and the way to all of it.
pub fn section(ui: &Ui, trial: &Trial, indicators: &[Indicator], lessons: i64) -> Markup {
    let all = paths::results(&trial.slug);
    html! {
        section aria-labelledby="resultater" {
            (ui::heading("resultater", &ui.t("results"), Some((&all, &ui.t("results-all")))))
            @if indicators.is_empty() && lessons == 0 {
                (ui::empty(&ui.t("results-none"), Some((&all, &ui.t("results-none-step")))))
            }
            @if !indicators.is_empty() { (summary(ui, indicators.iter().take(MOST), &all)) }
            @if lessons > 0 { p { a href={ (all) "#laerdom" } { (ui.tn("lessons-count", lessons)) } } }
        }
    }
}

fn summary<'a>(ui: &Ui, indicators: impl Iterator<Item = &'a Indicator>, all: &str) -> Markup {
    html! {
        table.ds-table data-stack {
            caption.ds-sr-only { (ui.t("results")) }
            thead {
                tr {
                    th scope="col" { (ui.t("column-indicator")) } th scope="col" { (ui.t("measurement-baseline")) }
                    th scope="col" { (ui.t("column-latest")) } th scope="col" { (ui.t("column-outcome")) }
                }
            }
            tbody {
                @for of in indicators {
                    tr {
                        th scope="row" { a href={ (all) "#indikator-" (of.id) } { (of.name(ui)) } }
                        td data-label=(ui.t("measurement-baseline")) { (at(ui, of, of.baseline())) }
                        td data-label=(ui.t("column-latest")) { (at(ui, of, of.latest())) }
                        td data-label=(ui.t("column-outcome")) { (outcome(ui, of.outcome)) }
                    }
                }
            }
        }
    }
}

fn at(ui: &Ui, of: &Indicator, value: Option<&super::figures::Measurement>) -> Markup {
    html! {
        @match value { Some(value) => (figure(ui, of, value.figure)), None => span.quiet { (ui.t("fact-unknown")) } }
    }
}

/// The rooms a result can be read in, in plain words.
fn audiences(ui: &Ui, filled: &Filled, trial: &Trial) -> Markup {
    let own = ui.viewer.hat().map(|hat| hat.organisation.clone()).unwrap_or_default();
    let words = |choice: AudienceChoice| match choice {
        AudienceChoice::Open => (ui.t("choose-open"), ui.t("choose-open-about")),
        AudienceChoice::Members => (ui.t("choose-members"), ui.t("audience-may-be-disclosed")),
        AudienceChoice::Area | AudienceChoice::MySide => (ui.t("choose-area"), ui.t("audience-may-be-disclosed")),
        AudienceChoice::MyOrganisation => {
            (ui.ta("choose-organisation", &[("name", own.as_str().into())]), ui.t("audience-may-be-disclosed"))
        }
    };
    let option = |choice: AudienceChoice| {
        let (label, about) = words(choice);
        (choice.as_str().to_owned(), label.into_owned(), Some(about.into_owned()))
    };
    let options: Vec<_> = form::rooms(&ui.viewer, trial).into_iter().map(option).collect();
    ui::radio(ui, filled, Field::new("audience", "audience-field", 20).help("audience-field-help"), &options)
}

/// The trail to a page below a trial's results.
fn trail(ui: &Ui, trial: &Trial, here: &str) -> Markup {
    ui::breadcrumbs(
        ui,
        &[
            (paths::TRIALS, &ui.t("trials")),
            (&paths::trial(&trial.slug), trial.title(ui)),
            (&paths::results(&trial.slug), &ui.t("results")),
            (&ui.path, here),
        ],
    )
}

/// The end of a form: the button, and the way back.
fn end(ui: &Ui, trial: &Trial, key: &str) -> Markup {
    html! {
        div.form-end {
            button.ds-button type="submit" { (ui.t(key)) }
            a.ds-link href=(paths::results(&trial.slug)) { (ui.t("cancel")) }
        }
    }
}

/// Under which organisation she writes.
fn writing_for(ui: &Ui) -> Markup {
    html! {
        @if let Some(hat) = ui.viewer.hat() {
            p.hat { (ui.t("writing-as")) " " b { (hat.organisation) } }
        }
    }
}

/// Who may read it, when not everybody may.
fn audience_of(ui: &Ui, keys: &[String], trial: &Trial) -> Markup {
    let name = keys.first().and_then(|key| key.strip_prefix("org:")).and_then(|id| id.parse().ok());
    let organisation = name.and_then(|id| trial.participants.iter().find(|p| p.organisation.id == id));
    let name = organisation.map_or_else(|| trial.area_name(ui), |p| p.organisation.name.as_str());
    html! { @if !keys.iter().any(|key| key == "open") { (ui::audience(ui, keys, Some(name))) } }
}
