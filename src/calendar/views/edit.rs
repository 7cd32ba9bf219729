//! The form of an event.

use maud::{Markup, html};

use crate::calendar::EntryKind;
use crate::calendar::form::{ABOUT, ADDRESS, ALL, PLACE, TITLE};
use crate::calendar::queries::Choice;
use crate::ids::EventId;
use crate::threads::speaks_for_ministry;
use crate::web::ui::{self, Field, hidden};
use crate::web::{Filled, Ui, paths};

/// The page: a new event, or one that is changed.
pub(in crate::calendar) fn form(ui: &Ui, id: Option<EventId>, filled: &Filled, choices: &[Choice]) -> Markup {
    let title = ui.t(if id.is_some() { "event-edit" } else { "event-new" });
    let action = id.map_or_else(|| paths::NEW_EVENT.to_owned(), |id| paths::event_act(id, "endre"));
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::CALENDAR, &ui.t("calendar")), (&action, &title)]))
            header.page-head { h1 { (title) } p.lead { (ui.t("event-form-lead")) } }
            form.form method="post" action=(action) novalidate {
                (ui::error_summary(ui, filled))
                @if id.is_some() { (hidden("version", filled.value("version"))) } @else { (ui::once(filled)) }
                (fields(ui, filled, choices))
                div.form-end {
                    button.ds-button type="submit" { (ui.t("entry-save")) }
                    a.ds-link href=(id.map_or_else(|| paths::CALENDAR.to_owned(), paths::event)) { (ui.t("cancel")) }
                }
            }
        }
    }
}

fn fields(ui: &Ui, filled: &Filled, choices: &[Choice]) -> Markup {
    html! {
        (ui::radio(ui, filled, Field::new("kind", "event-kind", 20), &kinds(ui)))
        (ui::select(ui, filled, Field::new("subject", "event-subject", 100), &subjects(ui, choices)))
        (ui::text_field(ui, filled, Field::new("title", "title-field", TITLE), "text"))
        (ui::radio(ui, filled, Field::new("language", "language-field", 2), &languages(ui)))
        (ui::text_field(ui, filled, Field::new("title_other", "event-title-other", TITLE).optional(), "text"))
        (ui::text_field(ui, filled, Field::new("day", "entry-day", 10), "date"))
        (ui::text_field(ui, filled, Field::new("until", "event-until", 10).help("event-until-help").optional(), "date"))
        (ui::text_field(ui, filled, Field::new("starts", "event-starts", 5).help("event-starts-help").optional(), "time"))
        (ui::text_field(ui, filled, Field::new("ends", "event-ends", 5).optional(), "time"))
        (ui::text_field(ui, filled, Field::new("place", "event-place", PLACE).help("event-place-help").optional(), "text"))
        (ui::text_area(ui, filled, Field::new("about", "entry-about", ABOUT).optional(), 4))
        (ui::text_field(ui, filled, Field::new("url", "event-more", ADDRESS).optional(), "url"))
        (ui::radio(ui, filled, Field::new("audience", "audience-field", 20).help("audience-field-help"), &audiences(ui)))
    }
}

fn kinds(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    EntryKind::ENTERED.iter().map(|kind| (kind.as_str().to_owned(), ui.t(kind.text_key()).into_owned(), None)).collect()
}

fn subjects(ui: &Ui, choices: &[Choice]) -> Vec<(String, String)> {
    let all = speaks_for_ministry(&ui.viewer).then(|| (ALL.to_owned(), ui.t("event-for-all").into_owned()));
    all.into_iter().chain(choices.iter().map(|choice| (choice.value.clone(), choice.name(ui).to_owned()))).collect()
}

fn languages(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    ["nb", "nn"]
        .map(|code| (code.to_owned(), ui.t(if code == "nb" { "bokmaal" } else { "nynorsk" }).into_owned(), None))
        .to_vec()
}

fn audiences(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    let own = ui.viewer.hat().map(|hat| hat.organisation.clone()).unwrap_or_default();
    let own = ui.ta("choose-organisation", &[("name", own.into())]).into_owned();
    [
        ("open", ui.t("choose-open").into_owned()),
        ("members", ui.t("choose-members").into_owned()),
        ("organisation", own),
    ]
    .map(|(value, label)| (value.to_owned(), label, None))
    .to_vec()
}
