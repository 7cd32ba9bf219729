//! The queue: what waits, oldest first. What nobody vouches for can be let through or declined here; reports and objections
//! open on a page of their own.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::{guided, reason_options};
use crate::areas::Area;
use crate::moderation::form::WORDS;
use crate::moderation::queries::queue::{Case, Due, Filter, Queue};
use crate::moderation::{Decision, Reason};
use crate::text::markdown::trusted;
use crate::web::ui::{Field, audience, checkbox, empty, hidden, once, select, side};
use crate::web::{Filled, FormData, Ui, paths};

/// The queue as it was looked at.
pub(in crate::moderation) fn queue_path(filter: &Filter) -> String {
    format!("{}{}", paths::MODERATION, query(filter))
}

/// A case's page, at its heading, with what was looked at kept for the next.
pub(in crate::moderation) fn case_path(case: &Case, filter: &Filter) -> String {
    match case.objection_id {
        Some(id) => format!("{}#sak", paths::objection(id)),
        None => format!("{}{}#sak", paths::case(case.post_id), query(filter)),
    }
}

fn query(filter: &Filter) -> String {
    let mut parts = Vec::new();
    parts.extend(filter.area.as_ref().map(|area| format!("omrade={area}")));
    parts.extend(filter.mine.then(|| "mine=ja".to_owned()));
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

/// The queue's page.
pub(in crate::moderation) fn queue(ui: &Ui, queue: &Queue, filter: &Filter) -> Markup {
    let n = i64::try_from(queue.cases.len()).unwrap_or(i64::MAX);
    let me = ui.viewer.member_id();
    let first = queue.cases.iter().find(|case| !case.own(me) && case.taken_by.is_none_or(|by| Some(by) == me));
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.t("moderation-title")) }
                p.lead {
                    @if n > 0 { (ui.tn("moderation-waiting", n)) " " }
                    (ui.t("moderation-lead"))
                }
                p.cluster {
                    @if let Some(case) = first { a.ds-button href=(case_path(case, filter)) { (ui.t("moderation-begin")) } }
                    a.ds-link href=(paths::MODERATION_LOG) { (ui.t("log-title")) }
                }
            }
            (filters(ui, &queue.areas, filter))
            @if queue.cases.is_empty() {
                (empty(&ui.t("moderation-empty"), Some((paths::THREADS, &ui.t("moderation-empty-step")))))
            } @else {
                ol.queue { @for one in &queue.cases { (case(ui, one, filter)) } }
                @if queue.more { p.quiet { (ui.t("moderation-more")) } }
            }
        }
    }
}

fn filters(ui: &Ui, areas: &[Area], filter: &Filter) -> Markup {
    let all = (String::new(), ui.t("moderation-all-areas").into_owned());
    let options: Vec<_> =
        std::iter::once(all).chain(areas.iter().map(|a| (a.slug.clone(), a.name(ui).to_owned()))).collect();
    let filled = Filled::with(FormData::default().with("omrade", filter.area.clone().unwrap_or_default()));
    html! {
        form.filters method="get" action=(paths::MODERATION) {
            (select(ui, &filled, Field::new("omrade", "area", 0), &options))
            (checkbox(ui, "mine", "moderation-mine", filter.mine))
            div { button.ds-button data-variant="secondary" data-size="sm" type="submit" { (ui.t("moderation-filter")) } }
        }
    }
}

/// Why it is here, in words.
fn why(ui: &Ui, case: &Case) -> String {
    match case.why {
        Due::Waiting => {
            ui.t(if case.opens() { "moderation-case-thread" } else { "moderation-case-reply" }).into_owned()
        }
        Due::Report => ui.tn("moderation-case-reports", case.reports).into_owned(),
        Due::Objection => ui.t("moderation-case-objection").into_owned(),
    }
}

fn case(ui: &Ui, case: &Case, filter: &Filter) -> Markup {
    let heading = format!("{}-{}", case.why.as_str(), case.post_id);
    let own = case.own(ui.viewer.member_id());
    let reported = case.why != Due::Waiting;
    html! {
        li aria-labelledby=(heading) {
            div.cluster {
                span.ds-tag.kind { (ui.t(case.kind.text_key())) }
                span.due data-due=(case.why.as_str()) { (why(ui, case)) }
                @if let Some(by) = &case.taken_by_name { span.quiet.small { (ui.ta("case-taken-by", &[("name", by.as_str().into())])) } }
            }
            h2 id=(heading) { a.ds-link href=(paths::thread(case.thread_id, &case.title)) { (case.title) } }
            (byline(ui, case))
            (audience(ui, &case.audience, Some(ui.pick(case.area().0, case.area().1))))
            @if !reported {
                div.prose { (trusted(&case.body_html)) }
                (guided(ui, case.kind, &case.guided()))
            }
            @if own {
                p.reason { (ui.t(if case.why == Due::Objection { "case-not-yours" } else { "denied-own-case" })) }
            } @else {
                p { a.ds-link href=(case_path(case, filter)) {
                    (ui.t(if reported { "case-open" } else { "case-look" })) span.ds-sr-only { ": " (case.title) ", " (case.author_name) }
                } }
                @if !reported { (buttons(ui, case)) }
            }
        }
    }
}

fn byline(ui: &Ui, case: &Case) -> Markup {
    html! {
        p.hat {
            b { (case.author_name) }
            @if let Some(of) = case.side { " " (side(ui, of)) }
            @if let Some(organisation) = &case.organisation_name { " " span { (organisation) } }
        }
        p.byline {
            (ui.pick(case.area().0, case.area().1)) " · "
            @if let Some(number) = case.number.filter(|number| *number > 1) { (ui.t("post")) " " (number) " · " }
            (ui.time(case.created_at))
            @if case.since != case.created_at { " · " (ui.t("moderation-since")) " " (ui.time(case.since)) }
            @if let Some(since) = case.account_since {
                " · " (account_age(ui, since))
            }
        }
    }
}

fn account_age(ui: &Ui, since: DateTime<Utc>) -> String {
    match ui.now.signed_duration_since(since).num_days() {
        days if days < 1 => ui.t("moderation-account-today").into_owned(),
        days => ui.tn("moderation-account-days", days).into_owned(),
    }
}

/// Where the forms of a case go.
fn address(case: &Case) -> String {
    if case.opens() { paths::thread_act(case.thread_id, "moderer") } else { paths::post_act(case.post_id, "moderer") }
}

/// Letting through takes one button; declining a reason.
fn buttons(ui: &Ui, case: &Case) -> Markup {
    let (action, key) = (address(case), case.post_id);
    let (reason_id, words_id) = (format!("reason-{key}"), format!("words-{key}"));
    html! {
        form method="post" action=(action) {
            (once(&Filled::empty())) (hidden("til", paths::MODERATION)) (hidden("act", Decision::Approve.as_str()))
            button.ds-button data-size="sm" type="submit" {
                (ui.t("decide-approve")) span.ds-sr-only { " " (case.title) ", " (case.author_name) }
            }
        }
        details.ds-details {
            summary { (ui.t("decide-decline-open")) span.ds-sr-only { " " (case.title) ", " (case.author_name) } }
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
