//! «Vi gjør det også», «vi kopierer»: the form.

use maud::{Markup, html};

use super::{form_end, head};
use crate::trials::form::WORDS;
use crate::trials::{AdoptionKind, Trial};
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// The form, with the organisation's own trials to choose from.
pub fn form(ui: &Ui, trial: &Trial, own: &[Trial], filled: &Filled) -> Markup {
    let kinds: Vec<_> = AdoptionKind::ALL
        .iter()
        .map(|kind| (kind.as_str().to_owned(), ui.t(kind.text_key()).into_owned(), None))
        .collect();
    let none = (String::new(), ui.t("adoption-no-own").into_owned());
    let trials: Vec<_> = std::iter::once(none)
        .chain(own.iter().map(|trial| (trial.id.to_string(), trial.title(ui).to_owned())))
        .collect();
    html! {
        div.wrap {
            (head(ui, trial, &ui.t("adoption-title"), Some(&ui.t("adoption-lead"))))
            form.form method="post" action=(paths::trial_act(&trial.slug, "vi-ogsa")) novalidate {
                (ui::error_summary(ui, filled))
                (ui::once(filled))
                (ui::radio(ui, filled, Field::new("kind", "adoption-kind", 20), &kinds))
                (ui::text_area(ui, filled, Field::new("how", "adoption-how", WORDS).help("adoption-how-help").optional(), 4))
                (ui::select(ui, filled, Field::new("own_trial", "adoption-own-trial", 20).help("adoption-own-trial-help").optional(), &trials))
                (form_end(ui, "trial-save", &paths::trial(&trial.slug)))
            }
        }
    }
}
