//! The page an unsubscribe link leads to.

use maud::{Markup, html};

use crate::web::{Ui, paths};

/// One button, and what it stops; or, once it is done, that it is.
pub(in crate::notifications) fn unsubscribe(ui: &Ui, token: &str, wanted: bool) -> Markup {
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.t("unsubscribe-title")) }
                @if wanted {
                    p.lead { (ui.t("unsubscribe-stops")) }
                    p { (ui.t("unsubscribe-goes-on")) }
                } @else {
                    p.lead role="status" { (ui.t("unsubscribe-done")) }
                    p { (ui.t("unsubscribe-again")) " " a.ds-link href=(paths::LETTER_SETTINGS) { (ui.t("mail-title")) } }
                }
            }
            @if wanted {
                form.form method="post" action=(paths::unsubscribe(token)) {
                    button.ds-button type="submit" { (ui.t("unsubscribe-button")) }
                }
            }
        }
    }
}

/// A link that is not one of ours, or no longer holds.
pub(in crate::notifications) fn no_such_link(ui: &Ui) -> Markup {
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.t("unsubscribe-bad-title")) }
                p.lead { (ui.t("unsubscribe-bad")) }
            }
            ul.next-steps {
                li { a.ds-link href=(paths::LETTER_SETTINGS) { (ui.t("unsubscribe-settings")) } }
                li { a.ds-link href=(paths::SAVED_SEARCHES) { (ui.t("unsubscribe-searches")) } }
                @if let Some(contact) = &ui.contact {
                    li { a.ds-link href={ "mailto:" (contact) } { (ui.t("contact")) } }
                }
            }
        }
    }
}
