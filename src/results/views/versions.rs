//! Earlier versions, newest first: what was told, and which values stood there.

use maud::{Markup, html};

use super::{amount, figure, outcome, trail};
use crate::results::figures::Indicator;
use crate::results::queries::versions::{Earlier, Was, WasTold};
use crate::trials::Trial;
use crate::web::{Ui, paths, ui};

/// Earlier versions of an indicator and its values.
pub(in crate::results) fn indicator(ui: &Ui, trial: &Trial, of: &Indicator, earlier: &[Earlier]) -> Markup {
    page(ui, trial, Some(of), &of.name(ui), earlier)
}

/// Earlier versions of a lesson.
pub(in crate::results) fn lesson(ui: &Ui, trial: &Trial, earlier: &[Earlier]) -> Markup {
    page(ui, trial, None, &ui.t("lessons"), earlier)
}

fn page(ui: &Ui, trial: &Trial, of: Option<&Indicator>, name: &str, earlier: &[Earlier]) -> Markup {
    let back = paths::results(&trial.slug);
    html! {
        div.wrap {
            (trail(ui, trial, name))
            header.page-head { h1 { (ui.t("result-versions")) } p.lead { (name) } p.byline { (ui.t("result-versions-lead")) } }
            @if earlier.is_empty() { (ui::empty(&ui.t("result-versions-none"), Some((&back, &ui.t("result-back"))))) }
            @for (n, one) in earlier.iter().enumerate() {
                section.results aria-labelledby={ "v" (n) } {
                    h2 id={ "v" (n) } { (title(ui, one)) }
                    p.byline { (ui.tn("version", one.version.into())) " · " (one.written_for) " · " (ui.time(one.written_at)) }
                    (content(ui, of, one))
                }
            }
            p { a.ds-link href=(back) { (ui.t("result-back")) } }
        }
    }
}

fn title(ui: &Ui, one: &Earlier) -> String {
    match &one.was {
        Was::Indicator(_) => ui.t("result-was-told").into_owned(),
        Was::Value { on, .. } => ui.ta("result-was-value", &[("date", ui.lang.date(*on).into())]).into_owned(),
        Was::Lesson(_) => ui.t("lessons").into_owned(),
    }
}

fn content(ui: &Ui, of: Option<&Indicator>, one: &Earlier) -> Markup {
    html! {
        @match (&one.was, of) {
            (Was::Value { kind, figure: value, n, method, .. }, Some(of)) => dl.facts {
                dt { (ui.t("measurement-kind")) } dd { (ui.t(kind.text_key())) }
                dt { (ui.t("measurement-value")) } dd { (figure(ui, of, *value)) }
                @if let Some(n) = n { dt { (ui.t("measurement-n")) } dd { (ui.number((*n).into())) } }
                @if !method.is_empty() { dt { (ui.t("measurement-method")) } dd.lines { (method) } }
            },
            (Was::Indicator(was), Some(of)) => (told(ui, of, was)),
            (Was::Lesson(source), _) => pre.preview { (source) },
            _ => {},
        }
    }
}

fn told(ui: &Ui, of: &Indicator, was: &WasTold) -> Markup {
    html! {
        dl.facts {
            @if let Some(of_it) = was.outcome { dt { (ui.t("column-outcome")) } dd { (outcome(ui, of_it)) } }
            @if let Some(evidence) = was.evidence { dt { (ui.t("column-evidence")) } dd { (ui.t(evidence.text_key())) } }
            @if !was.definition.is_empty() { dt { (ui.t("indicator-definition")) } dd.lines { (was.definition) } }
            dt { (ui.t("indicator-source")) } dd { (was.source) }
            @if let Some(target) = was.target { dt { (ui.t("indicator-target")) } dd { (amount(ui, of, target)) } }
            @if !was.comparison_group.is_empty() { dt { (ui.t("indicator-comparison-group")) } dd.lines { (was.comparison_group) } }
            @if !was.unintended.is_empty() { dt { (ui.t("indicator-unintended")) } dd.lines { (was.unintended) } }
        }
    }
}
