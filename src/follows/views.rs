//! The control that follows a thing: folded on the thing's page, open in the list of what one follows.

use maud::{Markup, html};

use super::{Level, Target};
use crate::web::ui::hidden;
use crate::web::{Ui, paths};

/// Folded: says whether the reader follows it, and opens to let her choose. A guest is shown the way in.
pub fn control(ui: &Ui, target: Target, id: i64, level: Option<Level>) -> Markup {
    folded(ui, level, &form(ui, target, id, level, None))
}

/// The same for a place in an act: its address, a section (empty for the whole act) and a paragraph (0 for all of it).
pub fn provision_control(ui: &Ui, (act, section, ledd): (&str, &str, i16), level: Option<Level>) -> Markup {
    let which = html! { (hidden("lov", act)) (hidden("paragraf", section)) (hidden("ledd", &ledd.to_string())) };
    folded(ui, level, &choice(ui, Target::Provision, "her", &which, level, None))
}

fn folded(ui: &Ui, level: Option<Level>, form: &Markup) -> Markup {
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
                (form)
            }
        }
    }
}

/// The form itself; `name` tells those who hear the page what it is about, where the page does not.
pub fn form(ui: &Ui, target: Target, id: i64, level: Option<Level>, name: Option<&str>) -> Markup {
    let which = html! { (hidden("id", &id.to_string())) };
    choice(ui, target, &id.to_string(), &which, level, name)
}

fn choice(ui: &Ui, target: Target, key: &str, which: &Markup, level: Option<Level>, name: Option<&str>) -> Markup {
    let field = format!("niva-{}-{key}", target.as_str());
    html! {
        form.follow-form method="post" action=(paths::FOLLOW) {
            (hidden("hva", target.as_str()))
            (which)
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
