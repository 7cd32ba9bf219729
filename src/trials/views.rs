//! The register of trials, and parts that other pages show of it.

use maud::{Markup, html};

use super::{Participant, Trial, TrialKind};
use crate::organisations::organisation_link;
use crate::web::{Ui, paths, ui};

/// Who takes part, as links in a row.
pub fn participants(ui: &Ui, participants: &[Participant]) -> Markup {
    html! {
        @for (i, who) in participants.iter().enumerate() {
            @if i > 0 { @if i + 1 == participants.len() { " " (ui.t("list-and")) " " } @else { ", " } }
            (organisation_link(ui, &who.organisation))
        }
    }
}

/// Who takes part, as plain text.
fn names(ui: &Ui, participants: &[Participant]) -> String {
    let names: Vec<&str> = participants.iter().map(|p| p.organisation.name.as_str()).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), ui.t("list-and")),
        _ => names.concat(),
    }
}

/// Trials as a list of links: title, and who takes part.
pub fn trial_list(ui: &Ui, trials: &[Trial], wide: bool) -> Markup {
    html! {
        ul.link-list data-wide[wide] {
            @for trial in trials {
                li { a href=(paths::trial(&trial.slug)) { span { (trial.title(ui)) span.quiet { (names(ui, &trial.participants)) } } } }
            }
        }
    }
}

/// The register: by area, trials before non-trials.
pub(super) fn register(ui: &Ui, trials: &[Trial]) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&ui.path, &ui.t("trials"))]))
            header.page-head { h1 { (ui.t("trials")) } p.lead { (ui.t("trials-lead")) } p { a.ds-link href=(paths::INDICATORS) { (ui.t("trials-compare")) } } }
            @if trials.is_empty() { (ui::empty(&ui.t("trials-none"), Some((paths::AREAS, &ui.t("trials-none-step"))))) }
            @for of_area in trials.chunk_by(|a, b| a.area == b.area) {
                @if let Some(first) = of_area.first() {
                    section aria-labelledby=(first.area_slug) {
                        (ui::heading(&first.area_slug, first.area_name(ui), Some((&paths::area(&first.area_slug), &ui.t("trials-to-area")))))
                        (table(ui, of_area))
                    }
                }
            }
            p.small.quiet { (ui.t("trials-source")) }
        }
    }
}

fn table(ui: &Ui, trials: &[Trial]) -> Markup {
    html! {
        table.ds-table data-stack {
            caption.ds-sr-only { (ui.t("trials")) }
            thead {
                tr { th scope="col" { (ui.t("trials-one")) } th scope="col" { (ui.t("trial-participants")) } th scope="col" { (ui.t("trial-status")) } }
            }
            tbody {
                @for trial in trials {
                    tr {
                        th scope="row" {
                            a href=(paths::trial(&trial.slug)) { (trial.title(ui)) }
                            @if trial.demo { " " (ui::demo_tag(ui)) }
                        }
                        td data-label=(ui.t("trial-participants")) { (participants(ui, &trial.participants)) }
                        td data-label=(ui.t("trial-status")) {
                            (ui.t(trial.status.text_key()))
                            @if trial.kind == TrialKind::NonTrial { @if let Some(year) = trial.year { " (" (year) ")" } }
                        }
                    }
                }
            }
        }
    }
}
