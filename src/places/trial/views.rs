//! A trial's page: what is known, from where, and how more can come.

use maud::{Markup, html};

use super::Shown;
use crate::calendar::{Entry, date_list};
use crate::follows::{self, Target};
use crate::involvement;
use crate::results;
use crate::threads::{ThreadKind, thread_list};
use crate::trials::{self, Trial, TrialKind, participants};
use crate::web::{Ui, paths, ui};

/// The whole page.
pub(super) fn trial(ui: &Ui, shown: &Shown) -> Markup {
    let trial = &shown.trial;
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::TRIALS, &ui.t("trials")), (&ui.path, trial.title(ui))]))
            header.page-head {
                p.cluster {
                    span.ds-tag.kind { (ui.t(kind_key(trial.kind))) }
                    @if trial.demo { (ui::demo_tag(ui)) }
                }
                h1 { (trial.title(ui)) }
                p.lead { (trial.summary(ui)) }
                (trials::draft(ui, trial, &shown.written))
                div.cluster { (follows::control(ui, Target::Trial, trial.id.0, shown.follow)) }
            }
            div.columns {
                div { @for part in parts(ui, shown) { (part) } }
                aside.prints aria-label=(ui.t("trial-facts")) { (coming(ui, trial, &shown.next)) (facts(ui, trial)) (trials::completeness(ui, trial, &shown.written)) }
            }
        }
    }
}

/// The parts of the page, in order. A slice that knows something about a trial adds its line here.
fn parts(ui: &Ui, shown: &Shown) -> Vec<Markup> {
    let trial = &shown.trial;
    vec![
        trials::why(ui, trial, &shown.steps),
        trials::participant_table(ui, trial),
        trials::exemptions(ui, &shown.exemptions),
        trials::record_sections(ui, trial, &shown.written),
        measured(ui, shown),
        involved(ui, shown),
        trials::adopters(ui, trial, &shown.adoptions),
        written(ui, shown),
        tell(ui, trial),
    ]
}

fn measured(ui: &Ui, shown: &Shown) -> Markup {
    let trial = &shown.trial;
    html! { @if trial.kind == TrialKind::Trial { (results::section(ui, trial, &shown.indicators, shown.lessons)) } }
}

fn involved(ui: &Ui, shown: &Shown) -> Markup {
    let trial = &shown.trial;
    html! { @if trial.kind == TrialKind::Trial { (involvement::trial_part(ui, trial, shown.involved)) } }
}

fn kind_key(kind: TrialKind) -> &'static str {
    match kind {
        TrialKind::Trial => "trials-one",
        TrialKind::NonTrial => "trials-non-trial",
    }
}

fn written(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        section aria-labelledby="trader" {
            (ui::heading("trader", &ui.t("trial-threads"), None))
            @if shown.threads.is_empty() {
                (ui::empty(&ui.t("trial-threads-none"), Some((&write(&shown.trial, ThreadKind::Question), &ui.t("trial-threads-none-step")))))
            } @else { (thread_list(ui, &shown.threads, false)) }
        }
    }
}

/// A form for a thread in the trial's area.
fn write(trial: &Trial, kind: ThreadKind) -> String {
    format!("{}?omrade={}&forsok={}", paths::new_thread(kind.as_str()), trial.area_slug, trial.slug)
}

/// How more can come, and who can tell.
fn tell(ui: &Ui, trial: &Trial) -> Markup {
    let takes_part = ui.viewer.me.as_ref().is_some_and(|me| me.hats.iter().any(|hat| trial.has(hat.organisation_id)));
    html! {
        @if trial.kind == TrialKind::Trial && !trial.draft {
            section aria-labelledby="mer" {
                (ui::heading("mer", &ui.t("trial-tell"), None))
                div.stack {
                    p { (ui.t(if takes_part { "trial-more-yours" } else { "trial-more-text" })) }
                    p.cluster {
                        a.ds-button data-variant="secondary" href=(write(trial, ThreadKind::Experience)) { (ui.t("trial-more-experience")) }
                        a.ds-button data-variant="secondary" href=(write(trial, ThreadKind::Result)) { (ui.t("trial-more-result")) }
                        a.ds-button data-variant="secondary" href=(write(trial, ThreadKind::Involvement)) { (ui.t("trial-more-involvement")) }
                    }
                }
            }
        }
    }
}

/// What comes next in the trial; its participants can add to it.
fn coming(ui: &Ui, trial: &Trial, next: &[Entry]) -> Markup {
    let takes_part = ui.viewer.hat().is_some_and(|hat| trial.has(hat.organisation_id));
    let add = format!("{}?gjelder=trial:{}", paths::NEW_EVENT, trial.slug);
    html! {
        @if !next.is_empty() || takes_part {
            section aria-labelledby="frister" {
                (ui::heading("frister", &ui.t("calendar-next"), Some((paths::CALENDAR, &ui.t("notices-all")))))
                @if next.is_empty() { p.small.quiet { (ui.t("notices-none")) } } @else { (date_list(ui, next)) }
                @if takes_part { p.small { a.ds-link href=(add) { (ui.t("event-new")) } } }
            }
        }
    }
}

fn facts(ui: &Ui, trial: &Trial) -> Markup {
    html! {
        section {
            (ui::heading("fakta", &ui.t("trial-facts"), None))
            dl.facts {
                dt { (ui.t("trial-status")) } dd { (ui.t(trial.status.text_key())) }
                dt { (ui.t("trial-participants")) } dd { (participants(ui, &trial.participants)) }
                dt { (ui.t("trial-area")) } dd { a href=(paths::area(&trial.area_slug)) { (trial.area_name(ui)) } }
                @if let Some(year) = trial.year { dt { (ui.t("trial-year")) } dd { (year) } }
                @if let Some(number) = trial.number { dt { (ui.t("trial-number")) } dd { (number) } }
                dt { (ui.t("trial-source")) }
                dd {
                    @match (&trial.source_name, &trial.source_url) {
                        (Some(name), Some(url)) => a href=(url) { (name) },
                        (Some(name), None) => (name),
                        (None, _) => (ui.t("trial-source-participants")),
                    }
                }
            }
        }
    }
}
