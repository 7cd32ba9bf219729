//! Signing in by mail.

use maud::{Markup, html};

use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// Asking for the mail.
pub fn ask(ui: &Ui, filled: &Filled) -> Markup {
    html! {
        div.wrap {
            header.page-head { h1 { (ui.t("sign-in")) } p.lead { (ui.t("sign-in-lead")) } }
            @if let Some(me) = &ui.viewer.me {
                div.ds-alert data-color="info" { p { (ui.ta("sign-in-already", &[("name", me.name.clone().into())])) } }
            }
            form.form method="post" action=(paths::SIGN_IN) {
                (ui::error_summary(ui, filled))
                (ui::hidden("til", filled.value("til")))
                (ui::once(filled))
                (ui::text_field(ui, filled, Field::new("epost", "sign-in-email", 254).help("sign-in-email-help"), "email"))
                div.form-end { button.ds-button type="submit" { (ui.t("sign-in-send")) } }
            }
            p.after { a.ds-link href=(paths::SIGN_IN_CODE) { (ui.t("sign-in-have-code")) } }
            @if ui.demo {
                p {
                    a.ds-link href=(paths::PERSONAS) { (ui.t("sign-in-persona")) }
                    " · "
                    a.ds-link href=(paths::POST_OFFICE) { (ui.t("demo-post-office")) }
                }
            }
        }
    }
}

/// Typing the code.
pub fn code(ui: &Ui, filled: &Filled) -> Markup {
    html! {
        div.wrap {
            header.page-head { h1 { (ui.t("code-title")) } p.lead { (ui.t("code-lead")) } }
            form.form method="post" action=(paths::SIGN_IN_CODE) {
                (ui::error_summary(ui, filled))
                (code_field(ui, filled))
                div.form-end { button.ds-button type="submit" { (ui.t("code-send")) } }
            }
            p.after { (ui.t("code-no-mail")) " " a.ds-link href=(paths::SIGN_IN) { (ui.t("sign-in-again")) } }
            @if ui.demo { p { a.ds-link href=(paths::POST_OFFICE) { (ui.t("demo-post-office")) } } }
        }
    }
}

/// Six digits, which telephones offer to fill in.
fn code_field(ui: &Ui, filled: &Filled) -> Markup {
    let error = filled.errors.of("kode");
    let described: Vec<&str> = std::iter::once("kode-help").chain(error.map(|_| "kode-error")).collect();
    html! {
        div.ds-field {
            label.ds-label for="kode" { (ui.t("code-label")) }
            div data-field="description" id="kode-help" { (ui.t("code-help")) }
            input.ds-input.code-input type="text" id="kode" name="kode" value=(filled.value("kode")) inputmode="numeric"
                autocomplete="one-time-code" maxlength="9" required aria-describedby=(described.join(" "))
                aria-invalid=[error.map(|_| "true")];
            @if let Some(error) = error {
                p.ds-validation-message data-field="validation" id="kode-error" { (ui.t(error.text_key)) }
            }
        }
    }
}

/// What the link leads to: a button, or that it can no longer be used. The address is said, so that nobody is signed in
/// as somebody else unawares.
pub fn link(ui: &Ui, email: Option<&str>) -> Markup {
    html! {
        div.wrap {
            @if let Some(email) = email {
                header.page-head {
                    h1 { (ui.t("sign-in")) }
                    p.lead { (ui.ta("link-as", &[("email", email.to_owned().into())])) }
                }
                form.form method="post" { div.form-end { button.ds-button type="submit" { (ui.t("sign-in")) } } }
            } @else {
                header.page-head { h1 { (ui.t("link-void-title")) } p.lead { (ui.t("link-void")) } }
                p { a.ds-button href=(paths::SIGN_IN) { (ui.t("sign-in-again")) } }
            }
        }
    }
}
