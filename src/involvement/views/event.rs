//! The forms for registering an event, and for changing or withdrawing it.

use maud::{Markup, html};

use super::{trail, writing_for};
use crate::involvement::form::{AUDIENCES, TITLE, WORDS};
use crate::involvement::{Event, Phase};
use crate::trials::Trial;
use crate::viewer::AudienceChoice;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// Registering one.
pub(in crate::involvement) fn new(ui: &Ui, trial: &Trial, filled: &Filled) -> Markup {
    let here = ui.t("event-new-title");
    html! {
        div.wrap {
            (trail(ui, trial, &here))
            header.page-head { h1 { (here) } p.lead { (ui.t("event-new-lead")) } p.byline { (trial.title(ui)) } }
            form.form method="post" action=(paths::new_involvement(&trial.slug)) novalidate {
                (ui::error_summary(ui, filled))
                (writing_for(ui, None))
                (ui::once(filled))
                (place(ui, trial, filled))
                (fields(ui, filled))
                div.form-end { button.ds-button type="submit" { (ui.t("event-register")) } span.quiet { (ui.t("event-register-next")) } }
            }
        }
    }
}

/// Changing one that nobody else has answered.
pub(in crate::involvement) fn edit(ui: &Ui, trial: &Trial, event: &Event, filled: &Filled) -> Markup {
    let here = ui.t("event-edit-title");
    html! {
        div.wrap {
            (trail(ui, trial, &here))
            header.page-head { h1 { (here) } p.lead { (ui.t("event-edit-lead")) } p.byline { (trial.title(ui)) } }
            form.form method="post" action=(paths::involvement_act(event.id, "endre")) novalidate {
                (ui::error_summary(ui, filled))
                (writing_for(ui, None))
                (ui::once(filled))
                (ui::hidden("version", filled.value("version")))
                (ui::hidden("participant", filled.value("participant")))
                (fields(ui, filled))
                div.form-end {
                    button.ds-button type="submit" { (ui.t("event-save")) }
                    a.ds-link href=(paths::involvement_event(&trial.slug, event.id)) { (ui.t("cancel")) }
                }
            }
            section.after aria-labelledby="trekk" {
                (ui::heading("trekk", &ui.t("event-withdraw-title"), None))
                form.stack method="post" action=(paths::involvement_act(event.id, "trekk")) {
                    (ui::once(&Filled::empty()))
                    p { (ui.t("event-withdraw-help")) }
                    button.ds-button data-variant="secondary" data-color="danger" type="submit" { (ui.t("event-withdraw")) }
                }
            }
        }
    }
}

/// At which participant, where there are several.
fn place(ui: &Ui, trial: &Trial, filled: &Filled) -> Markup {
    let choose = (String::new(), ui.t("choose").into_owned());
    let joint = ("all".to_owned(), ui.t("event-joint").into_owned());
    let each = trial.participants.iter().map(|p| (p.organisation.id.to_string(), p.organisation.name.clone()));
    let options: Vec<_> = std::iter::once(choose).chain(each).chain([joint]).collect();
    html! {
        @if trial.participants.len() > 1 {
            (ui::select(ui, filled, Field::new("participant", "event-participant", 20).help("event-participant-help"), &options))
        }
    }
}

fn fields(ui: &Ui, filled: &Filled) -> Markup {
    let choose = (String::new(), ui.t("choose").into_owned());
    let each = Phase::ALL.iter().map(|phase| (phase.as_str().to_owned(), ui.t(phase.text_key()).into_owned()));
    let phases: Vec<_> = std::iter::once(choose).chain(each).collect();
    html! {
        (ui::text_field(ui, filled, Field::new("title", "event-title", TITLE).help("event-title-help"), "text"))
        (ui::select(ui, filled, Field::new("phase", "phase", 30).help("event-phase-help"), &phases))
        (ui::text_field(ui, filled, Field::new("happened_on", "event-day", 10).help("event-day-help"), "date"))
        (ui::text_area(ui, filled, Field::new("about", "event-about", WORDS).help("event-about-help").optional(), 4))
        (ui::radio(ui, filled, Field::new("audience", "audience-field", 20).help("event-audience-help"), &audiences(ui)))
    }
}

fn audiences(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    let words = |choice: AudienceChoice| match choice {
        AudienceChoice::Open => ("choose-open", "choose-open-about"),
        AudienceChoice::Members => ("choose-members", "audience-may-be-disclosed"),
        _ => ("choose-area", "audience-may-be-disclosed"),
    };
    let option = |choice: AudienceChoice| {
        let (label, about) = words(choice);
        (choice.as_str().to_owned(), ui.t(label).into_owned(), Some(ui.t(about).into_owned()))
    };
    AUDIENCES.map(option).into()
}
