//! Asking to become a member of an organisation.

use maud::{Markup, html};

use super::{roles, sides};
use crate::accounts::actions::memberships::Refusal;
use crate::accounts::policy::Standing;
use crate::accounts::queries::Organisation;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// The form, or why it cannot be asked for now. `someone` is whether there is a coordinator to answer.
pub fn page(ui: &Ui, at: &Organisation, refusal: Option<Refusal>, someone: bool, filled: &Filled) -> Markup {
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.ta("join-title", &[("name", at.name.clone().into())])) }
                @if refusal.is_none() { p.lead { (ui.t("join-lead")) } }
            }
            @match refusal {
                Some(refusal) => (refused(ui, refusal)),
                None => (form(ui, at, someone, filled)),
            }
            p.after {
                a.ds-link href=(paths::organisation(&at.slug)) { (at.name) }
                " · "
                a.ds-link href=(paths::ME) { (ui.t("my-page")) }
            }
        }
    }
}

fn form(ui: &Ui, at: &Organisation, someone: bool, filled: &Filled) -> Markup {
    let standing = at.standing();
    let side = Field::new("side", "membership-side", 20).help(side_help(standing));
    let message = Field::new("melding", "join-message", 500).help("join-message-help").optional();
    html! {
        @if !someone { div.ds-alert data-color="info" { p { (ui.t("join-nobody")) } } }
        form.form method="post" action=(paths::join(&at.slug)) {
            (ui::error_summary(ui, filled))
            (ui::once(filled))
            (ui::select(ui, filled, Field::new("rolle", "membership-role", 20).help("join-role-help"), &roles(ui, false)))
            @if standing.sides().is_empty() { (ui::hidden("side", "")) }
            @else { (ui::select(ui, filled, side, &sides(ui, standing))) }
            (ui::text_area(ui, filled, message, 4))
            div.form-end { button.ds-button type="submit" { (ui.t("join-send")) } }
        }
    }
}

/// Who answers, said where it matters most: unions verify their own.
fn side_help(standing: Standing) -> &'static str {
    if standing == Standing::Union { "join-side-help-union" } else { "join-side-help" }
}

fn refused(ui: &Ui, refusal: Refusal) -> Markup {
    let (color, key) = match refusal {
        Refusal::Member => ("success", "join-is-member"),
        Refusal::Asked => ("success", "join-asked"),
        Refusal::Recent => ("info", "join-recent"),
        Refusal::Mailbox => ("info", "join-mailbox"),
        Refusal::TooMany => ("info", "join-too-many"),
    };
    html! {
        div.ds-alert data-color=(color) { p { (ui.t(key)) } }
        @if refusal == Refusal::Mailbox { p.after-1 { a.ds-button href=(paths::SIGN_IN) { (ui.t("other-mailbox")) } } }
    }
}
