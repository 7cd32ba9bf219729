//! Moderators' pages, and the parts they share.

mod case;
mod log;
mod objection;
mod own;
mod page;
mod queue;
mod report;

use maud::{Markup, html};

pub(super) use case::case;
pub(super) use log::log;
pub(super) use objection::objection;
pub(super) use own::{decision, outcome_key, own};
pub(super) use page::{post, thread};
pub(super) use queue::{case_path, queue, queue_path};
pub(super) use report::{report, reported};

use super::{Decision, Reason};
use crate::text::markdown::trusted;
use crate::threads::{Length, OUTCOMES, ThreadKind};
use crate::web::Ui;
use crate::web::ui::side;

use super::access::PostRow;
use super::queries::page::Taken;
use super::queries::{self, Guided};

/// The key of what a button or a choice says.
fn act_key(act: Decision) -> &'static str {
    match act {
        Decision::Close => "decide-close",
        Decision::Reopen => "decide-reopen",
        Decision::Pin => "decide-pin",
        Decision::Unpin => "decide-unpin",
        Decision::Move => "decide-move",
        Decision::Hide => "decide-hide",
        Decision::Show => "decide-show",
        Decision::Approve => "decide-approve",
        Decision::Decline => "decide-decline",
        Decision::None => "decide-none",
        Decision::Warn => "decide-warn",
        Decision::Pause => "decide-pause",
        Decision::Uphold => "decide-uphold",
        Decision::Reverse => "decide-reverse",
    }
}

/// The key of what was done, in the list of decisions.
fn taken_key(act: Decision) -> &'static str {
    match act {
        Decision::Close => "decided-close",
        Decision::Reopen => "decided-reopen",
        Decision::Pin => "decided-pin",
        Decision::Unpin => "decided-unpin",
        Decision::Move => "decided-move",
        Decision::Hide => "decided-hide",
        Decision::Show => "decided-show",
        Decision::Approve => "decided-approve",
        Decision::Decline => "decided-decline",
        Decision::None => "decided-none",
        Decision::Warn => "decided-warn",
        Decision::Pause => "decided-pause",
        Decision::Uphold => "decided-uphold",
        Decision::Reverse => "decided-reverse",
    }
}

/// The reasons of a list, the empty choice first.
fn reason_options(ui: &Ui, reasons: &[Reason]) -> Vec<(String, String)> {
    let choose = (String::new(), ui.t("decision-choose-reason").into_owned());
    let each = reasons.iter().map(|reason| (reason.as_str().to_owned(), ui.t(reason.text_key()).into_owned()));
    std::iter::once(choose).chain(each).collect()
}

/// A post as moderators see it, whatever its state.
fn post_of(ui: &Ui, kind: ThreadKind, post: &PostRow) -> Markup {
    let answers = queries::guided(post.guided.clone());
    html! {
        article.post {
            div.post-margin { @if let Some(number) = post.number { span.no { (number) } } (ui.short_time(post.created_at)) }
            div.post-body {
                p.hat {
                    b { (post.author_name) }
                    @if let Some(of) = post.side { " " (side(ui, of)) }
                    @if let Some(organisation) = &post.organisation_name { " " span { (organisation) } }
                }
                @if post.state == "hidden" { p.reason { (ui.t("post-hidden")) } }
                div.prose { (trusted(&post.body_html)) }
                (guided(ui, kind, &answers))
            }
        }
    }
}

/// The answers of a guided form, each under its question.
fn guided(ui: &Ui, kind: ThreadKind, answers: &[Guided]) -> Markup {
    html! {
        @for answer in answers {
            @if let Some(field) = kind.guided().iter().find(|field| field.name == answer.field) {
                section.guided {
                    h3 { (ui.t(field.label)) }
                    @match field.length {
                        Length::Text => div.prose { (trusted(&answer.html)) },
                        Length::Line => p { (answer.source) },
                        Length::Outcome => p { (outcome(ui, &answer.source)) },
                    }
                }
            }
        }
    }
}

fn outcome(ui: &Ui, word: &str) -> String {
    OUTCOMES.iter().find(|(value, _)| *value == word).map(|(_, key)| ui.t(key).into_owned()).unwrap_or_default()
}

/// What was decided before.
fn history(ui: &Ui, taken: &[Taken]) -> Markup {
    html! {
        section.after aria-labelledby="avgjort" {
            div.section-head { h2 id="avgjort" { (ui.t("decisions-title")) } }
            @if taken.is_empty() {
                p.quiet { (ui.t("decisions-none")) }
            } @else {
                ol.queue {
                    @for decision in taken {
                        li {
                            p { b { (ui.t(taken_key(decision.act))) } @if let Some(post) = &decision.post { " " (about(ui, post)) } }
                            p.reason { (decision.reason) }
                            p.byline {
                                (decision.moderator.clone().unwrap_or_else(|| ui.t("decision-erased").into_owned())) " · "
                                (ui.time(decision.at))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn about(ui: &Ui, (number, author): &(Option<i32>, String)) -> String {
    match number {
        Some(number) => ui
            .ta("decision-about-post", &[("number", (*number).into()), ("author", author.as_str().into())])
            .into_owned(),
        None => ui.ta("decision-about-reply", &[("author", author.as_str().into())]).into_owned(),
    }
}
