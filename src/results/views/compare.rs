//! The shared catalogue, and one indicator of it across trials: each trial's baseline and newest value beside each other.

use std::collections::HashMap;

use maud::{Markup, html};

use super::{amount, change, figure, outcome, plot};
use crate::results::figures::{Indicator, Measurement};
use crate::results::{Perspective, Standard};
use crate::web::{Ui, paths, ui};

/// The catalogue.
pub(in crate::results) fn catalogue(ui: &Ui, counts: &HashMap<Standard, i64>) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::TRIALS, &ui.t("trials")), (&ui.path, &ui.t("catalogue-title"))]))
            header.page-head { h1 { (ui.t("catalogue-title")) } p.lead { (ui.t("catalogue-lead")) } }
            @for perspective in Perspective::ALL {
                section.results aria-labelledby=(perspective.as_str()) {
                    (ui::heading(perspective.as_str(), &ui.t(perspective.text_key()), None))
                    ul.area-list {
                        @for standard in Standard::ALL.iter().filter(|standard| standard.facts().perspective == *perspective) {
                            li {
                                a href=(paths::compare(standard.slug())) { (ui.t(standard.text_key())) }
                                p { (ui.t(standard.about_key())) }
                                p.byline { (ui.tn("catalogue-trials", counts.get(standard).copied().unwrap_or(0))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One indicator across trials.
pub(in crate::results) fn compare(ui: &Ui, standard: Standard, found: &[Indicator]) -> Markup {
    let (name, facts) = (ui.t(standard.text_key()), standard.facts());
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::TRIALS, &ui.t("trials")), (paths::INDICATORS, &ui.t("catalogue-title")), (&ui.path, &name)]))
            header.page-head {
                h1 { (name) }
                p.lead { (ui.t(standard.about_key())) }
                p.byline {
                    (ui.t(facts.perspective.text_key())) " · " (ui.t(facts.unit.text_key())) " · " (ui.t(facts.direction.text_key()))
                    @if let Some(aim) = facts.aim { " · " (ui.t(aim.text_key())) }
                }
            }
            @if found.is_empty() {
                (ui::empty(&ui.t("compare-none"), Some((paths::INDICATORS, &ui.t("compare-none-step")))))
            } @else {
                p.small { (ui.t("compare-care")) }
                (plot::across_trials(ui, &name, found))
                (table(ui, &name, found))
                @if found.iter().any(Indicator::withholds) { p.small.quiet { (ui.t("withheld-why")) } }
                p { a.ds-link href=(paths::compare_file(standard.slug())) { (ui.t("results-download")) } }
            }
        }
    }
}

fn table(ui: &Ui, name: &str, found: &[Indicator]) -> Markup {
    html! {
        table.ds-table data-stack {
            caption.ds-sr-only { (name) }
            thead {
                tr {
                    th scope="col" { (ui.t("column-trial")) } th scope="col" { (ui.t("measurement-baseline")) } th scope="col" { (ui.t("column-latest")) }
                    th scope="col" { (ui.t("column-change")) } th scope="col" { (ui.t("indicator-target")) } th scope="col" { (ui.t("column-outcome")) }
                    th scope="col" { (ui.t("column-evidence")) } th scope="col" { (ui.t("indicator-comparison-group")) }
                }
            }
            tbody { @for of in found { (line(ui, of)) } }
        }
    }
}

fn line(ui: &Ui, of: &Indicator) -> Markup {
    html! {
        tr {
            th scope="row" {
                a href=(paths::indicator(&of.trial.slug, of.id)) { (ui.pick(&of.trial.nb, &of.trial.nn)) }
                @if of.trial.demo { " " (ui::demo_tag(ui)) }
                @if let Some((_, slug, name)) = &of.organisation { span.small { " " a href=(paths::organisation(slug)) { (name) } } }
            }
            td data-label=(ui.t("measurement-baseline")) { (at(ui, of, of.baseline())) }
            td data-label=(ui.t("column-latest")) { (at(ui, of, of.latest())) }
            td data-label=(ui.t("column-change")) { (change(ui, of)) }
            td data-label=(ui.t("indicator-target")) { @match of.target { Some(target) => (amount(ui, of, target)), None => span.quiet { (ui.t("indicator-target-none")) } } }
            td data-label=(ui.t("column-outcome")) { (outcome(ui, of.outcome)) }
            td data-label=(ui.t("column-evidence")) { (ui.t(of.evidence.text_key())) }
            td data-label=(ui.t("indicator-comparison-group")) { (ui.t(if of.comparison_group.is_empty() { "comparison-none" } else { "comparison-some" })) }
        }
    }
}

fn at(ui: &Ui, of: &Indicator, value: Option<&Measurement>) -> Markup {
    html! {
        @match value {
            Some(m) => {
                (figure(ui, of, m.figure))
                span.quiet.small { " " (ui.lang.short_date(m.on)) @if let Some(n) = m.n { ", " (ui.tn("measurement-of", n.into())) } }
            },
            None => span.quiet { (ui.t("fact-unknown")) },
        }
    }
}
