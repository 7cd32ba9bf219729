//! One result: what it is, where it leads, and the words that were looked for in it.

use maud::{Markup, html};

use crate::accounts;
use crate::alerts::Thing;
use crate::discover::excerpt::{self, Piece};
use crate::discover::queries::page::Line;
use crate::ids::ThreadId;
use crate::search::{Found, Mark};
use crate::threads::ThreadKind;
use crate::viewer::{Role, Side};
use crate::web::{Ui, ui};

/// Characters of an excerpt.
const EXCERPT: usize = 240;

pub(super) fn result(ui: &Ui, line: &Line, marks: &[Mark]) -> Markup {
    let thing = thing(line);
    let title = thing.title(ui.lang);
    let text = ui.pick(&line.text_nb, line.text_nn.as_deref().unwrap_or(&line.text_nb));
    let area = line.area_nb.as_deref().map(|nb| ui.pick(nb, line.area_nn.as_deref().unwrap_or(nb)));
    html! {
        li {
            (kind(ui, &thing))
            a.title href=(thing.path()) { (pieces(&excerpt::marked(&title, marks))) }
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

fn kind(ui: &Ui, thing: &Thing<'_>) -> Markup {
    let kind = (thing.found == Found::Post).then(|| thing.thread_kind());
    let asks = matches!(kind, Some(ThreadKind::Question | ThreadKind::GuidanceRequest | ThreadKind::PartnerWanted));
    let official = thing.found == Found::Guidance || kind == Some(ThreadKind::Announcement);
    html! { span.ds-tag.kind data-asks[asks] data-official[official] { (ui.t(thing.kind_key())) } }
}

fn thing(line: &Line) -> Thing<'_> {
    Thing {
        found: line.found,
        id: line.id,
        facet: &line.facet,
        slug: line.slug.as_deref(),
        thread: line.thread_id.map(ThreadId),
        number: line.number,
        title_nb: &line.title_nb,
        title_nn: line.title_nn.as_deref(),
    }
}

/// As what somebody is found: her role and side there.
fn as_what(ui: &Ui, line: &Line) -> String {
    let (role, side) = line.facet.split_once(' ').unwrap_or((&line.facet, ""));
    accounts::role_and_side(ui.lang, Role::parse(role).unwrap_or(Role::Member), Side::parse(side))
}

fn pieces(pieces: &[Piece]) -> Markup {
    html! {
        @for (marked, text) in pieces {
            @if *marked { mark { (text) } } @else { (text) }
        }
    }
}
