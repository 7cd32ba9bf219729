//! Small parts of threads: the kind's tag, who speaks, the outcome of a result.

use maud::{Markup, html};

use crate::threads::queries::page::Post;
use crate::threads::{OUTCOMES, ThreadKind};
use crate::viewer::Me;
use crate::web::{Ui, paths, ui};

/// The tag of a kind: green where somebody asks, the ministry's own for what it announces.
pub fn kind_tag(ui: &Ui, kind: ThreadKind) -> Markup {
    let asks = matches!(kind, ThreadKind::Question | ThreadKind::GuidanceRequest | ThreadKind::PartnerWanted);
    html! {
        span.ds-tag.kind data-asks[asks] data-official[kind == ThreadKind::Announcement] { (ui.t(kind.text_key())) }
    }
}

/// Person, side and organisation in one line, as they were named when it was written.
pub fn hat(ui: &Ui, post: &Post) -> Markup {
    html! {
        h2.hat {
            b { (post.row.author_name) }
            @if let Some(side) = post.row.side { " " (ui::side(ui, side)) }
            @if let Some(name) = &post.row.organisation_name {
                " "
                @match &post.organisation_slug {
                    Some(slug) => a href=(paths::organisation(slug)) { (name) },
                    None => span { (name) },
                }
            }
        }
    }
}

/// Under which hat the reader writes.
pub fn writing_as(ui: &Ui, me: &Me) -> Markup {
    html! {
        p.hat {
            (ui.t("writing-as")) " " b { (me.name) }
            @match &me.hat {
                Some(hat) => {
                    @if let Some(side) = hat.side { " " (ui::side(ui, side)) }
                    " " span { (hat.organisation) }
                }
                None => { " " span { (ui.t("writing-unverified")) } }
            }
        }
    }
}

/// What came of it, with a shape of its own.
pub fn outcome(ui: &Ui, word: &str) -> Markup {
    let key = OUTCOMES.iter().find(|(known, _)| *known == word).map_or("outcome-mixed", |(_, key)| key);
    html! { span.outcome data-outcome=(word) { (ui.t(key)) } }
}

/// The ministry's mark.
pub fn ministry_mark() -> Markup {
    html! {
        svg.ministry-mark viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
            path d="M12 2 22 12 12 22 2 12Z" {}
            path d="M12 8v8M8 12h8" {}
        }
    }
}
