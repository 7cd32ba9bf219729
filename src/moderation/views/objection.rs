//! An objection: what was decided, what the author says against it, and the answer.

use maud::{Markup, html};

use super::case::note_list;
use super::{act_key, post_of, reason_options, taken_key};
use crate::error::Error;
use crate::moderation::form::WORDS;
use crate::moderation::queries::objections::ObjectionPage;
use crate::moderation::{Decision, Reason, policy};
use crate::web::ui::{Field, audience, breadcrumbs, error_summary, heading, once, radio, select, text_area};
use crate::web::{Filled, Ui, paths};

/// The page.
pub(in crate::moderation) fn objection(ui: &Ui, page: &ObjectionPage, filled: &Filled) -> Markup {
    let (thread, objected) = (page.on.thread(), &page.objected);
    let (row, area) = (thread.row(), ui.pick(&thread.area.0, &thread.area.1));
    html! {
        div.wrap {
            (breadcrumbs(ui, &[(paths::MODERATION, &ui.t("moderation-title")), (&ui.path, &ui.t("objection-title"))]))
            header.page-head {
                p.cluster { span.due data-due="objection" { (ui.t("moderation-case-objection")) } span.quiet.small { (area) } }
                h1 id="sak" tabindex="-1" { (row.title) }
                p.byline { a href=(paths::post(row.id, &row.title, page.on.row().number.unwrap_or(1))) { (ui.t("case-see-thread")) } }
                (audience(ui, &row.audience, Some(area)))
            }
            section aria-labelledby="innvending" {
                (heading("innvending", &ui.t("objection-words"), None))
                p.words { (objected.words) }
                p.byline { (ui.time(objected.at)) }
            }
            section.after aria-labelledby="avgjorelse" {
                (heading("avgjorelse", &ui.t("objection-decision"), None))
                p {
                    b { (ui.t(taken_key(objected.act))) }
                    @if let Some(until) = objected.paused_until { " " (ui.t("until")) " " (ui.lang.date(until.with_timezone(&ui.zone).date_naive())) }
                }
                p.reason { (objected.reason) }
                p.byline { (objected.decided_by_name.clone().unwrap_or_else(|| ui.t("decision-erased").into_owned())) " · " (ui.time(objected.decided_at)) }
            }
            (answer(ui, page, filled))
            section.after aria-labelledby="innlegget" {
                (heading("innlegget", &ui.t("objection-post"), None))
                div.posts { (post_of(ui, row.kind, page.on.row())) }
                (note_list(ui, &page.notes))
            }
        }
    }
}

fn answer(ui: &Ui, page: &ObjectionPage, filled: &Filled) -> Markup {
    let objected = &page.objected;
    if objected.answered_at.is_some() {
        return html! { p.after { (ui.t("objection-answered")) " " a.ds-link href=(paths::MODERATION) { (ui.t("case-to-queue")) } } };
    }
    if let Err(Error::Denied(why)) = policy::can_answer(&ui.viewer, objected.decided_by, objected.objector) {
        return html! { p.reason.after { (ui.t(why.text_key())) } };
    }
    let options: Vec<_> = [(Decision::Uphold, "decide-uphold-about"), (Decision::Reverse, "decide-reverse-about")]
        .map(|(act, about)| (act.as_str().to_owned(), ui.t(act_key(act)).into_owned(), Some(ui.t(about).into_owned())))
        .to_vec();
    html! {
        section.after aria-labelledby="svar" {
            (heading("svar", &ui.t("objection-answer"), None))
            form.form method="post" action=(paths::objection(objected.id)) novalidate {
                (error_summary(ui, filled))
                (once(filled))
                (radio(ui, filled, Field::new("act", "decision-act", 0), &options))
                (select(ui, filled, Field::new("reason", "decision-reason", 0).help("decision-reason-help"), &reason_options(ui, Reason::IN_CASE)))
                (text_area(ui, filled, Field::new("words", "decision-words", WORDS).help("objection-answer-help").optional(), 4))
                div.form-end { button.ds-button type="submit" { (ui.t("case-send")) } }
            }
        }
    }
}
