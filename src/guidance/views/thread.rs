//! What a thread's page says of the ministry's answers: around each official post, and under the head.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{provisions, replaced, validity, verdict};
use crate::guidance::deadline::{self, TARGET};
use crate::guidance::queries::cited::{Cited, OnThread};
use crate::threads::{self, Around, Head, OfficialFacts, ThreadState};
use crate::web::{Ui, paths};

/// Adds it to a thread's page.
pub fn add_to_thread(ui: &Ui, head: &Head, found: &OnThread, around: &mut Around) {
    match found {
        OnThread::Nothing => {}
        OnThread::Waits(target) => around.top = waits(ui, *target),
        OnThread::Answers(answers) => {
            for cited in answers {
                around
                    .official
                    .insert(cited.post, OfficialFacts { before: before(ui, cited), after: after(ui, cited) });
            }
        }
    }
    let shown = matches!(head.state, ThreadState::Open | ThreadState::Closed);
    if shown && threads::speaks_for_ministry(&ui.viewer) {
        around.aside = to_case(ui, head);
    }
}

/// When the ministry means to answer.
fn waits(ui: &Ui, target: NaiveDate) -> Markup {
    let late = target < deadline::day(ui.now);
    html! {
        p.answer-due {
            (ui.tn(if late { "guidance-due-late" } else { "guidance-due" }, TARGET)) " "
            b { (ui.lang.date(target)) } "."
            @if late { " " span.late { (ui.t("guidance-late")) } }
            " " a href=(paths::GUIDANCE_TIMES) { (ui.t("guidance-times-link")) }
        }
    }
}

fn to_case(ui: &Ui, head: &Head) -> Markup {
    html! {
        section { p { a.ds-button data-variant="secondary" data-size="sm" href=(paths::guidance_case(head.id)) { (ui.t("reply-official")) } } }
    }
}

fn before(ui: &Ui, cited: &Cited) -> Markup {
    html! {
        div lang=(ui.lang.code()) {
            @if cited.superseded_at.is_some() { (replaced(ui, cited.newest.as_ref())) }
            p.verdict-line { (verdict(ui, cited.verdict)) }
        }
    }
}

fn after(ui: &Ui, cited: &Cited) -> Markup {
    let rules = provisions(&cited.provisions);
    html! {
        div.legal lang=(ui.lang.code()) {
            @if !rules.is_empty() { p { (rules.join(" · ")) } }
            p.quiet {
                (ui.ta("guidance-case-no", &[("number", cited.case_number.as_str().into())])) " · "
                (validity(ui, cited.valid.0, cited.valid.1)) " · "
                (ui.ta("guidance-approved", &[("name", cited.approver.as_str().into())])) " · "
                a href=(paths::guidance(cited.id, &cited.title)) { (ui.t("guidance-in-register")) }
            }
        }
    }
}
