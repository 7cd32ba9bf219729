//! The demo's post office: the letters that would have been sent, as HTML, text and headers.

use maud::{Markup, html};

use crate::mail::post_office::Kept;
use crate::operation::letter::{Letter, Piece, pieces};
use crate::web::ui::{breadcrumbs, empty};
use crate::web::{Ui, paths};

/// How a letter is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::operation) enum View {
    /// As a mail program shows it.
    Html,
    /// As plain text, with links that work.
    Text,
    /// Its headers.
    Headers,
}

impl View {
    const ALL: [Self; 3] = [Self::Html, Self::Text, Self::Headers];

    /// The view of an address's `vis`; text where it says none, for there links can be followed.
    pub(in crate::operation) fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|view| view.as_str() == word).unwrap_or(Self::Text)
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "tekst",
            Self::Headers => "hoder",
        }
    }

    fn text_key(self) -> &'static str {
        match self {
            Self::Html => "letter-html",
            Self::Text => "letter-text",
            Self::Headers => "letter-headers",
        }
    }
}

/// Every letter, newest first.
pub(in crate::operation) fn letters(ui: &Ui, letters: &[Kept]) -> Markup {
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.t("post-office-title")) }
                p.lead { (ui.t("post-office-lead")) }
            }
            @if letters.is_empty() {
                (empty(&ui.t("post-office-empty"), Some((paths::PERSONAS, &ui.t("demo-pick")))))
            } @else {
                table.ds-table data-stack {
                    caption.ds-sr-only { (ui.t("post-office-caption")) }
                    thead { tr {
                        th scope="col" { (ui.t("letter-subject")) }
                        th scope="col" { (ui.t("letter-to")) }
                        th scope="col" { (ui.t("letter-sent")) }
                    } }
                    tbody {
                        @for letter in letters {
                            tr {
                                th scope="row" { a.ds-link href=(paths::letter(letter.id)) { (letter.subject) } }
                                td data-label=(ui.t("letter-to")) { (letter.recipient) }
                                td data-label=(ui.t("letter-sent")) { (ui.time(letter.received_at)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One letter.
pub(in crate::operation) fn letter(ui: &Ui, kept: &Kept, letter: &Letter, view: View) -> Markup {
    let here = paths::letter(kept.id);
    html! {
        div.wrap {
            (breadcrumbs(ui, &[(paths::POST_OFFICE, &ui.t("post-office-title")), (&here, &kept.subject)]))
            header.page-head { h1 { (kept.subject) } }
            article.mail-view {
                dl.facts {
                    dt { (ui.t("letter-to")) } dd { (kept.recipient) }
                    dt { (ui.t("letter-sent")) } dd { (ui.time(kept.received_at)) }
                }
                nav.tabs aria-label=(ui.t("letter-view")) {
                    @for tab in View::ALL {
                        a href={ (here) "?vis=" (tab.as_str()) } aria-current=[(tab == view).then_some("page")] { (ui.t(tab.text_key())) }
                    }
                }
                @match view {
                    View::Html => iframe sandbox="" title=(ui.t("letter-html")) src={ (here) "/html" } {},
                    View::Text => pre tabindex="0" { (linked(&letter.text)) },
                    View::Headers => pre tabindex="0" {
                        @for (name, value) in &letter.headers { (name) ": " (value) "\n" }
                    },
                }
            }
        }
    }
}

fn linked(text: &str) -> Markup {
    html! {
        @for piece in pieces(text) {
            @match piece {
                Piece::Words(words) => (words),
                Piece::Link(address) => a.ds-link href=(address) { (address) },
            }
        }
    }
}
