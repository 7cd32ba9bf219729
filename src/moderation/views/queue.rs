//! The queue: what waits, oldest first, each with what one needs to know to decide.

use maud::{Markup, html};

use super::{guided, reason_options};
use crate::moderation::form::WORDS;
use crate::moderation::queries::{Case, Queue};
use crate::moderation::{Decision, Reason};
use crate::text::markdown::trusted;
use crate::web::ui::{audience, empty, hidden, once, side};
use crate::web::{Filled, Ui, paths};

/// The queue's page.
pub(in crate::moderation) fn queue(ui: &Ui, queue: &Queue) -> Markup {
    let n = i64::try_from(queue.cases.len()).unwrap_or(i64::MAX);
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.t("moderation-title")) }
                p.lead {
                    @if n > 0 { (ui.tn("moderation-waiting", n)) " " }
                    (ui.t("moderation-lead"))
                }
            }
            @if queue.cases.is_empty() {
                (empty(&ui.t("moderation-empty"), Some((paths::THREADS, &ui.t("moderation-empty-step")))))
            } @else {
                ol.queue { @for one in &queue.cases { (case(ui, one)) } }
                @if queue.more { p.quiet { (ui.t("moderation-more")) } }
            }
        }
    }
}

fn case(ui: &Ui, case: &Case) -> Markup {
    let title = &case.thread.title;
    let heading = format!("sak-{}", case.post.id);
    html! {
        li id={ "p" (case.post.id) } aria-labelledby=(heading) {
            div.cluster {
                span.ds-tag.kind { (ui.t(case.thread.kind.text_key())) }
                span.quiet { (ui.t(if case.opens() { "moderation-case-thread" } else { "moderation-case-reply" })) }
            }
            h2 id=(heading) { a.ds-link href=(paths::thread(case.thread.id, title)) { (title) } }
            (byline(ui, case))
            (audience(ui, &case.thread.audience, Some(ui.pick(&case.area.0, &case.area.1))))
            div.prose { (trusted(&case.post.body_html)) }
            (guided(ui, case.thread.kind, &case.guided))
            @if case.own {
                p.reason { (ui.t("denied-own-case")) }
            } @else {
                (buttons(ui, case))
            }
        }
    }
}

fn byline(ui: &Ui, case: &Case) -> Markup {
    html! {
        p.hat {
            b { (case.post.author_name) }
            @if let Some(of) = case.post.side { " " (side(ui, of)) }
            @if let Some(organisation) = &case.post.organisation_name { " " span { (organisation) } }
        }
        p.byline {
            (ui.pick(&case.area.0, &case.area.1)) " · " (ui.time(case.post.created_at))
            @if let Some(since) = case.account_since {
                " · " (account_age(ui, since))
            }
        }
    }
}

fn account_age(ui: &Ui, since: chrono::DateTime<chrono::Utc>) -> String {
    match ui.now.signed_duration_since(since).num_days() {
        days if days < 1 => ui.t("moderation-account-today").into_owned(),
        days => ui.tn("moderation-account-days", days).into_owned(),
    }
}

/// Where the forms of a case go.
fn address(case: &Case) -> String {
    if case.opens() { paths::thread_act(case.thread.id, "moderer") } else { paths::post_act(case.post.id, "moderer") }
}

/// Letting through takes one button; declining a reason.
fn buttons(ui: &Ui, case: &Case) -> Markup {
    let (action, key) = (address(case), case.post.id);
    let (reason_id, words_id) = (format!("reason-{key}"), format!("words-{key}"));
    html! {
        form method="post" action=(action) {
            (once(&Filled::empty())) (hidden("til", paths::MODERATION)) (hidden("act", Decision::Approve.as_str()))
            button.ds-button data-size="sm" type="submit" {
                (ui.t("decide-approve")) span.ds-sr-only { " " (case.thread.title) ", " (case.post.author_name) }
            }
        }
        details.ds-details {
            summary { (ui.t("decide-decline-open")) span.ds-sr-only { " " (case.thread.title) ", " (case.post.author_name) } }
            form.form method="post" action=(action) {
                (once(&Filled::empty())) (hidden("til", paths::MODERATION)) (hidden("act", Decision::Decline.as_str()))
                div.ds-field {
                    label.ds-label for=(reason_id) { (ui.t("decision-reason")) }
                    select.ds-input id=(reason_id) name="reason" required {
                        @for (value, label) in reason_options(ui, Reason::AGAINST) { option value=(value) { (label) } }
                    }
                }
                div.ds-field {
                    label.ds-label for=(words_id) { (ui.t("decision-words")) " " span.optional { (ui.t("optional")) } }
                    div data-field="description" id={ (words_id) "-help" } { (ui.t("decision-words-help")) }
                    textarea.ds-input id=(words_id) name="words" rows="3" maxlength=(WORDS) aria-describedby={ (words_id) "-help" } {}
                }
                div.form-end {
                    button.ds-button data-size="sm" data-variant="secondary" data-color="danger" type="submit" { (ui.t("decide-decline")) }
                }
            }
        }
    }
}
