//! The few places where a script of ours helps; without it the page works as it stands.

use maud::{Markup, html};

use super::Ui;
use crate::web::{assets, paths};

/// A script, where it is needed. It runs when the page has been read.
pub fn script(file: &str) -> Markup {
    html! { script src=(assets::path(file)) defer {} }
}

/// A search field that suggests while one types; without the script it is the field alone.
pub fn suggesting(ui: &Ui, field: &Markup) -> Markup {
    html! {
        div.suggesting data-from=(paths::SUGGESTIONS) data-label=(ui.t("suggestions")) { (field) }
        (script("suggest.js"))
    }
}
