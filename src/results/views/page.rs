//! A trial's results: each indicator with its plot and its table, then what was learnt, then the threads that tell of it.

use maud::{Markup, html};

use super::{amount, audience_of, change, figure, outcome, plot};
use crate::results::figures::{Indicator, Measurement};
use crate::results::queries::lessons::Lesson;
use crate::results::{LessonKind, policy};
use crate::text::markdown::trusted;
use crate::threads::{ThreadKind, ThreadRow, thread_list};
use crate::trials::Trial;
use crate::web::{Ui, paths, ui};

/// What the page shows.
pub(in crate::results) struct Page {
    pub(in crate::results) trial: Trial,
    pub(in crate::results) indicators: Vec<Indicator>,
    pub(in crate::results) lessons: Vec<Lesson>,
    pub(in crate::results) threads: Vec<ThreadRow>,
}

/// The whole page.
pub(in crate::results) fn results(ui: &Ui, page: &Page) -> Markup {
    let trial = &page.trial;
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::TRIALS, &ui.t("trials")), (&paths::trial(&trial.slug), trial.title(ui)), (&ui.path, &ui.t("results"))]))
            (head(ui, page))
            @if page.indicators.is_empty() { (none(ui, trial)) }
            @for of_perspective in page.indicators.chunk_by(|a, b| a.perspective == b.perspective) {
                @if let Some(first) = of_perspective.first() {
                    section.results aria-labelledby=(first.perspective.as_str()) {
                        (ui::heading(first.perspective.as_str(), &ui.t(first.perspective.text_key()), None))
                        @for of in of_perspective { (indicator(ui, page, of)) }
                    }
                }
            }
            (lessons(ui, page))
            (threads(ui, page))
        }
    }
}

fn head(ui: &Ui, page: &Page) -> Markup {
    let trial = &page.trial;
    let writes = policy::writes(&ui.viewer, trial);
    html! {
        header.page-head {
            h1 { (ui.ta("results-of", &[("trial", trial.title(ui).into())])) }
            p.lead { (ui.t(if writes { "results-lead-yours" } else { "results-lead" })) }
            p.cluster {
                @if writes {
                    a.ds-button href=(paths::results_act(&trial.slug, "ny-indikator")) { (ui.t("indicator-new")) }
                    a.ds-button data-variant="secondary" href=(paths::results_act(&trial.slug, "ny-laerdom")) { (ui.t("lesson-new")) }
                }
                @if !page.indicators.is_empty() {
                    a.ds-link href=(paths::results_act(&trial.slug, "last-ned")) { (ui.t("results-download")) }
                }
                a.ds-link href=(paths::INDICATORS) { (ui.t("catalogue-title")) }
            }
        }
    }
}

fn none(ui: &Ui, trial: &Trial) -> Markup {
    let add = paths::results_act(&trial.slug, "ny-indikator");
    let step = policy::writes(&ui.viewer, trial).then(|| ui.t("indicator-new"));
    html! { (ui::empty(&ui.t("indicators-none"), step.as_deref().map(|label| (add.as_str(), label)))) }
}

fn indicator(ui: &Ui, page: &Page, of: &Indicator) -> Markup {
    html! {
        article.indicator aria-labelledby={ "indikator-" (of.id) } {
            h3 id={ "indikator-" (of.id) } { (of.name(ui)) }
            p.byline {
                (outcome(ui, of.outcome)) " · " (ui.t(of.direction.text_key()))
                @if let Some(aim) = of.aim { " · " (ui.t(aim.text_key())) }
                @if let Some((_, slug, name)) = &of.organisation { " · " a href=(paths::organisation(slug)) { (name) } }
            }
            div.figures {
                (plot::over_time(ui, of))
                div { (table(ui, page, of)) }
            }
            @if of.withholds() { p.small.quiet { (ui.t("withheld-why")) } }
            (told(ui, page, of))
            (audience_of(ui, &of.audience, &page.trial))
            (actions(ui, page, of))
        }
    }
}

fn table(ui: &Ui, page: &Page, of: &Indicator) -> Markup {
    let compares = of.measurements.iter().any(|m| m.comparison.is_some());
    let changes = changes(ui, page, of);
    html! {
        @if of.measurements.is_empty() {
            p.quiet { (ui.t("measurements-none")) }
        } @else {
            table.ds-table data-stack {
                caption.ds-sr-only { (of.name(ui)) }
                thead {
                    tr {
                        th scope="col" { (ui.t("measurement-on")) } th scope="col" { (ui.t("measurement-value")) } th scope="col" { (ui.t("measurement-n")) }
                        @if compares { th scope="col" { (ui.t("plot-compared")) } }
                        th scope="col" { (ui.t("measurement-method")) }
                    }
                }
                tbody { @for m in &of.measurements { (line(ui, of, m, compares, changes)) } }
            }
            @if of.latest().is_some() { p.small { (ui.t("change-since")) " " (change(ui, of)) } }
        }
    }
}

fn line(ui: &Ui, of: &Indicator, m: &Measurement, compares: bool, changes: bool) -> Markup {
    html! {
        tr {
            th scope="row" { (ui.lang.short_date(m.on)) span.quiet.small { " " (ui.t(m.kind.text_key())) } }
            td data-label=(ui.t("measurement-value")) {
                (figure(ui, of, m.figure))
                @if m.version > 1 { " " a.small href=(paths::indicator_act(of.id, "versjoner")) { (ui.t("result-changed")) } }
            }
            td data-label=(ui.t("measurement-n")) { @match m.n { Some(n) => (ui.number(n.into())), None => span.quiet { (ui.t("fact-unknown")) } } }
            @if compares {
                td data-label=(ui.t("plot-compared")) {
                    @if let Some((compared, n)) = m.comparison {
                        (figure(ui, of, compared)) @if let Some(n) = n { span.quiet.small { " (" (ui.number(n.into())) ")" } }
                    }
                }
            }
            td data-label=(ui.t("measurement-method")) {
                span.small { (m.method) }
                @if changes { " " a.small href=(paths::edit_measurement(m.id)) { (ui.t("edit")) span.ds-sr-only { " " (ui.lang.date(m.on)) } } }
            }
        }
    }
}

/// What is told about it.
fn told(ui: &Ui, page: &Page, of: &Indicator) -> Markup {
    let thread = of.thread.and_then(|id| page.threads.iter().find(|thread| thread.id == id));
    let about = of.standard.map(|standard| ui.t(standard.about_key()));
    html! {
        dl.facts.told {
            @if let Some(about) = about { dt { (ui.t("indicator-about")) } dd { (about) } }
            @if !of.definition.is_empty() { dt { (ui.t("indicator-definition")) } dd.lines { (of.definition) } }
            dt { (ui.t("indicator-source")) } dd { (of.source) }
            dt { (ui.t("indicator-target")) }
            dd {
                @match of.target { Some(target) => (amount(ui, of, target)), None => (ui.t("indicator-target-none")) }
                @if let Some(day) = of.target_on { ", " (ui.lang.date(day)) }
            }
            dt { (ui.t("column-evidence")) } dd { (ui.t(of.evidence.text_key())) }
            dt { (ui.t("indicator-comparison-group")) }
            dd.lines { @if of.comparison_group.is_empty() { (ui.t("comparison-none")) } @else { (of.comparison_group) } }
            @if !of.unintended.is_empty() { dt { (ui.t("indicator-unintended")) } dd.lines { (of.unintended) } }
            @if let Some(thread) = thread { dt { (ui.t("indicator-thread")) } dd { a href=(paths::thread(thread.id, &thread.title)) { (thread.title) } } }
        }
    }
}

fn changes(ui: &Ui, page: &Page, of: &Indicator) -> bool {
    policy::changes(&ui.viewer, &page.trial, of.organisation.as_ref().map(|(id, ..)| *id))
}

fn actions(ui: &Ui, page: &Page, of: &Indicator) -> Markup {
    html! {
        p.post-actions {
            @if changes(ui, page, of) {
                a href=(paths::indicator_act(of.id, "ny-maling")) { (ui.t("measurement-new")) span.ds-sr-only { " " (of.name(ui)) } }
                a href=(paths::indicator_act(of.id, "rediger")) { (ui.t("indicator-edit")) span.ds-sr-only { " " (of.name(ui)) } }
            }
            @if let Some(standard) = of.standard { a href=(paths::compare(standard.slug())) { (ui.t("compare-link")) span.ds-sr-only { " " (of.name(ui)) } } }
            @if of.version > 1 || of.measurements.iter().any(|m| m.version > 1) {
                a href=(paths::indicator_act(of.id, "versjoner")) { (ui.t("earlier-versions")) span.ds-sr-only { " " (of.name(ui)) } }
            }
            span.quiet { (of.written_for) ", " (ui.time(of.changed_at)) }
        }
    }
}

fn lessons(ui: &Ui, page: &Page) -> Markup {
    let add = paths::results_act(&page.trial.slug, "ny-laerdom");
    let step = policy::writes(&ui.viewer, &page.trial).then(|| ui.t("lesson-new"));
    html! {
        section.results aria-labelledby="laerdom" {
            (ui::heading("laerdom", &ui.t("lessons"), None))
            @if page.lessons.is_empty() {
                (ui::empty(&ui.t("lessons-none"), step.as_deref().map(|label| (add.as_str(), label))))
            }
            @for kind in LessonKind::ALL {
                @let of_kind: Vec<&Lesson> = page.lessons.iter().filter(|lesson| lesson.kind == *kind).collect();
                @if !of_kind.is_empty() {
                    h3 { (ui.t(kind.text_key())) }
                    ul.lessons { @for lesson in of_kind { (one_lesson(ui, page, lesson)) } }
                }
            }
        }
    }
}

fn one_lesson(ui: &Ui, page: &Page, lesson: &Lesson) -> Markup {
    html! {
        li {
            div.prose { (trusted(&lesson.body_html)) }
            (audience_of(ui, &lesson.audience, &page.trial))
            p.post-actions {
                span.quiet { (lesson.written_for) ", " (ui.time(lesson.changed_at)) }
                @if policy::changes(&ui.viewer, &page.trial, Some(lesson.organisation_id)) {
                    a href=(paths::lesson_act(lesson.id, "rediger")) { (ui.t("lesson-edit")) }
                }
                @if lesson.version > 1 { a href=(paths::lesson_act(lesson.id, "versjoner")) { (ui.t("earlier-versions")) } }
            }
        }
    }
}

fn threads(ui: &Ui, page: &Page) -> Markup {
    let kind = ThreadKind::Result.as_str();
    let tell = format!("{}?omrade={}&forsok={}", paths::new_thread(kind), page.trial.area_slug, page.trial.slug);
    html! {
        section.results aria-labelledby="fortalt" {
            (ui::heading("fortalt", &ui.t("results-told"), None))
            @if page.threads.is_empty() {
                (ui::empty(&ui.t("list-results-none"), Some((&tell, &ui.t("trial-more-result")))))
            } @else {
                (thread_list(ui, &page.threads, false))
                p { a.ds-link href=(tell) { (ui.t("trial-more-result")) } }
            }
        }
    }
}
