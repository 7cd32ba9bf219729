//! The page a link in the letter leads to: slower, this one only, all. Opening it changes nothing.

use maud::{Markup, html};

use super::{cadence_key, when};
use crate::digests::due::Cadence;
use crate::digests::queries::settings::Settings;
use crate::web::{Ui, paths};

/// What she has, and what she can do about it.
pub(in crate::digests) fn page(ui: &Ui, token: &str, settings: &Settings) -> Markup {
    let off = settings.choice.cadence == Cadence::Off;
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.t("stop-letter-title")) }
                @if off {
                    p.lead role="status" { (ui.t("stop-letter-is-off")) }
                } @else {
                    p.lead role="status" { (ui.ta("stop-letter-now", &[("when", when(ui.lang, &settings.choice).into())])) }
                }
                p { (ui.t(if settings.at_once.wanted { "stop-letter-replies-on" } else { "stop-letter-replies-off" })) }
            }
            form.form method="post" action=(paths::stop_letter(token)) {
                @if let Some(slower) = settings.choice.cadence.slower() {
                    (choice("sjeldnere", &ui.ta("stop-letter-slower", &[("how", ui.t(cadence_key(slower)).to_lowercase().into())]), &ui.t("stop-letter-slower-about"), "primary"))
                }
                @if !off { (choice("brev", &ui.t("stop-letter-this"), &ui.t("stop-letter-this-about"), "secondary")) }
                @if !off || settings.at_once.wanted { (choice("alt", &ui.t("stop-letter-all"), &ui.t("stop-letter-all-about"), "secondary")) }
                @if off { (choice("ukentlig", &ui.t("stop-letter-again"), &ui.t("stop-letter-again-about"), "secondary")) }
            }
            p.after { a.ds-link href=(paths::LETTER_SETTINGS) { (ui.t("stop-letter-settings")) } }
        }
    }
}

fn choice(value: &str, label: &str, about: &str, variant: &str) -> Markup {
    html! {
        div.letter-choice {
            button.ds-button type="submit" name="valg" value=(value) data-variant=(variant) aria-describedby={ (value) "-om" } { (label) }
            p id={ (value) "-om" } { (about) }
        }
    }
}
