//! The compare view: what each trial promised and did, and how its parties saw it, phase by phase. A table with headers
//! of its own; on a phone each phase is a card.

use maud::{Markup, html};

use super::{CHOSEN, Column, Comparison, SHOWN};
use crate::involvement::marks::{Cell, Gap};
use crate::involvement::views::marks;
use crate::involvement::{Form, Phase};
use crate::organisations::organisation_link;
use crate::text::excerpt;
use crate::trials::Trial;
use crate::viewer::{Hat, Side};
use crate::web::{Ui, paths, ui};

/// The whole page.
pub(in crate::involvement) fn page(ui: &Ui, comparison: &Comparison) -> Markup {
    let here = ui.t("compare-title");
    html! {
        div.wrap.compare-page {
            (ui::breadcrumbs(ui, &[(&ui.path, &here)]))
            header.page-head {
                h1 { (here) }
                p.lead { (ui.t("compare-lead")) }
                (chosen(ui, comparison))
            }
            @if comparison.columns.is_empty() {
                @if !comparison.asked.is_empty() { (ui::empty(&ui.t("compare-found-none"), Some((paths::COMPARE, &ui.t("compare-choose"))))) }
                (picker(ui, comparison))
            } @else {
                p.cluster.no-print {
                    a.ds-button data-variant="secondary" href=(comparison.sheet()) { (ui.t("compare-sheet")) }
                    a.ds-link href="#velg" { (ui.t("compare-choose-others")) }
                    span.small.quiet { (ui.t("compare-print")) }
                }
                (legend(ui))
                (table(ui, comparison))
                details.ds-details.after.no-print id="velg" {
                    summary { (ui.t("compare-choose-others")) }
                    (picker(ui, comparison))
                }
            }
        }
    }
}

/// What is compared, and what was left out.
fn chosen(ui: &Ui, comparison: &Comparison) -> Markup {
    let most = if comparison.like.is_some() || comparison.columns.len() > CHOSEN { SHOWN } else { CHOSEN };
    html! {
        @if let Some(like) = &comparison.like { p { (ui.ta("compare-like-about", &[("name", like.name.as_str().into())])) } }
        @if comparison.left_out > 0 {
            div.ds-alert data-color="info" { p { (ui.ta("compare-left-out", &[("most", most.into()), ("n", comparison.left_out.into())])) } }
        }
    }
}

/// What the marks mean, each shown as it is.
fn legend(ui: &Ui) -> Markup {
    html! {
        div.legend {
            p { (marks::dots(ui, 40)) " " (ui.t("legend-rating")) }
            p { (marks::gap(ui, Gap { least: 2, most: 5 }, false)) " " (ui.t("legend-gap")) }
            p { (ui.t("legend-letters")) }
        }
    }
}

fn table(ui: &Ui, comparison: &Comparison) -> Markup {
    let (seen, unseen) = comparison.phases();
    html! {
        div.compare-scroll data-fits[comparison.columns.len() <= CHOSEN] role="region" aria-labelledby="tabell" tabindex="0" {
            table.compare role="table" {
                caption id="tabell" { (ui.t("compare-caption")) }
                thead role="rowgroup" {
                    tr role="row" {
                        th scope="col" role="columnheader" { (ui.t("compare-corner")) }
                        @for column in &comparison.columns { (head(ui, column)) }
                    }
                }
                tbody role="rowgroup" {
                    (promised(ui, comparison))
                    (done(ui, comparison))
                    @for phase in &seen { (row(ui, comparison, *phase)) }
                }
            }
        }
        @if !unseen.is_empty() {
            @let names: Vec<_> = unseen.iter().map(|phase| ui.t(phase.text_key())).collect();
            p.small.quiet { (ui.ta("compare-unseen", &[("phases", names.join(", ").into())])) }
        }
    }
}

fn head(ui: &Ui, column: &Column) -> Markup {
    let trial = &column.trial;
    html! {
        th scope="col" role="columnheader" {
            a href=(paths::involvement(&trial.slug)) { (trial.title(ui)) }
            @if column.events.is_empty() { span.at { @for (n, who) in (1..).zip(&trial.participants) { span { (organisation_link(ui, &who.organisation)) @if n < trial.participants.len() { "," } } " " } } }
            (marks::key(ui, &column.letters))
        }
    }
}

fn promised(ui: &Ui, comparison: &Comparison) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (ui.t("promised")) }
            @for column in &comparison.columns {
                td role="cell" data-label=(column.trial.title(ui)) {
                    @if column.promises.is_empty() { p.quiet { (ui.t("promise-unknown")) } }
                    @if let Some(form) = column.promised() { p.form-name { (ui.t(form.text_key())) } }
                    @for promise in &column.promises { p.small { (excerpt(&promise.words, 140)) } }
                    @if !column.promises.is_empty() { p.small.no-print { a href={ (paths::involvement(&column.trial.slug)) "#lovet" } { (ui.t("compare-read-promise")) span.ds-sr-only { ": " (column.trial.title(ui)) } } } }
                }
            }
        }
    }
}

/// All phases together, beside what was promised.
fn done(ui: &Ui, comparison: &Comparison) -> Markup {
    html! {
        tr.whole role="row" {
            th scope="row" role="rowheader" { (ui.t("done")) }
            @for column in &comparison.columns {
                @let whole = column.whole();
                td role="cell" data-label=(column.trial.title(ui)) {
                    @if whole.events == 0 {
                        p.quiet { (ui.t("involvement-nothing")) }
                    } @else {
                        p.form-name { (highest(ui, &whole)) }
                        @if let (Some(promised), Some(done)) = (column.promised(), whole.highest) { p.small { (ui.t(against_key(promised, done))) } }
                        p.small.quiet { (counts(ui, &whole)) }
                        (marks::cell(ui, &column.letters, &whole))
                    }
                }
            }
        }
    }
}

/// The key of how what was done stands to what was promised.
fn against_key(promised: Form, done: Form) -> &'static str {
    match done.cmp(&promised) {
        std::cmp::Ordering::Less => "done-less",
        std::cmp::Ordering::Equal => "done-equal",
        std::cmp::Ordering::Greater => "done-more",
    }
}

fn highest(ui: &Ui, cell: &Cell) -> String {
    let key = cell.highest.map_or(if cell.hidden > 0 { "form-hidden" } else { "form-untold" }, Form::text_key);
    ui.t(key).into_owned()
}

fn counts(ui: &Ui, cell: &Cell) -> String {
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    format!("{} · {}", ui.tn("events-count", n(cell.events)), ui.tn("accounts-count", n(cell.told)))
}

fn row(ui: &Ui, comparison: &Comparison, phase: Phase) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (ui.t(phase.text_key())) }
            @for column in &comparison.columns {
                @let cell = column.phase(phase);
                td role="cell" data-label=(column.trial.title(ui)) data-none[cell.events == 0] {
                    @if cell.events == 0 {
                        span.quiet { (ui.t("phase-none")) }
                    } @else {
                        p.form-name {
                            a href={ (paths::involvement(&column.trial.slug)) "?fase=" (phase.as_str()) "#hendelser" } {
                                (highest(ui, &cell))
                                span.ds-sr-only { ": " (ui.t(phase.text_key())) ", " (column.trial.title(ui)) }
                            }
                        }
                        p.small.quiet { (ui.tn("events-count", i64::try_from(cell.events).unwrap_or(i64::MAX))) }
                        (marks::cell(ui, &column.letters, &cell))
                    }
                }
            }
        }
    }
}

/// Choosing: employers like ours, all of an area, or trials one by one.
fn picker(ui: &Ui, comparison: &Comparison) -> Markup {
    // Whoever is a party has employers to be compared with; a ministry or an evaluator has none.
    let parties = [Side::Management, Side::Union, Side::Safety].map(Some);
    let hats: Vec<&Hat> =
        ui.viewer.me.iter().flat_map(|me| &me.hats).filter(|hat| parties.contains(&hat.side)).collect();
    html! {
        div.picker {
            @if !hats.is_empty() {
                section aria-labelledby="like" {
                    h2 id="like" { (ui.t("compare-like")) }
                    ul.link-list { @for hat in hats { li { a href=(paths::compare_like(&hat.slug)) { (ui.ta("compare-like-name", &[("name", hat.organisation.as_str().into())])) } } } }
                }
            }
            section aria-labelledby="omrade" {
                h2 id="omrade" { (ui.t("compare-area")) }
                ul.link-list data-wide {
                    @for of_area in by_area(&comparison.all) {
                        @if let Some(first) = of_area.first() {
                            li { a href=(paths::compare_area(&first.area_slug)) { (first.area_name(ui)) span.num { (of_area.len()) } } }
                        }
                    }
                }
            }
            (boxes(ui, comparison))
        }
    }
}

fn by_area(all: &[Trial]) -> impl Iterator<Item = &[Trial]> {
    all.chunk_by(|a, b| a.area == b.area)
}

/// Trials one by one, by area.
fn boxes(ui: &Ui, comparison: &Comparison) -> Markup {
    let shown = |trial: &Trial| comparison.columns.iter().any(|column| column.trial.id == trial.id);
    html! {
        form.form.pick-trials method="get" action=(paths::COMPARE) aria-labelledby="forsok" {
            h2 id="forsok" { (ui.tn("compare-pick", i64::try_from(CHOSEN).unwrap_or_default())) }
            @for of_area in by_area(&comparison.all) {
                @if let Some(first) = of_area.first() {
                    fieldset.ds-fieldset {
                        legend.ds-label { (first.area_name(ui)) }
                        div.choices {
                            @for trial in of_area {
                                @let id = format!("forsok-{}", trial.slug);
                                div.ds-field {
                                    input.ds-input type="checkbox" id=(id) name="forsok" value=(trial.slug) checked[shown(trial)];
                                    label.ds-label for=(id) { (trial.title(ui)) }
                                }
                            }
                        }
                    }
                }
            }
            div.form-end { button.ds-button type="submit" { (ui.t("compare-show")) } }
        }
    }
}
