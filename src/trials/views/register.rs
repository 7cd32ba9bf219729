//! The register of trials, and parts that other pages show of it.

use maud::{Markup, html};

use crate::organisations::organisation_link;
use crate::trials::{Participant, Trial, TrialKind, TrialStatus, policy};
use crate::web::ui::{self, Field};
use crate::web::{Filled, FormData, Ui, paths};

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

/// Which trials the register was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// That stand there, or with some participant do.
    status: Option<TrialStatus>,
    /// In the area at this address.
    area: String,
}

impl Listing {
    /// What does not parse is left out.
    pub fn parse(query: &FormData) -> Self {
        Self { status: TrialStatus::parse(query.get("status")), area: query.get("omrade").to_owned() }
    }

    fn shows(&self, trial: &Trial) -> bool {
        let stands = |status| trial.status == status || trial.participants.iter().any(|part| part.status == status);
        self.status.is_none_or(stands) && (self.area.is_empty() || trial.area_slug == self.area)
    }
}

/// Only what there is to choose from: the statuses and areas of trials in the register.
fn filters(ui: &Ui, trials: &[Trial], listing: &Listing) -> Markup {
    let form = FormData::default()
        .with("status", listing.status.map_or("", TrialStatus::as_str))
        .with("omrade", listing.area.clone());
    let all = || std::iter::once((String::new(), ui.t("filter-all").into_owned()));
    let there = |status: &&TrialStatus| {
        let only = Listing { status: Some(**status), area: String::new() };
        trials.iter().any(|trial| only.shows(trial))
    };
    let statuses = TrialStatus::ALL.iter().filter(there);
    let statuses = statuses.map(|status| (status.as_str().to_owned(), ui.t(status.text_key()).into_owned()));
    let areas = trials.chunk_by(|a, b| a.area == b.area).filter_map(<[Trial]>::first);
    let areas = areas.map(|trial| (trial.area_slug.clone(), trial.area_name(ui).to_owned()));
    let filled = Filled::with(form);
    html! {
        form.filters method="get" action=(paths::TRIALS) {
            (ui::select(ui, &filled, Field::new("status", "trial-status", 40), &all().chain(statuses).collect::<Vec<_>>()))
            (ui::select(ui, &filled, Field::new("omrade", "list-area", 80), &all().chain(areas).collect::<Vec<_>>()))
            button.ds-button data-variant="secondary" type="submit" { (ui.t("filter-show")) }
        }
    }
}

/// The register: by area, trials before non-trials.
pub fn register(ui: &Ui, trials: &[Trial], listing: &Listing) -> Markup {
    let shown: Vec<&Trial> = trials.iter().filter(|trial| listing.shows(trial)).collect();
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&ui.path, &ui.t("trials"))]))
            header.page-head {
                h1 { (ui.t("trials")) }
                p.lead { (ui.t("trials-lead")) }
                div.cluster {
                    @if policy::runner(&ui.viewer).is_ok() {
                        a.ds-button href=(paths::NEW_TRIAL) { (ui.t("trial-new")) }
                        a.ds-button data-variant="secondary" href=(paths::NEW_NON_TRIAL) { (ui.t("trial-new-non-trial")) }
                    }
                    a.ds-link href=(paths::PROVISIONS) { (ui.t("provisions-all")) }
                    a.ds-link href=(paths::INDICATORS) { (ui.t("trials-compare")) }
                }
            }
            @if trials.is_empty() { (ui::empty(&ui.t("trials-none"), Some((paths::AREAS, &ui.t("trials-none-step"))))) }
            @else {
                (filters(ui, trials, listing))
                @if shown.is_empty() { (ui::empty(&ui.t("trials-none-such"), Some((paths::TRIALS, &ui.t("trials-all"))))) }
            }
            @for of_area in shown.chunk_by(|a, b| a.area == b.area) {
                @if let Some(first) = of_area.first() {
                    section.after-1 aria-labelledby=(first.area_slug) {
                        (ui::heading(&first.area_slug, first.area_name(ui), Some((&paths::area(&first.area_slug), &ui.t("trials-to-area")))))
                        (table(ui, of_area))
                    }
                }
            }
            p.small.quiet { (ui.t("trials-source")) }
        }
    }
}

fn table(ui: &Ui, trials: &[&Trial]) -> Markup {
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
