//! An event's page.

use maud::{Markup, html};

use super::when;
use crate::calendar::{Entry, policy};
use crate::ids::EventId;
use crate::web::ui;
use crate::web::{Ui, paths};

/// The page.
pub(in crate::calendar) fn event(ui: &Ui, id: EventId, entry: &Entry) -> Markup {
    let name = entry.organisation.as_ref().map(|of| of.nb.as_str());
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::CALENDAR, &ui.t("calendar")), (&ui.path, entry.title(ui))]))
            header.page-head {
                p.cluster { span.ds-tag.kind { (ui.t(entry.kind.text_key())) } }
                h1 { (entry.title(ui)) }
                (ui::audience(ui, &entry.audience, name))
            }
            @if entry.cancelled { div.ds-alert data-color="warning" { p { b { (ui.t("event-is-cancelled")) } } } }
            dl.facts {
                dt { (ui.t("event-when")) } dd { (when(ui, entry)) }
                @if let Some(place) = &entry.place { dt { (ui.t("event-place")) } dd { (place) } }
                @if let Some(trial) = &entry.trial { dt { (ui.t("trial")) } dd { a href=(paths::trial(&trial.slug)) { (ui.pick(&trial.nb, &trial.nn)) } } }
                @if let Some(area) = &entry.area { dt { (ui.t("area")) } dd { a href=(paths::area(&area.slug)) { (ui.pick(&area.nb, &area.nn)) } } }
                @if let Some(of) = &entry.organisation { dt { (ui.t("event-organisation")) } dd { a href=(paths::organisation(&of.slug)) { (of.nb) } } }
                @if let Some(url) = &entry.url { dt { (ui.t("event-more")) } dd { a href=(url) rel="nofollow" { (url) } } }
                @if let Some(source) = &entry.source { dt { (ui.t("event-source")) } dd { (source) } }
            }
            @if let Some(about) = &entry.about { div.prose.after-1 { @for part in about.split("\n\n") { p { (part) } } } }
            @if policy::may_change(&ui.viewer, entry) {
                div.cluster.after-1 {
                    a.ds-button data-variant="secondary" href=(paths::event_act(id, "endre")) { (ui.t("edit")) }
                    form method="post" action=(paths::event_act(id, "avlys")) { button.ds-button data-variant="tertiary" data-color="danger" type="submit" { (ui.t("event-cancel")) } }
                }
            }
            p.after-1 { a.ds-link href=(paths::SUBSCRIBE) { (ui.t("subscribe-hint")) } }
        }
    }
}
