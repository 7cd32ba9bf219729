//! The marks of a comparison: a party's letter in its shape, a rating as dots, the distance as a bar on the same scale.
//! Each also has its number or its word; colour says nothing alone.

use maud::{Markup, html};

use crate::involvement::marks::{Cell, Gap, Letters};
use crate::involvement::{Party, PartyId};
use crate::organisations::OrganisationRef;
use crate::trials::Trial;
use crate::viewer::Side;
use crate::web::ui::side_key;
use crate::web::{Ui, paths};

/// The key of a side's letter.
fn letter_key(side: Side) -> &'static str {
    match side {
        Side::Management => "letter-management",
        Side::Union => "letter-union",
        Side::Safety => "letter-safety",
        Side::Ministry => "letter-ministry",
    }
}

/// A party's letter, numbered where its side has several; its name is read out.
pub(in crate::involvement) fn letter(ui: &Ui, letters: &Letters, party: PartyId) -> Markup {
    let name = letters.name(party).map(|party| party.name.as_str()).unwrap_or_default();
    let title = format!("{name}, {}", ui.t(side_key(party.side)));
    html! {
        abbr.letter data-side=(party.side.as_str()) title=(title) {
            span aria-hidden="true" { (ui.t(letter_key(party.side))) @if let Some(n) = letters.number(party) { (n) } }
            span.ds-sr-only { (title) }
        }
    }
}

/// A trial's parties with their letters.
pub(in crate::involvement) fn key(ui: &Ui, letters: &Letters) -> Markup {
    html! {
        @if !letters.all().is_empty() {
            ul.letters {
                @for (party, _) in letters.all() {
                    li { (letter(ui, letters, party.id)) " " span aria-hidden="true" { (party.name) } }
                }
            }
        }
    }
}

/// Where a rating from 1 to 5 lies in the drawing.
fn place(rating: i16) -> i16 {
    6 + 12 * (rating - 1)
}

/// A rating in tenths, as five dots and a number.
pub(in crate::involvement) fn dots(ui: &Ui, tenths: i32) -> Markup {
    let whole = tenths % 10 == 0;
    let number = if whole { (tenths / 10).to_string() } else { format!("{},{}", tenths / 10, tenths % 10) };
    html! {
        span.rating {
            svg.dots viewBox="0 0 60 12" aria-hidden="true" focusable="false" {
                @for n in 1..=5_i16 {
                    circle.on[i32::from(n) * 10 <= tenths + 5] cx=(place(n)) cy="6" r="4.4" {}
                }
            }
            span.num { (number) } span.ds-sr-only { " " (ui.t("of-five")) }
        }
    }
}

/// How far apart the parties are: a bar from the lowest to the highest rating, and the distance in words.
pub(in crate::involvement) fn gap(ui: &Ui, gap: Gap, largest: bool) -> Markup {
    let key = match (gap.size(), largest) {
        (0, _) => "gap-none",
        (_, true) => "gap-largest",
        (_, false) => "gap",
    };
    html! {
        p.gap data-disputed[gap.disputed()] {
            svg.gap-bar viewBox="0 0 60 12" aria-hidden="true" focusable="false" {
                path d="M6 6H54" {}
                rect x=(place(gap.least) - 3) y="3" width=(place(gap.most) - place(gap.least) + 6) height="6" rx="1" {}
            }
            span { (ui.tn(key, gap.size().into())) }
        }
    }
}

/// Events put together: forms, ratings, distance.
pub(in crate::involvement) fn cell(ui: &Ui, letters: &Letters, cell: &Cell) -> Markup {
    html! {
        @if !cell.marks.is_empty() {
            ul.marks {
                @for mark in letters.all().iter().filter_map(|(party, _)| cell.mark_of(party.id)) {
                    li {
                        (letter(ui, letters, mark.party)) " " (dots(ui, mark.tenths()))
                        @if Some(mark.form) != cell.highest { span.differs { (ui.t(mark.form.text_key())) } }
                    }
                }
            }
            @if let Some(distance) = cell.gap { (gap(ui, distance, cell.events > 1)) }
        }
        @if cell.hidden > 0 { p.small.quiet { (ui.tn("accounts-hidden", i64::try_from(cell.hidden).unwrap_or_default())) } }
    }
}

/// A party's name as a link, with its side.
pub(in crate::involvement) fn party(ui: &Ui, party: &Party) -> Markup {
    html! { a href=(paths::organisation(&party.slug)) { (party.name) } " " (crate::web::ui::side(ui, party.id.side)) }
}

/// Where in a trial with several participants something happened.
pub(in crate::involvement) fn at(ui: &Ui, trial: &Trial, participant: Option<crate::ids::OrganisationId>) -> String {
    let one = participant.and_then(|id| trial.participants.iter().map(|p| &p.organisation).find(|o| o.id == id));
    one.map_or_else(|| ui.t("event-joint").into_owned(), |OrganisationRef { name, .. }| name.clone())
}
