//! One result: what it is, where it leads, and the words that were looked for in it.

use maud::{Markup, html};

use crate::accounts;
use crate::discover::excerpt::{self, Piece};
use crate::discover::queries::page::Line;
use crate::ids::{GuidanceId, IndicatorId, InvolvementId, ThreadId};
use crate::provisions;
use crate::results::Standard;
use crate::search::{Found, Mark};
use crate::threads::ThreadKind;
use crate::viewer::{Role, Side};
use crate::web::{Ui, paths, ui};

/// Characters of an excerpt.
const EXCERPT: usize = 240;

pub(super) fn result(ui: &Ui, line: &Line, marks: &[Mark]) -> Markup {
    let title = title(ui, line);
    let text = ui.pick(&line.text_nb, line.text_nn.as_deref().unwrap_or(&line.text_nb));
    let area = line.area_nb.as_deref().map(|nb| ui.pick(nb, line.area_nn.as_deref().unwrap_or(nb)));
    html! {
        li {
            (kind(ui, line))
            a.title href=(address(line)) { (pieces(&excerpt::marked(&title, marks))) }
            @if let Some(area) = area { span.area { (area) } }
            p.byline {
                span {
                    (line.who)
                    @if dated(line.found) { @if !line.who.is_empty() { " · " } (ui.time(line.at)) }
                    @if line.demo { " " (ui::demo_tag(ui)) }
                }
                @for word in words(ui, line) { " " span { (word) } }
            }
            @if !text.is_empty() { p.excerpt { (pieces(&excerpt::excerpt(text, marks, EXCERPT))) } }
        }
    }
}

/// Whether it matters when it is from.
fn dated(found: Found) -> bool {
    !matches!(found, Found::Trial | Found::Organisation | Found::Provision | Found::Person)
}

/// What else is good to know before opening it.
fn words(ui: &Ui, line: &Line) -> Vec<String> {
    let mut words = Vec::new();
    if line.found == Found::Post {
        match line.number {
            Some(number) if number > 1 => words.push(ui.tn("search-post-number", number.into())),
            _ => words.push(ui.tn("search-replies", line.replies.into())),
        }
    }
    if line.found == Found::Person {
        words.push(as_what(ui, line).into());
    }
    let marks = [
        (line.official && line.found == Found::Post, "search-official"),
        (line.found == Found::Guidance && !line.official, "search-replaced"),
        (line.answered, "search-answered"),
        (!line.open_to_all, "audience-limited"),
    ];
    words.extend(marks.into_iter().filter(|(there, _)| *there).map(|(_, key)| ui.t(key)));
    words.into_iter().map(|word| word.into_owned()).collect()
}

fn kind(ui: &Ui, line: &Line) -> Markup {
    let key = match line.found {
        Found::Trial if line.facet == "non_trial" => "search-kind-non-trial",
        Found::Trial => "search-kind-trial",
        Found::Organisation => "search-kind-organisation",
        Found::Provision => "search-kind-rule",
        Found::Guidance => "search-kind-guidance",
        Found::Involvement => "search-kind-involvement",
        Found::Indicator => "search-kind-indicator",
        Found::Lesson => "search-kind-lesson",
        Found::Person => "search-kind-person",
        Found::Post => {
            let kind = ThreadKind::parse(&line.facet).unwrap_or(ThreadKind::Discussion);
            let asks = matches!(kind, ThreadKind::Question | ThreadKind::GuidanceRequest | ThreadKind::PartnerWanted);
            return html! {
                span.ds-tag.kind data-asks[asks] data-official[kind == ThreadKind::Announcement] { (ui.t(kind.text_key())) }
            };
        }
    };
    html! { span.ds-tag.kind data-official[line.found == Found::Guidance] { (ui.t(key)) } }
}

/// Its title; a provision is cited, and an indicator of the catalogue called by its name there.
fn title(ui: &Ui, line: &Line) -> String {
    let title = ui.pick(&line.title_nb, line.title_nn.as_deref().unwrap_or(&line.title_nb));
    match line.found {
        Found::Provision => provisions::cite(ui, title, &line.facet, ledd(line)),
        Found::Indicator => {
            Standard::parse(title).map_or_else(|| title.to_owned(), |one| ui.t(one.text_key()).into_owned())
        }
        _ => title.to_owned(),
    }
}

/// As what somebody is found: her role and side there.
fn as_what(ui: &Ui, line: &Line) -> String {
    let (role, side) = line.facet.split_once(' ').unwrap_or((&line.facet, ""));
    accounts::role_and_side(ui.lang, Role::parse(role).unwrap_or(Role::Member), Side::parse(side))
}

fn ledd(line: &Line) -> i16 {
    line.number.and_then(|number| number.try_into().ok()).unwrap_or_default()
}

fn address(line: &Line) -> String {
    let slug = line.slug.as_deref().unwrap_or_default();
    match line.found {
        Found::Trial => paths::trial(slug),
        // A person has no page: what she is found by is her place in an organisation.
        Found::Organisation | Found::Person => paths::organisation(slug),
        Found::Provision => paths::provision(slug, &line.facet, ledd(line)),
        Found::Guidance => paths::guidance(GuidanceId(line.id), &line.title_nb),
        Found::Involvement => paths::involvement_event(slug, InvolvementId(line.id)),
        Found::Indicator => paths::indicator(slug, IndicatorId(line.id)),
        Found::Lesson => paths::results(slug),
        Found::Post => {
            let thread = ThreadId(line.thread_id.unwrap_or_default());
            match line.number {
                Some(number) if number > 1 => paths::post(thread, &line.title_nb, number),
                _ => paths::thread(thread, &line.title_nb),
            }
        }
    }
}

fn pieces(pieces: &[Piece]) -> Markup {
    html! {
        @for (marked, text) in pieces {
            @if *marked { mark { (text) } } @else { (text) }
        }
    }
}
