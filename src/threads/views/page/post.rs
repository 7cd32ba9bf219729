//! One post on its thread's page.

use maud::{Markup, html};

use crate::text::markdown;
use crate::threads::queries::page::{Guided, Head, Post, ThreadPage};
use crate::threads::views::page::{Around, OfficialFacts};
use crate::threads::views::parts;
use crate::threads::{GuidedField, Length, OTHER_FORM, PostState, ThreadKind, policy};
use crate::web::ui::hidden;
use crate::web::{Ui, paths};

/// A post with a number: shown, or its place where it is hidden.
pub fn shown(ui: &Ui, page: &ThreadPage, post: &Post, around: &Around) -> Markup {
    let number = post.row.number.unwrap_or(0);
    let head = &page.head;
    let mine = ui.viewer.member_id().is_some() && ui.viewer.member_id() == post.row.author_id;
    let readable = post.row.state == PostState::Shown || mine || ui.viewer.moderates(head.area);
    html! {
        article.post id={ "p" (number) } {
            (margin(ui, post))
            div.post-body {
                @if post.row.state == PostState::Hidden {
                    div.ds-alert data-color="danger" lang=(ui.lang.code()) {
                        p { (ui.t(if readable { "post-hidden-yours" } else { "post-hidden" })) }
                        @if let Some(reason) = post.row.state_reason.as_ref().filter(|_| readable) { p { (ui.t("reason")) " " (reason) } }
                        @if mine { p { a.ds-link href=(paths::MY_CASES) { (ui.t("object-to-decision")) } } }
                    }
                }
                @if readable {
                    @if head.accepted_number == Some(number) { p.accepted lang=(ui.lang.code()) { (ui.t("accepted")) } }
                    @if post.row.official { (official(ui, post, around.official.get(&post.row.id))) } @else { (parts::hat(ui, post)) (words(ui, head, post)) }
                    @if number == 1 { (under_the_question(ui, page)) }
                    (actions(ui, head, post, mine && !post.row.official))
                }
            }
        }
    }
}

/// A post without a number: it waits, or was declined.
pub fn waiting(ui: &Ui, post: &Post) -> Markup {
    let declined = post.row.state == PostState::Declined;
    html! {
        article.post {
            div.post-margin { (ui.time(post.row.created_at)) }
            div.post-body {
                div.ds-alert data-color=(if declined { "danger" } else { "info" }) {
                    p { (ui.t(if declined { "post-declined" } else { "post-waits" })) }
                    @if let Some(reason) = &post.row.state_reason { p { (ui.t("reason")) " " (reason) } }
                    @if declined { p { a.ds-link href=(paths::MY_CASES) { (ui.t("object-to-decision")) } } }
                }
                (parts::hat(ui, post))
                div.prose { (markdown::trusted(&post.row.body_html)) }
            }
        }
    }
}

fn margin(ui: &Ui, post: &Post) -> Markup {
    let number = post.row.number.unwrap_or(0);
    html! {
        div.post-margin lang=(ui.lang.code()) {
            a.no href={ "#p" (number) } { span.ds-sr-only { (ui.t("post")) " " } (number) }
            (ui.short_time(post.row.created_at))
            @if post.row.edited_at.is_some() { span { (ui.t("edited")) } }
        }
    }
}

fn official(ui: &Ui, post: &Post, facts: Option<&OfficialFacts>) -> Markup {
    html! {
        div.official {
            p.official-head lang=(ui.lang.code()) { (parts::ministry_mark()) (ui.t("official")) " " span.quiet { (ui.t("official-guidance")) } }
            @if let Some(facts) = facts { (facts.before) }
            (parts::hat(ui, post))
            div.prose { (markdown::trusted(&post.row.body_html)) }
            @if let Some(facts) = facts { (facts.after) }
        }
    }
}

/// The body and the guided answers; an opening post's in the order of its form.
fn words(ui: &Ui, head: &Head, post: &Post) -> Markup {
    let answer = |field: &GuidedField| post.guided.iter().find(|answer| answer.field == field.name);
    let asked = head.kind.guided().iter().filter(|field| ![OTHER_FORM.0, OTHER_FORM.1].contains(&field.name));
    let fields = || asked.clone().filter_map(|field| answer(field).map(|answer| (field, answer)));
    let opening = post.row.number == Some(1);
    html! {
        @if opening {
            @for (field, given) in fields().filter(|(field, _)| field.first) { (guided(ui, field, given)) }
            @if head.kind == ThreadKind::RuleInWay {
                section.guided { h3 lang=(ui.lang.code()) { (ui.t(head.kind.body_keys().0)) } div.prose { (markdown::trusted(&post.row.body_html)) } }
            } @else {
                div.prose { (markdown::trusted(&post.row.body_html)) }
            }
            @for (field, given) in fields().filter(|(field, _)| !field.first) { (guided(ui, field, given)) }
            (other_form(ui, head, post))
        } @else {
            div.prose { (markdown::trusted(&post.row.body_html)) }
        }
    }
}

/// An announcement in the other form of Norwegian.
fn other_form(ui: &Ui, head: &Head, post: &Post) -> Markup {
    let given = |name| post.guided.iter().find(|answer| answer.field == name);
    let (other, key) = if head.language == "nn" { ("nb", "bokmaal") } else { ("nn", "nynorsk") };
    html! {
        @if let Some(body) = given(OTHER_FORM.1) {
            section.other-form id=(other) lang=(other) {
                p.quiet.small lang=(ui.lang.code()) { (ui.t(key)) }
                @if let Some(title) = given(OTHER_FORM.0) { h2 { (title.source) } }
                div.prose { (markdown::trusted(&body.html)) }
            }
        }
    }
}

pub(super) fn guided(ui: &Ui, field: &GuidedField, given: &Guided) -> Markup {
    match field.length {
        Length::Outcome => html! { p { (parts::outcome(ui, &given.source)) } },
        // What stands first is plain from its frame; its label is for those who hear the page.
        Length::Line if field.first => {
            html! { p.provision { span.ds-sr-only lang=(ui.lang.code()) { (ui.t(field.label)) " " } (given.source) } }
        }
        Length::Line => {
            html! { p.provision { span.quiet lang=(ui.lang.code()) { (ui.t(field.label)) ": " } (given.source) } }
        }
        Length::Text => html! {
            section.guided {
                h3 lang=(ui.lang.code()) { (ui.t(field.label)) }
                div.prose { (markdown::trusted(&given.html)) }
            }
        },
    }
}

/// Where the answer is, and who has the same rule in the way.
fn under_the_question(ui: &Ui, page: &ThreadPage) -> Markup {
    let head = &page.head;
    html! {
        @if let Some(number) = head.accepted_number {
            p.answered lang=(ui.lang.code()) {
                span { (ui.t("answered-in")) " " a href=(paths::post(head.id, &head.title, number)) { (ui.t("post")) " " (number) } }
            }
        }
        @if head.kind == ThreadKind::RuleInWay { (same_here(ui, page)) }
    }
}

fn same_here(ui: &Ui, page: &ThreadPage) -> Markup {
    let head = &page.head;
    let may = policy::can_say_same(&ui.viewer, head).is_ok();
    html! {
        form.same-here method="post" action=(paths::thread_act(head.id, "hos-oss")) lang=(ui.lang.code()) {
            @if may {
                (hidden("said", if page.said_by_mine { "nei" } else { "ja" }))
                button.ds-button data-variant="secondary" type="submit" {
                    @if page.said_by_mine { (ui.t("same-here-undo")) } @else { (ui.t("same-here")) } " (" (head.same_here_count) ")"
                }
            }
            p {
                @if page.same_here.is_empty() { (ui.t("same-here-none")) }
                @else { (ui.t("same-here-said")) " " (page.same_here.join(", ")) "." }
                " " (ui.t("same-here-help"))
            }
        }
    }
}

fn actions(ui: &Ui, head: &Head, post: &Post, mine: bool) -> Markup {
    let number = post.row.number.unwrap_or(0);
    let may_accept = number > 1 && post.row.state == PostState::Shown && policy::can_accept(&ui.viewer, head).is_ok();
    let accepted = head.accepted_number == Some(number);
    let may_report = ui.viewer.pause().is_none() && policy::can_report(&ui.viewer, head, post).is_ok();
    html! {
        @if mine || may_accept || may_report || ui.viewer.moderates(head.area) {
            div.post-actions lang=(ui.lang.code()) {
                @if mine { a href=(paths::post_act(post.row.id, "rediger")) { (ui.t("edit")) span.ds-sr-only { " " (ui.t("post")) " " (number) } } }
                @if post.row.edited_at.is_some() { a href=(paths::post_act(post.row.id, "versjoner")) { (ui.t("earlier-versions")) span.ds-sr-only { " " (number) } } }
                @if may_accept {
                    form method="post" action=(paths::thread_act(head.id, "losning")) {
                        (hidden("number", &if accepted { 0 } else { number }.to_string()))
                        button type="submit" { (ui.t(if accepted { "unaccept" } else { "accept" })) span.ds-sr-only { " " (ui.t("post")) " " (number) } }
                    }
                }
                @if may_report {
                    a href=(paths::report(post.row.id)) {
                        @if number == 1 { (ui.t("report-thread")) } @else { (ui.t("report-post")) span.ds-sr-only { " " (number) } }
                    }
                }
                @if ui.viewer.moderates(head.area) { a href={ (paths::moderate_thread(head.id)) "?innlegg=" (post.row.id) } { (ui.t("moderate")) span.ds-sr-only { " " (ui.t("post")) " " (number) } } }
            }
        }
    }
}
