//! A help page.

use maud::{Markup, html};

use super::Help;
use crate::text::markdown::trusted;
use crate::web::{Ui, ui};

/// The whole page, with whom to write to where that is known.
pub(super) fn help(ui: &Ui, help: &Help) -> Markup {
    html! {
        div.wrap {
            (ui::crumbs(ui, &[], &help.title))
            header.page-head { h1 { (help.title) } }
            div.prose {
                @for section in &help.sections {
                    @if let Some(heading) = &section.heading { h2 { (heading) } }
                    (trusted(&section.body.html))
                }
                h2 { (ui.t("contact")) }
                @match &ui.contact {
                    Some(mail) => p { (ui.t("contact-write")) " " a href={ "mailto:" (mail) } { (mail) } },
                    None => p { (ui.t("contact-unknown")) },
                }
            }
        }
    }
}
