//! The ministry's queue: what waits, how old it is, who answers for it and when, and how far it has come.

use maud::{Markup, html};

use crate::guidance::AnswerState;
use crate::guidance::deadline::TARGET;
use crate::guidance::queries::queue::{Part, Queue, Waiting};
use crate::web::form::{Filled, FormData};
use crate::web::ui::{self, Field, hidden};
use crate::web::{Ui, paths};

fn part_key(part: Part) -> &'static str {
    match part {
        Part::All => "guidance-queue-all",
        Part::Mine => "guidance-queue-mine",
        Part::Late => "guidance-queue-late",
        Part::ToApprove => "guidance-queue-approve",
    }
}

/// The whole page.
pub(in crate::guidance) fn queue(ui: &Ui, queue: &Queue, part: Part, area: &str) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::GUIDANCE, &ui.t("guidance-title")), (paths::GUIDANCE_QUEUE, &ui.t("guidance-queue-title"))]))
            header.page-head {
                h1 { (ui.t("guidance-queue-title")) }
                p.lead { (ui.tn("guidance-queue-lead", TARGET)) }
            }
            nav.tabs aria-label=(ui.t("guidance-queue-parts")) {
                @for one in Part::ALL { a href=(address(one, area)) aria-current=[(one == part).then_some("page")] { (ui.t(part_key(one))) } }
            }
            (filter(ui, queue, part, area))
            @if queue.waiting.is_empty() {
                (ui::empty(&ui.t("guidance-queue-empty"), Some((paths::GUIDANCE, &ui.t("guidance-all")))))
            } @else {
                (table(ui, queue))
                @if queue.more { p.quiet { (ui.t("guidance-queue-more")) } }
            }
        }
    }
}

fn address(part: Part, area: &str) -> String {
    let pairs: Vec<String> = [("vis", part.word()), ("omrade", area)]
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if pairs.is_empty() {
        paths::GUIDANCE_QUEUE.to_owned()
    } else {
        format!("{}?{}", paths::GUIDANCE_QUEUE, pairs.join("&"))
    }
}

fn filter(ui: &Ui, queue: &Queue, part: Part, area: &str) -> Markup {
    let filled = Filled::with(FormData::default().with("omrade", area));
    let all = (String::new(), ui.t("filter-all").into_owned());
    let areas: Vec<_> =
        std::iter::once(all).chain(queue.areas.iter().map(|a| (a.slug.clone(), a.name(ui).to_owned()))).collect();
    html! {
        form.filters.after-1 method="get" action=(paths::GUIDANCE_QUEUE) {
            @if !part.word().is_empty() { (hidden("vis", part.word())) }
            (ui::select(ui, &filled, Field::new("omrade", "list-area", 80), &areas))
            button.ds-button data-variant="secondary" type="submit" { (ui.t("filter-show")) }
        }
    }
}

fn table(ui: &Ui, queue: &Queue) -> Markup {
    html! {
        table.ds-table.after-1 data-stack {
            caption.ds-sr-only { (ui.t("guidance-queue-title")) }
            thead {
                tr {
                    th scope="col" { (ui.t("guidance-queue-case")) }
                    th.num scope="col" { (ui.t("guidance-queue-age")) }
                    th scope="col" { (ui.t("guidance-queue-target")) }
                    th scope="col" { (ui.t("guidance-queue-unit")) }
                    th scope="col" { (ui.t("guidance-queue-state")) }
                }
            }
            tbody { @for one in &queue.waiting { (line(ui, queue, one)) } }
        }
    }
}

fn line(ui: &Ui, queue: &Queue, one: &Waiting) -> Markup {
    let (target, age) = (one.target(), one.age(queue.today));
    html! {
        tr {
            th scope="row" {
                a href=(paths::guidance_case(one.id)) { (one.title) }
                p.byline {
                    (ui.t(one.kind.text_key())) " · " (ui.pick(&one.name_nb, &one.name_nn))
                    @if let Some(organisation) = &one.organisation_name { " · " (organisation) }
                    @if one.same_here_count > 0 { " · " (ui.tn("same-here-count", one.same_here_count.into())) }
                }
            }
            td.num data-label=(ui.t("guidance-queue-age")) { (ui.tn("working-days", age)) }
            td data-label=(ui.t("guidance-queue-target")) {
                (ui.lang.short_date(target))
                @if target < queue.today { " " span.late { (ui.t("guidance-late")) } }
            }
            td data-label=(ui.t("guidance-queue-unit")) { (responsible(ui, one)) }
            td data-label=(ui.t("guidance-queue-state")) { (state(ui, one)) }
        }
    }
}

fn responsible(ui: &Ui, one: &Waiting) -> Markup {
    html! {
        (one.ministry.clone().unwrap_or_else(|| ui.t("area-ministry-none").into_owned()))
        @if let Some(unit) = &one.unit { ", " (unit) }
        p.byline { @match &one.assignee { Some(name) => (name), None => (ui.t("guidance-unassigned")) } }
    }
}

fn state(ui: &Ui, one: &Waiting) -> Markup {
    let by = || [("name", one.drafter_name.clone().unwrap_or_default().into())];
    html! {
        @match one.draft_state {
            Some(AnswerState::Submitted) => b { (ui.ta("guidance-state-submitted", &by())) },
            Some(AnswerState::Draft | AnswerState::Published) => (ui.ta("guidance-state-draft", &by())),
            None => span.quiet { (ui.t("guidance-state-none")) },
        }
    }
}
