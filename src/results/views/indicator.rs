//! Choosing an indicator, its form, and changing what is told about it.

use maud::{Markup, html};

use super::{amount, audiences, end, outcome, trail, writing_for};
use crate::results::access::ChangeableIndicator;
use crate::results::form::{LINE, NAME, NUMBER, TEXT};
use crate::results::{Aim, Direction, Evidence, Outcome, Perspective, Standard, Unit};
use crate::threads::ThreadRow;
use crate::trials::Trial;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// Choosing from the catalogue, or one's own.
pub(in crate::results) fn choose(ui: &Ui, trial: &Trial) -> Markup {
    let here = paths::results_act(&trial.slug, "ny-indikator");
    html! {
        div.wrap {
            (trail(ui, trial, &ui.t("indicator-new")))
            header.page-head { h1 { (ui.t("indicator-new")) } p.lead { (ui.t("indicator-choose-lead")) } }
            @for perspective in Perspective::ALL {
                section.choose aria-labelledby=(perspective.as_str()) {
                    h2 id=(perspective.as_str()) { (ui.t(perspective.text_key())) }
                    ul.kind-list {
                        @for standard in Standard::ALL.iter().filter(|standard| standard.facts().perspective == *perspective) {
                            li { a href={ (here) "?maal=" (standard.slug()) } { b { (ui.t(standard.text_key())) } " " (ui.t(standard.about_key())) } }
                        }
                    }
                }
            }
            section.choose aria-labelledby="egen" {
                h2 id="egen" { (ui.t("indicator-own")) }
                ul.kind-list { li { a href={ (here) "?maal=egen" } { b { (ui.t("indicator-own-make")) } " " (ui.t("indicator-own-about")) } } }
            }
        }
    }
}

/// The form of a new indicator.
pub(in crate::results) fn new(ui: &Ui, trial: &Trial, standard: Option<Standard>, filled: &Filled) -> Markup {
    html! {
        div.wrap {
            (trail(ui, trial, &ui.t("indicator-new")))
            header.page-head {
                @match standard {
                    Some(standard) => { h1 { (ui.t(standard.text_key())) } p.lead { (ui.t(standard.about_key())) } (fixed(ui, standard)) },
                    None => { h1 { (ui.t("indicator-own")) } p.lead { (ui.t("indicator-own-about")) } },
                }
            }
            form.form method="post" action=(paths::results_act(&trial.slug, "ny-indikator")) novalidate {
                (ui::error_summary(ui, filled))
                (writing_for(ui))
                (ui::once(filled))
                (ui::hidden("standard", standard.map_or("", Standard::as_str)))
                @if standard.is_none() { (own(ui, filled)) }
                (basics(ui, filled))
                @if trial.participants.len() > 1 { (whose(ui, filled)) }
                (baseline(ui, filled))
                (audiences(ui, filled, trial))
                (end(ui, trial, "indicator-save"))
            }
        }
    }
}

fn fixed(ui: &Ui, standard: Standard) -> Markup {
    let facts = standard.facts();
    html! { p.byline { (ui.t(facts.unit.text_key())) " · " (ui.t(facts.direction.text_key())) } }
}

fn own(ui: &Ui, filled: &Filled) -> Markup {
    let perspectives: Vec<_> =
        Perspective::ALL.iter().map(|p| (p.as_str().to_owned(), ui.t(p.text_key()).into_owned(), None)).collect();
    let directions: Vec<_> =
        Direction::ALL.iter().map(|d| (d.as_str().to_owned(), ui.t(d.text_key()).into_owned(), None)).collect();
    let units = Unit::ALL.iter().map(|unit| (unit.as_str().to_owned(), ui.t(unit.text_key()).into_owned()));
    let aims = Aim::ALL.iter().map(|aim| (aim.as_str().to_owned(), ui.t(aim.text_key()).into_owned()));
    let first = |key: &str| std::iter::once((String::new(), ui.t(key).into_owned()));
    let (units, aims): (Vec<_>, Vec<_>) =
        (first("choose").chain(units).collect(), first("aim-none").chain(aims).collect());
    html! {
        (ui::text_field(ui, filled, Field::new("name", "indicator-name", NAME).help("indicator-name-help"), "text"))
        (ui::radio(ui, filled, Field::new("perspective", "indicator-perspective", 20).help("indicator-perspective-help"), &perspectives))
        (ui::select(ui, filled, Field::new("unit", "indicator-unit", 20), &units))
        (ui::text_field(ui, filled, Field::new("unit_text", "indicator-unit-text", 40).help("indicator-unit-text-help").optional(), "text"))
        (ui::radio(ui, filled, Field::new("direction", "indicator-direction", 20), &directions))
        (ui::select(ui, filled, Field::new("aim", "indicator-aim", 20).optional(), &aims))
    }
}

fn basics(ui: &Ui, filled: &Filled) -> Markup {
    html! {
        (ui::text_area(ui, filled, Field::new("definition", "indicator-definition", TEXT).help("indicator-definition-help").optional(), 3))
        (ui::text_field(ui, filled, Field::new("source", "indicator-source", LINE).help("indicator-source-help"), "text"))
        (ui::text_field(ui, filled, Field::new("target", "indicator-target", NUMBER).help("indicator-target-help").optional(), "text"))
        (ui::text_field(ui, filled, Field::new("target_on", "indicator-target-on", 10).optional(), "date"))
    }
}

fn whose(ui: &Ui, filled: &Filled) -> Markup {
    let own = ui.viewer.hat().map(|hat| hat.organisation.clone()).unwrap_or_default();
    let options = [
        ("trial".to_owned(), ui.t("whose-trial").into_owned(), None),
        ("ours".to_owned(), ui.ta("whose-ours", &[("name", own.into())]).into_owned(), None),
    ];
    ui::radio(ui, filled, Field::new("whose", "indicator-whose", 10), &options)
}

/// The baseline, when there is one already.
fn baseline(ui: &Ui, filled: &Filled) -> Markup {
    html! {
        fieldset.ds-fieldset {
            legend.ds-label { (ui.t("baseline-legend")) " " span.optional { (ui.t("optional")) } }
            p data-field="description" { (ui.t("baseline-help")) }
            (ui::text_field(ui, filled, Field::new("value", "measurement-value", NUMBER).help("measurement-value-help").optional(), "text"))
            (ui::text_field(ui, filled, Field::new("measured_on", "measurement-on", 10).help("measurement-on-help").optional(), "date"))
            (ui::text_field(ui, filled, Field::new("n", "measurement-n", NUMBER).help("measurement-n-help").optional(), "text"))
            (ui::text_area(ui, filled, Field::new("method", "measurement-method", TEXT).help("measurement-method-help").optional(), 2))
        }
    }
}

/// Changing what is told about an indicator; after a conflict, what stands there now.
pub(in crate::results) fn edit(
    ui: &Ui,
    on: &ChangeableIndicator,
    threads: &[ThreadRow],
    filled: &Filled,
    changed: bool,
) -> Markup {
    let (trial, of) = (on.on().trial(), on.indicator());
    html! {
        div.wrap {
            (trail(ui, trial, &of.name(ui)))
            header.page-head { h1 { (ui.t("indicator-edit")) } p.lead { (of.name(ui)) } p.byline { (ui.t("result-edit-lead")) } }
            form.form method="post" action=(paths::indicator_act(of.id, "rediger")) novalidate {
                (ui::error_summary(ui, filled))
                @if changed { (present(ui, on)) }
                (writing_for(ui))
                (ui::hidden("version", filled.value("version")))
                (judgement(ui, filled))
                (basics(ui, filled))
                (ui::text_area(ui, filled, Field::new("comparison_group", "indicator-comparison-group", TEXT).help("indicator-comparison-group-help").optional(), 3))
                (ui::text_area(ui, filled, Field::new("unintended", "indicator-unintended", TEXT).help("indicator-unintended-help").optional(), 3))
                @if !threads.is_empty() { (ui::select(ui, filled, Field::new("thread", "indicator-thread", 20).help("indicator-thread-help").optional(), &thread_options(ui, threads))) }
                (audiences(ui, filled, trial))
                (end(ui, trial, "indicator-save"))
            }
        }
    }
}

fn judgement(ui: &Ui, filled: &Filled) -> Markup {
    let outcomes: Vec<_> =
        Outcome::ALL.iter().map(|o| (o.as_str().to_owned(), ui.t(o.text_key()).into_owned(), None)).collect();
    let levels: Vec<_> = Evidence::ALL
        .iter()
        .map(|e| (e.as_str().to_owned(), ui.t(e.text_key()).into_owned(), Some(ui.t(e.about_key()).into_owned())))
        .collect();
    html! {
        (ui::radio(ui, filled, Field::new("outcome", "indicator-outcome", 20).help("indicator-outcome-help"), &outcomes))
        (ui::radio(ui, filled, Field::new("evidence", "indicator-evidence", 20).help("indicator-evidence-help"), &levels))
    }
}

fn thread_options(ui: &Ui, threads: &[ThreadRow]) -> Vec<(String, String)> {
    let none = (String::new(), ui.t("indicator-thread-none").into_owned());
    std::iter::once(none).chain(threads.iter().map(|thread| (thread.id.to_string(), thread.title.clone()))).collect()
}

/// What stands there now, for somebody whose form was overtaken.
fn present(ui: &Ui, on: &ChangeableIndicator) -> Markup {
    let of = on.indicator();
    html! {
        section.preview aria-labelledby="na" {
            h2 id="na" { (ui.t("result-now")) }
            dl.facts {
                dt { (ui.t("column-outcome")) } dd { (outcome(ui, of.outcome)) }
                dt { (ui.t("column-evidence")) } dd { (ui.t(of.evidence.text_key())) }
                dt { (ui.t("indicator-definition")) } dd.lines { (of.definition) }
                dt { (ui.t("indicator-source")) } dd { (of.source) }
                dt { (ui.t("indicator-target")) } dd { @if let Some(target) = of.target { (amount(ui, of, target)) } }
                dt { (ui.t("indicator-target-on")) } dd { @if let Some(day) = of.target_on { (ui.lang.date(day)) } }
                dt { (ui.t("indicator-comparison-group")) } dd.lines { (of.comparison_group) }
                dt { (ui.t("indicator-unintended")) } dd.lines { (of.unintended) }
            }
        }
    }
}
