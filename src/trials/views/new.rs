//! The forms that begin a record: a trial, or something that did not become one.

use maud::{Markup, html};

use super::{languages, parts};
use crate::areas::Area;
use crate::trials::form::WORDS;
use crate::trials::{Field, ReasonKind, Section, TrialKind};
use crate::web::ui::{self, Field as Asked};
use crate::web::{Filled, Ui, paths};

/// The key of what the page is called.
pub fn title_key(kind: TrialKind) -> &'static str {
    match kind {
        TrialKind::Trial => "trial-new",
        TrialKind::NonTrial => "trial-new-non-trial",
    }
}

/// The form.
pub fn form(ui: &Ui, kind: TrialKind, filled: &Filled, areas: &[Area]) -> Markup {
    let (title, trial) = (ui.t(title_key(kind)), kind == TrialKind::Trial);
    let (path, lead) =
        if trial { (paths::NEW_TRIAL, "trial-new-lead") } else { (paths::NEW_NON_TRIAL, "trial-new-non-trial-lead") };
    let organisation = ui.viewer.hat().map(|hat| hat.organisation.as_str()).unwrap_or_default();
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::TRIALS, &ui.t("trials")), (path, &title)]))
            header.page-head { h1 { (title) } p.lead { (ui.t(lead)) } }
            form.form method="post" action=(path) novalidate {
                (ui::error_summary(ui, filled))
                p.writing-as { (ui.ta("trial-new-for", &[("name", organisation.into())])) }
                (ui::once(filled))
                (parts::field(ui, filled, Field::Title, true))
                (area(ui, filled, areas))
                (parts::field(ui, filled, Field::Summary, true))
                @if trial {
                    @for field in Section::Core.fields().iter().filter(|f| !matches!(f, Field::Title | Field::Summary)) {
                        (parts::field(ui, filled, *field, true))
                    }
                } @else {
                    (ui::text_field(ui, filled, Asked::new("year", "trial-year", 4), "number"))
                    (reasons(ui, filled))
                    (ui::text_area(ui, filled, Asked::new("words", "trial-reason-words", WORDS).help("trial-reason-words-help").optional(), 5))
                }
                (ui::radio(ui, filled, Asked::new("language", "language-field", 2), &languages(ui)))
                div.form-end {
                    @if trial {
                        button.ds-button type="submit" name="publiser" value="1" { (ui.t("trial-publish")) }
                        button.ds-button type="submit" data-variant="secondary" name="utkast" value="1" { (ui.t("trial-save-draft")) }
                    } @else { button.ds-button type="submit" { (ui.t("trial-publish")) } }
                    a.ds-link href=(paths::TRIALS) { (ui.t("cancel")) }
                }
                @if trial { p.small.quiet { (ui.t("trial-draft-about")) } }
            }
        }
    }
}

/// The area it belongs to.
pub fn area(ui: &Ui, filled: &Filled, areas: &[Area]) -> Markup {
    let first = (String::new(), ui.t("choose").into_owned());
    let options: Vec<_> =
        std::iter::once(first).chain(areas.iter().map(|area| (area.slug.clone(), area.name(ui).to_owned()))).collect();
    ui::select(ui, filled, Asked::new("area", "area-field", 100), &options)
}

/// Boxes to tick, as many as fit.
fn reasons(ui: &Ui, filled: &Filled) -> Markup {
    let error = filled.errors.of("reason");
    html! {
        fieldset.ds-fieldset id="reason" aria-describedby=[error.map(|_| "reason-error")] {
            legend.ds-label { (ui.t("trial-reasons")) }
            p data-field="description" { (ui.t("trial-reasons-help")) }
            div.choices {
                @for kind in ReasonKind::ALL {
                    @let id = format!("reason-{}", kind.as_str());
                    div.ds-field {
                        input.ds-input type="checkbox" id=(id) name="reason" value=(kind.as_str()) checked[filled.form.all("reason").any(|word| word == kind.as_str())];
                        label.ds-label for=(id) { (ui.t(kind.text_key())) }
                    }
                }
            }
            @if let Some(error) = error { p.ds-validation-message id="reason-error" { (ui.t(error.text_key)) } }
        }
    }
}
