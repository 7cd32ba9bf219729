//! An official answer's page: the question as it was asked, the answer in the ministry's frame, and what it rests on.

use maud::{Markup, html};

use super::{link, provisions, replaced, validity, verdict};
use crate::guidance::queries::page::AnswerPage;
use crate::provisions::provision_links;
use crate::text::markdown::trusted;
use crate::threads::ministry_mark;
use crate::web::ui;
use crate::web::{Ui, paths};

/// The whole page.
pub(in crate::guidance) fn answer(ui: &Ui, page: &AnswerPage) -> Markup {
    let answer = &page.answer;
    let here = paths::guidance(answer.id, &answer.title);
    let area = ui.pick(&page.area.1, &page.area.2);
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::GUIDANCE, &ui.t("guidance-title")), (&here, &answer.title)]))
            div.columns {
                article {
                    header.page-head {
                        p.cluster { @if let Some(of) = answer.verdict { (verdict(ui, of)) } }
                        h1 lang=(answer.language) { (answer.title) }
                        (ui::audience(ui, &page.thread.audience, Some(area)))
                    }
                    @if answer.superseded_at.is_some() { (replaced(ui, page.newest.as_ref())) }
                    @else if answer.valid_to.is_some_and(|day| day < ui.now.date_naive()) {
                        div.ds-alert data-color="warning" { p { b { (ui.t("guidance-no-longer-long")) } } }
                    }
                    (question(ui, page))
                    (words(ui, page))
                }
                aside aria-label=(ui.t("guidance-about")) { (facts(ui, page)) (rules(ui, page)) (earlier(ui, page)) }
            }
        }
    }
}

fn question(ui: &Ui, page: &AnswerPage) -> Markup {
    let thread = &page.thread;
    html! {
        section aria-labelledby="sporsmal" {
            (ui::heading("sporsmal", &ui.t("guidance-question"), Some((&paths::thread(thread.id, &thread.title), &ui.t("guidance-to-thread")))))
            @if let Some(opening) = &page.question {
                p.hat {
                    b { (opening.author_name) }
                    @if let Some(organisation) = &opening.organisation_name { " " span { (organisation) } }
                    " " (ui.time(opening.created_at))
                }
                div.prose lang=(thread.language) { (trusted(&opening.body_html)) }
            } @else {
                p.quiet { (ui.t("guidance-question-hidden")) }
            }
            @if thread.same_here_count > 0 { p.quiet { (ui.tn("same-here-count", thread.same_here_count.into())) } }
        }
    }
}

fn words(ui: &Ui, page: &AnswerPage) -> Markup {
    let answer = &page.answer;
    html! {
        section.after-1 aria-labelledby="svar" {
            h2.ds-sr-only id="svar" { (ui.t("guidance-answer")) }
            div.official {
                p.official-head { (ministry_mark()) (ui.t("official")) " " span.quiet { (ui.t("official-guidance")) } }
                p.hat {
                    b { (answer.drafter_name) } " "
                    a href=(paths::organisation(&page.organisation_slug)) { (answer.organisation_name) }
                }
                div.prose lang=(answer.language) { (trusted(&page.html)) }
            }
        }
    }
}

fn facts(ui: &Ui, page: &AnswerPage) -> Markup {
    let answer = &page.answer;
    let rules = provisions(&answer.provisions);
    html! {
        section {
            (ui::heading("fakta", &ui.t("guidance-about"), None))
            dl.facts {
                dt { (ui.t("guidance-case-number")) } dd { (answer.case_number) }
                @if let Some(at) = answer.published_at { dt { (ui.t("guidance-published")) } dd { (ui.time(at)) } }
                @if let Some(from) = answer.valid_from { dt { (ui.t("guidance-valid")) } dd { (validity(ui, from, answer.valid_to)) } }
                @if !rules.is_empty() {
                    dt { (ui.t("guidance-provisions")) }
                    dd { ul.people { @for rule in rules { li { (rule) } } } }
                }
                dt { (ui.t("area")) } dd { a href=(paths::area(&page.area.0)) { (ui.pick(&page.area.1, &page.area.2)) } }
                dt { (ui.t("guidance-drafted-by")) } dd { (answer.drafter_name) }
                @if let Some(approver) = &answer.approver_name { dt { (ui.t("guidance-approved-by")) } dd { (approver) } }
                @if let Some(number) = page.number {
                    dt { (ui.t("guidance-in-thread")) }
                    dd { a href=(paths::post(page.thread.id, &page.thread.title, number)) { (ui.t("post")) " " (number) } }
                }
            }
        }
        section { p.small { (ui.t("guidance-what-it-is")) } }
    }
}

/// The pages of the provisions: who else is in the same place.
fn rules(ui: &Ui, page: &AnswerPage) -> Markup {
    html! {
        @if !page.provisions.is_empty() {
            section aria-labelledby="regler" { (ui::heading("regler", &ui.t("guidance-rules"), None)) (provision_links(ui, &page.provisions)) }
        }
    }
}

fn earlier(ui: &Ui, page: &AnswerPage) -> Markup {
    html! {
        @if !page.earlier.is_empty() {
            section aria-labelledby="tidligere" {
                (ui::heading("tidligere", &ui.t("guidance-replaces"), None))
                ul.people { @for one in &page.earlier { li { (link(one)) " " span.quiet { (ui.time(one.at)) } } } }
            }
        }
    }
}
