//! The control that follows a thing: folded on the thing's page, open in the list of what one follows.

use maud::{Markup, html};

use super::{Level, Target};
use crate::web::ui::hidden;
use crate::web::{Ui, paths};

/// Folded: says whether the reader follows it, and opens to let her choose. A guest is shown the way in.
pub fn control(ui: &Ui, target: Target, id: i64, level: Option<Level>) -> Markup {
    if ui.viewer.me.is_none() {
        return html! {
            a.ds-button data-variant="secondary" data-size="sm" href=(paths::sign_in(&ui.path)) { (ui.t("follow")) }
        };
    }
    html! {
        details.follow {
            summary {
                @match level {
                    Some(level) => { (ui.t("follow-yours")) " " b { (ui.t(level.short_key())) } }
                    None => (ui.t("follow")),
                }
            }
            div.follow-panel {
                p.small.quiet { (ui.t("follow-help")) }
                (form(ui, target, id, level, None))
            }
        }
    }
}

/// The form itself; `name` tells those who hear the page what it is about, where the page does not.
pub fn form(ui: &Ui, target: Target, id: i64, level: Option<Level>, name: Option<&str>) -> Markup {
    let field = format!("niva-{}-{id}", target.as_str());
    html! {
        form.follow-form method="post" action=(paths::FOLLOW) {
            (hidden("hva", target.as_str()))
            (hidden("id", &id.to_string()))
            (hidden("til", &ui.path))
            label for=(field) { (ui.t("follow-tell-me")) @if let Some(name) = name { span.ds-sr-only { ": " (name) } } }
            select.ds-input id=(field) name="niva" {
                option value="" selected[level.is_none()] { (ui.t("follow-not")) }
                @for one in Level::of(target) {
                    option value=(one.as_str()) selected[level == Some(one)] { (ui.t(one.text_key(target))) }
                }
            }
            button.ds-button data-size="sm" data-variant="secondary" type="submit" {
                (ui.t("follow-save")) @if let Some(name) = name { span.ds-sr-only { ": " (name) } }
            }
        }
    }
}
