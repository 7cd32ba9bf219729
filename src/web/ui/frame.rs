//! What frames a page's content: where one is and headings of sections.

use maud::{Markup, html};

use super::Ui;
use crate::web::paths;

/// Where one is: the pages above this one, and this one.
pub fn crumbs(ui: &Ui, above: &[(&str, &str)], here: &str) -> Markup {
    html! {
        nav.ds-breadcrumbs aria-label=(ui.t("crumbs")) {
            ol {
                li { a.ds-link href=(paths::FRONT) { (ui.t("crumbs-front")) } }
                @for (href, label) in above { li { a.ds-link href=(href) { (label) } } }
                li { a.ds-link aria-current="page" href=(ui.path) { (here) } }
            }
        }
    }
}

/// The heading of a section, the dotted line, and a way on.
pub fn heading(id: &str, text: &str, link: Option<(&str, &str)>) -> Markup {
    html! {
        div.section-head {
            h2 id=(id) { (text) }
            @if let Some((href, label)) = link { a href=(href) { (label) } }
        }
    }
}
