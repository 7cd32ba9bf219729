//! Picking a persona.

use maud::{Markup, html};

use crate::accounts::queries::Persona;
use crate::web::{Ui, paths, ui};

/// The personas: who each is, and what she comes for.
pub fn page(ui: &Ui, personas: &[Persona]) -> Markup {
    html! {
        div.wrap {
            header.page-head { h1 { (ui.t("personas-title")) } p.lead { (ui.t("personas-lead")) } }
            @if personas.is_empty() { (ui::empty(&ui.t("personas-none"), Some((paths::SIGN_IN, &ui.t("sign-in"))))) }
            ul.persona-list {
                @for persona in personas {
                    li {
                        form method="post" action=(paths::PERSONAS) {
                            button type="submit" name="person" value=(persona.id) { (about(ui, persona)) }
                        }
                    }
                }
            }
            p.after { a.ds-link href=(paths::FRONT) { (ui.t("personas-look-around")) } }
        }
    }
}

fn about(ui: &Ui, persona: &Persona) -> Markup {
    let said = persona.about.as_ref().and_then(|about| about.get(ui.lang.code()).or_else(|| about.get("nb"))?.as_str());
    html! {
        b { (persona.name) }
        @for (organisation, side) in &persona.hats {
            span { (organisation) }
            @if let Some(side) = side { (ui::side(ui, *side)) }
        }
        @if let Some(said) = said { span.quiet { (said) } }
    }
}
