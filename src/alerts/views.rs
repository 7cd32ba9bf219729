//! The page that a link in a mail about searches leads to. It names no search: whoever has the mail may open it.

use maud::{Markup, html};

use super::Tell;
use super::queries::saved::Standing;
use crate::web::{Ui, paths};

/// How it stands, and what can be done about it.
pub(super) fn stop(ui: &Ui, token: &str, standing: &Standing) -> Markup {
    let comes = standing.this.map_or(standing.at_once > 0, |tell| tell == Tell::AtOnce);
    let others = standing.this.is_some() && standing.at_once > usize::from(comes);
    let (lead, to_letter, stop) = match standing.this {
        Some(_) => ("alert-stop-this-now", "alert-stop-this-letter", "alert-stop-this"),
        None => ("alert-stop-all-now", "alert-stop-all-letter", "alert-stop-all"),
    };
    let done = match standing.this {
        Some(Tell::Letter) => "alert-stop-this-in-letter",
        Some(_) => "alert-stop-this-done",
        None => "alert-stop-all-done",
    };
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.t("alert-stop-title")) }
                p.lead role="status" { (ui.t(if comes { lead } else { done })) }
                @if !comes { p { (ui.t("alert-stop-again")) } }
            }
            @if comes || others {
                form.form method="post" action=(paths::stop_search(token)) {
                    @if comes {
                        (choice(ui, "brev", to_letter, "alert-stop-letter-about", "primary"))
                        (choice(ui, "stopp", stop, "alert-stop-about", "secondary"))
                    }
                    @if others { (choice(ui, "alle", "alert-stop-all", "alert-stop-about-all", "secondary")) }
                }
            }
            p.after { a.ds-link href=(paths::SAVED_SEARCHES) { (ui.t("saved-title")) } }
        }
    }
}

fn choice(ui: &Ui, value: &str, label: &str, about: &str, variant: &str) -> Markup {
    html! {
        div.letter-choice {
            button.ds-button type="submit" name="valg" value=(value) data-variant=(variant) aria-describedby={ (value) "-om" } { (ui.t(label)) }
            p id={ (value) "-om" } { (ui.t(about)) }
        }
    }
}
