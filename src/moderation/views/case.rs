//! A case: first the post and why it is here, then the decision, so that few keys lie between; beside it who has taken it
//! and notes among moderators.

use maud::{Markup, html};

use super::{act_key, history, post_of, reason_options};
use crate::moderation::form::{NOTE, WORDS};
use crate::moderation::queries::case::{CasePage, Note, Report};
use crate::moderation::{Decision, Reason, policy};
use crate::web::ui::{
    Field, audience, breadcrumbs, error_summary, heading, hidden, once, radio, select, text_area, text_field,
};
use crate::web::{Filled, Ui, paths};

/// The page; `conflict` is the key of what to say when another moderator came first.
pub(in crate::moderation) fn case(ui: &Ui, page: &CasePage, filled: &Filled, conflict: Option<&'static str>) -> Markup {
    let (thread, post) = (page.on.thread().row(), page.on.row());
    html! {
        div.wrap {
            (breadcrumbs(ui, &[(paths::MODERATION, &ui.t("moderation-title")), (&ui.path, &ui.t("case-title"))]))
            @if let Some(why) = conflict {
                div.ds-alert data-color="warning" role="alert" {
                    p { (ui.t(why)) }
                    p { a.ds-link href=(paths::MODERATION) { (ui.t("case-to-queue")) } }
                }
            }
            div.columns {
                div {
                    (head(ui, page))
                    @if !page.reports.is_empty() { (reports(ui, &page.reports)) }
                    div.posts { (post_of(ui, thread.kind, post)) }
                    (decide(ui, page, filled))
                    (around(ui, page))
                    (history(ui, &page.taken))
                }
                aside aria-label=(ui.t("case-together")) {
                    (holder(ui, page))
                    (notes(ui, page, filled))
                }
            }
        }
    }
}

/// The heading takes the focus when a case opens after another, so that the next Tab is within this one.
fn head(ui: &Ui, page: &CasePage) -> Markup {
    let (thread, post) = (page.on.thread(), page.on.row());
    let (row, area) = (thread.row(), ui.pick(&thread.area.0, &thread.area.1));
    let there = paths::post(row.id, &row.title, post.number.unwrap_or(1));
    html! {
        header.page-head {
            p.cluster { span.ds-tag.kind { (ui.t(row.kind.text_key())) } span.quiet.small { (area) } }
            h1 id="sak" tabindex="-1" { (row.title) }
            p.byline {
                a href=(there) {
                    @match post.number {
                        Some(1) => (ui.t("case-see-thread")),
                        Some(number) => { (ui.t("case-see-post")) " " (number) },
                        None => (ui.t("case-see-thread")),
                    }
                }
            }
            (audience(ui, &row.audience, Some(area)))
        }
    }
}

fn reports(ui: &Ui, reports: &[Report]) -> Markup {
    let n = i64::try_from(reports.len()).unwrap_or(i64::MAX);
    html! {
        section aria-labelledby="meldinger" {
            (heading("meldinger", &ui.tn("case-reports", n), None))
            ul.reports {
                @for report in reports {
                    li {
                        p { b { (ui.t(report.why.text_key())) } }
                        @if !report.words.is_empty() { p.words { (report.words) } }
                        p.byline { (report.reporter.clone().unwrap_or_else(|| ui.t("decision-erased").into_owned())) " · " (ui.time(report.at)) }
                    }
                }
            }
        }
    }
}

fn decide(ui: &Ui, page: &CasePage, filled: &Filled) -> Markup {
    let (post, on) = (page.on.row(), page.on.standing(!page.reports.is_empty()));
    let acts: Vec<_> = Decision::ALL.iter().copied().filter(|act| policy::fits_case(*act, on)).collect();
    if acts.is_empty() {
        return html! { p.after { (ui.t("case-nothing")) " " a.ds-link href=(paths::MODERATION) { (ui.t("case-to-queue")) } } };
    }
    if policy::own(&ui.viewer, post.author_id) {
        return html! { p.reason.after { (ui.t("denied-own-case")) } };
    }
    let options: Vec<_> = acts.iter().map(|act| option(ui, *act)).collect();
    let pause = acts.contains(&Decision::Pause);
    html! {
        section.after aria-labelledby="avgjor" {
            (heading("avgjor", &ui.t("case-decide"), None))
            form.form method="post" action=(paths::case(post.id)) novalidate {
                (error_summary(ui, filled))
                (once(filled)) (hidden("sett", &page.seen().to_string()))
                (hidden("omrade", filled.value("omrade"))) (hidden("mine", filled.value("mine")))
                (radio(ui, filled, Field::new("act", "decision-act", 0), &options))
                @if pause { (text_field(ui, filled, Field::new("until", "pause-until", 10).help("pause-until-help").optional(), "date")) }
                (select(ui, filled, Field::new("reason", "decision-reason", 0).help("case-reason-help"), &reason_options(ui, Reason::IN_CASE)))
                (text_area(ui, filled, Field::new("words", "decision-words", WORDS).help("decision-words-help").optional(), 3))
                div.form-end { button.ds-button type="submit" { (ui.t("case-send")) } }
            }
        }
    }
}

/// A decision, and what it means.
fn option(ui: &Ui, act: Decision) -> (String, String, Option<String>) {
    let about = match act {
        Decision::None => Some("decide-none-about"),
        Decision::Hide => Some("decide-hide-about"),
        Decision::Close => Some("decide-close-about"),
        Decision::Warn => Some("decide-warn-about"),
        Decision::Pause => Some("decide-pause-about"),
        _ => None,
    };
    (act.as_str().to_owned(), ui.t(act_key(act)).into_owned(), about.map(|key| ui.t(key).into_owned()))
}

fn around(ui: &Ui, page: &CasePage) -> Markup {
    let kind = page.on.thread().row().kind;
    html! {
        @if !page.around.is_empty() {
            section.after aria-labelledby="rundt" {
                (heading("rundt", &ui.t("case-around"), None))
                div.posts { @for post in &page.around { (post_of(ui, kind, post)) } }
            }
        }
    }
}

fn holder(ui: &Ui, page: &CasePage) -> Markup {
    let post = page.on.row().id;
    let mine = page.holder.as_ref().is_some_and(|(id, _)| Some(*id) == ui.viewer.member_id());
    let act = if mine { "slipp" } else { "ta" };
    let key = match (&page.holder, mine) {
        (_, true) => "case-leave",
        (Some(_), false) => "case-take-over",
        (None, false) => "case-take",
    };
    html! {
        section aria-labelledby="hvem" {
            (heading("hvem", &ui.t("case-holder"), None))
            p {
                @match (&page.holder, mine) {
                    (_, true) => (ui.t("case-holder-you")),
                    (Some((_, name)), false) => (ui.ta("case-taken-by", &[("name", name.as_str().into())])),
                    (None, false) => (ui.t("case-holder-none")),
                }
            }
            form.after-1 method="post" action=(paths::case_act(post, act)) {
                (hidden("fra", &page.holder.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default()))
                button.ds-button data-size="sm" data-variant="secondary" type="submit" { (ui.t(key)) }
            }
        }
    }
}

fn notes(ui: &Ui, page: &CasePage, filled: &Filled) -> Markup {
    html! {
        section aria-labelledby="notater" {
            (heading("notater", &ui.t("case-notes"), None))
            (note_list(ui, &page.notes))
            form.form method="post" action=(paths::case_act(page.on.row().id, "notat")) {
                (once(&Filled::empty()))
                (text_area(ui, filled, Field::new("note", "case-note", NOTE).help("case-note-help"), 3))
                div { button.ds-button data-size="sm" data-variant="secondary" type="submit" { (ui.t("case-note-send")) } }
            }
        }
    }
}

/// What moderators wrote to each other.
pub(super) fn note_list(ui: &Ui, notes: &[Note]) -> Markup {
    html! {
        @if !notes.is_empty() {
            ul.notes {
                @for note in notes {
                    li {
                        p.words { (note.words) }
                        p.byline { (note.by.clone().unwrap_or_else(|| ui.t("decision-erased").into_owned())) " · " (ui.time(note.at)) }
                    }
                }
            }
        }
    }
}
