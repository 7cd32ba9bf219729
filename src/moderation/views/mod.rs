//! Moderators' pages, and the parts they share.

mod page;
mod queue;

use maud::{Markup, html};

pub(super) use page::{post, thread};
pub(super) use queue::queue;

use super::{Decision, Reason};
use crate::threads::{Length, OUTCOMES, ThreadKind};
use crate::web::Ui;

use super::queries::{Guided, Taken};

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
    }
}

/// The reasons of a list, the empty choice first.
fn reason_options(ui: &Ui, reasons: &[Reason]) -> Vec<(String, String)> {
    let choose = (String::new(), ui.t("decision-choose-reason").into_owned());
    let each = reasons.iter().map(|reason| (reason.as_str().to_owned(), ui.t(reason.text_key()).into_owned()));
    std::iter::once(choose).chain(each).collect()
}

/// The answers of a guided form, each under its question.
fn guided(ui: &Ui, kind: ThreadKind, answers: &[Guided]) -> Markup {
    html! {
        @for answer in answers {
            @if let Some(field) = kind.guided().iter().find(|field| field.name == answer.field) {
                section.guided {
                    h3 { (ui.t(field.label)) }
                    @match field.length {
                        Length::Text => div.prose { (crate::text::markdown::trusted(&answer.html)) },
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
