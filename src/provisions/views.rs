//! Links to provisions, their validity in words, and what forms suggest.

use maud::{Markup, html};

use super::{LegalAct, ProvisionRef};
use crate::web::{Ui, paths};

/// A provision as a link; one that is no longer valid says so.
pub fn provision_link(ui: &Ui, provision: &ProvisionRef) -> Markup {
    let ended = provision.ended.is_some_and(|day| day <= ui.now.date_naive());
    html! {
        a href=(paths::provision(&provision.act_slug, &provision.section, provision.ledd)) { (provision.name(ui)) }
        @if ended { " " span.quiet { "(" (ui.t("provision-ended")) ")" } }
    }
}

/// Several, one a line.
pub fn provision_links(ui: &Ui, provisions: &[ProvisionRef]) -> Markup {
    html! { ul.people { @for provision in provisions { li { (provision_link(ui, provision)) } } } }
}

/// When an act is in force, in words.
pub fn validity(ui: &Ui, act: &LegalAct) -> String {
    let words = match (act.from, act.to) {
        (Some(from), Some(to)) => {
            ui.ta("valid-from-to", &[("from", ui.lang.date(from).into()), ("to", ui.lang.date(to).into())])
        }
        (Some(from), None) => ui.ta("valid-from", &[("from", ui.lang.date(from).into())]),
        (None, Some(to)) => ui.ta("provision-valid-to", &[("to", ui.lang.date(to).into())]),
        (None, None) => ui.t("provision-in-force"),
    };
    words.into_owned()
}

/// Known provisions, for a text field with `list` set to `id`: typing something else is as good.
pub fn suggestions(ui: &Ui, id: &str, provisions: &[ProvisionRef]) -> Markup {
    html! {
        datalist id=(id) {
            @for provision in provisions { option value=(provision.name(ui)) { @if let Some(about) = provision.about(ui) { (about) } } }
        }
    }
}
