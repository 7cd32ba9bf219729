//! The form of an exemption.

use maud::{Markup, html};

use super::{form_end, head};
use crate::provisions::ProvisionRef;
use crate::trials::access::OwnPart;
use crate::trials::form::{LINE, WORDS};
use crate::trials::{Exemption, ExemptionState};
use crate::web::ui::{self, Field, hidden};
use crate::web::{Filled, FormData, Ui, paths};

/// What stands in an exemption, as its form shows it.
pub fn present(ui: &Ui, exemption: Option<&Exemption>) -> FormData {
    let Some(exemption) = exemption else { return FormData::default() };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    FormData::default()
        .with("provision", exemption.provision.name(ui))
        .with("state", exemption.state.as_str())
        .with("rule_before", words(&exemption.before))
        .with("rule_after", words(&exemption.after))
        .with("reason", words(&exemption.reason))
        .with("decided_on", day(exemption.decided_on))
        .with("reference", words(&exemption.reference))
        .with("expires_on", day(exemption.expires_on))
        .with("version", exemption.version.to_string())
}

/// The form; with the known provisions to suggest, which exemption is edited, and what stands there when somebody else
/// edited it meanwhile.
pub fn form(
    ui: &Ui,
    own: &OwnPart,
    filled: &Filled,
    (known, id, now): (&[ProvisionRef], Option<i64>, Option<&Exemption>),
) -> Markup {
    let (trial, slug) = (own.editable().trial(), &own.participant().organisation.slug);
    let states: Vec<_> = ExemptionState::ALL
        .iter()
        .map(|state| (state.as_str().to_owned(), ui.t(state.text_key()).into_owned(), None))
        .collect();
    html! {
        div.wrap {
            (head(ui, trial, &ui.t("exemption-form"), Some(&ui.t("exemption-form-lead"))))
            form.form method="post" action=(paths::trial_part_act(&trial.slug, slug, "unntak")) novalidate {
                (ui::error_summary(ui, filled))
                @if let Some(now) = now {
                    section.preview aria-labelledby="na" { h2 id="na" { (ui.t("edit-now")) } p { (ui.t(now.state.text_key())) } (super::parts::what(ui, now)) }
                }
                (ui::once(filled))
                @if let Some(id) = id { (hidden("nr", &id.to_string())) (hidden("version", filled.value("version"))) }
                (ui::text_field(ui, filled, Field::new("provision", "exemption-provision", LINE).help("exemption-provision-help"), "text"))
                details { summary { (ui.t("exemption-known")) } ul { @for provision in known { li { (provision.name(ui)) @if let Some(about) = provision.about(ui) { " " span.quiet { (about) } } } } } }
                (ui::radio(ui, filled, Field::new("state", "exemption-state", 40), &states))
                (ui::text_area(ui, filled, Field::new("rule_before", "exemption-before", WORDS).help("exemption-before-help").optional(), 3))
                (ui::text_area(ui, filled, Field::new("rule_after", "exemption-after", WORDS).help("exemption-after-help").optional(), 3))
                (ui::text_area(ui, filled, Field::new("reason", "exemption-reason", WORDS).help("exemption-reason-help").optional(), 3))
                (ui::text_field(ui, filled, Field::new("decided_on", "exemption-decided", 10).optional(), "date"))
                (ui::text_field(ui, filled, Field::new("reference", "trial-step-reference", LINE).optional(), "text"))
                (ui::text_field(ui, filled, Field::new("expires_on", "exemption-until", 10).help("exemption-until-help").optional(), "date"))
                (form_end(ui, "trial-save", &paths::trial_part(&trial.slug, slug)))
            }
        }
    }
}
