//! One's own cases: decisions about what one wrote, with the way to object, and what became of what one reported.

use maud::{Markup, html};

use super::taken_key;
use crate::moderation::Decision;
use crate::moderation::form::OBJECTION;
use crate::moderation::queries::mine::{Mine, MyReport, Own};
use crate::web::ui::{Field, breadcrumbs, empty, error_summary, heading, once, text_area};
use crate::web::{Filled, Ui, paths};

/// The page of all.
pub(in crate::moderation) fn own(ui: &Ui, own: &Own) -> Markup {
    html! {
        div.wrap {
            (breadcrumbs(ui, &[(paths::ME, &ui.t("my-page")), (paths::MY_CASES, &ui.t("own-cases-title"))]))
            header.page-head { h1 { (ui.t("own-cases-title")) } p.lead { (ui.t("own-cases-lead")) } }
            @if let Some(pause) = ui.viewer.pause() {
                div.ds-alert data-color="warning" {
                    p { (ui.ta("paused-until", &[("date", ui.lang.date(pause.until.with_timezone(&ui.zone).date_naive()).into())])) }
                    p { (ui.t("reason")) " " (pause.reason) }
                }
            }
            section.after-1 aria-labelledby="avgjorelser" {
                (heading("avgjorelser", &ui.t("own-decisions"), None))
                @if own.decisions.is_empty() {
                    (empty(&ui.t("own-decisions-none"), Some((paths::ABOUT, &ui.t("own-decisions-none-step")))))
                } @else {
                    ol.queue { @for one in &own.decisions { li { (line(ui, one)) } } }
                }
            }
            section.after aria-labelledby="meldinger" {
                (heading("meldinger", &ui.t("own-reports"), None))
                @if own.reports.is_empty() { p.quiet { (ui.t("own-reports-none")) } }
                @else { ol.queue { @for one in &own.reports { li { (report(ui, one)) } } } }
            }
        }
    }
}

/// What was decided, why, and how it went on.
fn line(ui: &Ui, one: &Mine) -> Markup {
    html! {
        (what(ui, one))
        @if one.objected_at.is_some() || one.can_object(ui.viewer.member_id()) {
            p { a.ds-link href=(paths::decision(one.id)) {
                (ui.t(if one.objected_at.is_some() { "objection-see" } else { "objection-link" }))
                span.ds-sr-only { ": " (ui.t(taken_key(one.act))) @if let Some(title) = &one.title { ", " (title) } }
            } }
        }
    }
}

fn what(ui: &Ui, one: &Mine) -> Markup {
    html! {
        p {
            b { (ui.t(taken_key(one.act))) }
            @if let Some(until) = one.paused_until { " " (ui.t("until")) " " (ui.lang.date(until.with_timezone(&ui.zone).date_naive())) }
        }
        p.byline {
            @match &one.title {
                Some(title) => {
                    a href=(one.number.map_or_else(|| paths::thread(one.thread_id, title), |n| paths::post(one.thread_id, title, n))) { (title) }
                }
                None => (ui.t("own-thread-closed-to-you")),
            }
            @if one.about_post { " · " (ui.t("post")) @if let Some(number) = one.number { " " (number) } }
            " · " (ui.time(one.at))
        }
        p.reason { (ui.t("reason")) " " (one.reason) }
        @if let Some(answer) = one.answer {
            p { b { (ui.t(taken_key(answer))) } }
            @if let Some(reason) = &one.answer_reason { p.reason { (ui.t("reason")) " " (reason) } }
        } @else if let Some(at) = one.objected_at {
            p.quiet { (ui.t("objection-waits")) " " (ui.time(at)) }
        }
    }
}

/// One decision, with the form to object.
pub(in crate::moderation) fn decision(ui: &Ui, one: &Mine, filled: &Filled) -> Markup {
    html! {
        div.wrap {
            (breadcrumbs(ui, &[(paths::ME, &ui.t("my-page")), (paths::MY_CASES, &ui.t("own-cases-title")), (&ui.path, &ui.t("decision-title"))]))
            header.page-head { h1 { (ui.t("decision-title")) } }
            div.queue.stack { (what(ui, one)) }
            @if let Some(words) = &one.objection {
                section.after aria-labelledby="innvending" {
                    (heading("innvending", &ui.t("objection-yours"), None))
                    p.words { (words) }
                }
            } @else if one.can_object(ui.viewer.member_id()) {
                section.after aria-labelledby="si-imot" {
                    (heading("si-imot", &ui.t("objection-link"), None))
                    form.form method="post" action=(paths::object(one.id)) novalidate {
                        (error_summary(ui, filled))
                        (once(filled))
                        (text_area(ui, filled, Field::new("objection", "objection-field", OBJECTION).help("objection-help"), 6))
                        div.form-end { button.ds-button type="submit" { (ui.t("objection-send")) } }
                    }
                }
            }
        }
    }
}

fn report(ui: &Ui, one: &MyReport) -> Markup {
    html! {
        p {
            @match &one.thread {
                Some((id, title)) => {
                    a.ds-link href=(paths::post(*id, title, one.number.unwrap_or(1))) { (title) }
                    @if let Some(number) = one.number.filter(|number| *number > 1) { ", " (ui.t("post")) " " (number) }
                }
                None => (ui.t("own-report-gone")),
            }
        }
        p.byline { (ui.t("own-reported")) " " (ui.time(one.at)) }
        @match &one.outcome {
            None => p { (ui.t("own-report-waits")) },
            Some((act, reason)) => {
                p { b { (ui.t(outcome_key(*act))) } }
                @if let Some(reason) = reason.filter(|_| *act == Decision::None) { p.reason { (reason.told(ui.lang, &one.words)) } }
            }
        }
    }
}

/// The key of what whoever reported it is told: what became of it, and no more about the author.
pub(in crate::moderation) fn outcome_key(act: Decision) -> &'static str {
    match act {
        Decision::Hide | Decision::Decline => "report-outcome-hidden",
        Decision::Close => "report-outcome-closed",
        Decision::Warn | Decision::Pause => "report-outcome-spoken",
        _ => "report-outcome-none",
    }
}
