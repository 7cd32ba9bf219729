//! The next letter as a page: the very lines that would be sent, and the text part beneath.

use maud::{Markup, html};

use super::when;
use crate::digests::mails::{reasons, slots};
use crate::digests::queries::settings::Settings;
use crate::digests::{Draft, Line};
use crate::web::ui;
use crate::web::{Ui, paths};

/// The page; `text` is the subject and the text part, when there is something to send.
pub(in crate::digests) fn next(ui: &Ui, settings: &Settings, draft: &Draft, text: Option<(&str, &str)>) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[
                (paths::ME, &ui.t("my-page")), (paths::LETTER_SETTINGS, &ui.t("mail-title")), (paths::NEXT_LETTER, &ui.t("next-letter-title")),
            ]))
            header.page-head {
                h1 { (ui.t("next-letter-title")) }
                p.lead { (lead(ui, settings)) }
            }
            @match text {
                None => (ui::empty(&ui.t("next-letter-nothing"), Some((paths::FOLLOWS, &ui.t("next-letter-nothing-step"))))),
                Some((subject, text)) => {
                    p.letter-subject { b { (ui.t("next-letter-subject")) } " " (subject) }
                    @for (slot, lines) in slots(&draft.lines) {
                        section.letter-slot {
                            h2 { (ui.t(slot.text_key())) }
                            ul.letter-lines { @for line in lines { li { (one(ui, line)) } } }
                        }
                    }
                    @if draft.more { p { (ui.t("digest-more")) } }
                    details.after {
                        summary { (ui.t("next-letter-text")) }
                        pre.letter-text { (without_links(text)) }
                    }
                }
            }
        }
    }
}

/// The text part without the addresses that stop the letter: those are keys, and belong in the mailbox.
fn without_links(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.contains(paths::UNSUBSCRIBE));
    lines.fold(String::new(), |all, line| all + line + "\n")
}

fn lead(ui: &Ui, settings: &Settings) -> String {
    match settings.choice.next(ui.now) {
        Some(next) => {
            let date = ui.lang.date_time(next, settings.choice.zone);
            ui.ta("next-letter-lead", &[("when", when(ui.lang, &settings.choice).into()), ("date", date.into())])
                .into_owned()
        }
        None => ui.t("next-letter-lead-off").into_owned(),
    }
}

/// A line: where it leads, what it is, why it is hers.
pub(super) fn one(ui: &Ui, line: &Line) -> Markup {
    html! {
        a.ds-link href=(line.path) { (line.title) }
        @if let Some(about) = &line.about { p { (about) } }
        @if let Some(why) = reasons(ui.lang, line) { p.quiet { (why) } }
    }
}
