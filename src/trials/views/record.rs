//! The form of a section of the record.

use maud::{Markup, html};

use super::{form_end, head, languages, new, parts};
use crate::areas::Area;
use crate::trials::{Field, Section, Trial, Written};
use crate::web::ui::{self, Field as Asked, hidden};
use crate::web::{Filled, Ui, paths};

/// The fields that a draft still lacks before everybody can read it. Title, summary and area are always there or asked for.
pub fn missing(trial: &Trial, written: &[Written]) -> Vec<Field> {
    let there = |field: &Field| match field {
        Field::Title => true,
        Field::Summary => !trial.summary_nb.is_empty(),
        field => written.iter().any(|text| text.field == *field && !text.source.is_empty()),
    };
    Section::Core.fields().iter().copied().filter(|field| !there(field)).collect()
}

/// The form; `now` are the fields somebody else has changed meanwhile, with what stands there.
pub fn form(ui: &Ui, trial: &Trial, section: Section, filled: &Filled, areas: &[Area], now: &[Written]) -> Markup {
    html! {
        div.wrap {
            (head(ui, trial, &ui.t(section.text_key()), Some(&ui.t("trial-edit-lead"))))
            form.form method="post" action=(paths::trial_edit(&trial.slug, section.as_str())) novalidate {
                (ui::error_summary(ui, filled))
                @for text in now {
                    section.preview aria-label=(ui.t("edit-now")) {
                        h2 { (ui.t("edit-now")) " " (ui.t(text.field.text_keys().0)) }
                        pre { (text.source) }
                        p.small.quiet { (text.written_for) ", " (ui.time(text.written_at)) }
                    }
                }
                (ui::once(filled))
                (hidden("version", filled.value("version")))
                @for field in section.fields() { (parts::field(ui, filled, *field, *field == Field::Title)) }
                @if section == Section::Core { (new::area(ui, filled, areas)) }
                (ui::radio(ui, filled, Asked::new("language", "language-field", 2), &languages(ui)))
                (form_end(ui, "trial-save", &paths::trial(&trial.slug)))
            }
        }
    }
}
