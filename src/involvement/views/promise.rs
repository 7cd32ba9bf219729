//! The form for what a participant's application promised.

use maud::{Markup, html};

use super::{forms, trail};
use crate::involvement::form::{LINE, WORDS};
use crate::involvement::page::PromisePage;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// The whole page.
pub(in crate::involvement) fn form(ui: &Ui, page: &PromisePage, filled: &Filled) -> Markup {
    let here = ui.t("promise-title");
    let of = page.trial.participants.iter().map(|p| &p.organisation).find(|o| o.id == page.organisation);
    html! {
        div.wrap {
            (trail(ui, &page.trial, &here))
            header.page-head {
                h1 { (here) }
                p.lead { (ui.t("promise-lead")) }
                @if let Some(organisation) = of { p.byline { (page.trial.title(ui)) " · " (organisation.name) } }
            }
            form.form method="post" action=(paths::involvement_promise(&page.trial.slug)) novalidate {
                (ui::error_summary(ui, filled))
                (ui::once(filled))
                (ui::hidden("version", filled.value("version")))
                (ui::text_area(ui, filled, Field::new("words", "promise-words", WORDS).help("promise-words-help"), 6))
                (ui::select(ui, filled, Field::new("form", "promise-form", 40).help("promise-form-help").optional(), &forms(ui, "promise-form-unknown")))
                (ui::text_field(ui, filled, Field::new("source", "promise-source", LINE).help("promise-source-help").optional(), "text"))
                div.form-end { button.ds-button type="submit" { (ui.t("promise-save")) } }
            }
        }
    }
}
