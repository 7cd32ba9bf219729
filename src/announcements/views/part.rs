//! What a thread's page says of an announcement: whom it is for, and who has acknowledged; with the button for those who
//! can.

use maud::{Markup, html};

use super::addressed;
use crate::announcements::queries::{Mine, Standing};
use crate::threads::speaks_for_ministry;
use crate::web::ui::hidden;
use crate::web::{Ui, paths};

/// The part below the title.
pub fn part(ui: &Ui, standing: &Standing) -> Markup {
    let ministry = speaks_for_ministry(&ui.viewer);
    html! {
        section.announcement aria-label=(ui.t("announcement-about")) {
            p { b { (ui.t("announcement-to")) } " " (addressed(ui, standing)) "." }
            @if standing.published_at.is_none() { (planned(ui, standing)) }
            @if standing.published_at.is_some() && standing.needs_acknowledgement {
                p { (ui.ta("acknowledged-of", &[("n", standing.acknowledged.into()), ("of", standing.addressees.into())])) }
                @for mine in &standing.mine { (one_of_mine(ui, standing, mine)) }
            }
            @if ministry && (standing.needs_acknowledgement || standing.published_at.is_none()) {
                p { a.ds-link href=(paths::announcement(standing.thread, "kvitteringer")) { (ui.t("receipts-see")) } }
            }
        }
    }
}

fn planned(ui: &Ui, standing: &Standing) -> Markup {
    let at = ui.lang.date_time(standing.publish_at, ui.zone);
    html! {
        div.ds-alert data-color="info" {
            @if standing.withdrawn_at.is_some() { p { (ui.t("announcement-withdrawn")) } }
            @else { p { b { (ui.ta("announcement-planned", &[("at", at.into())])) } } p { (ui.t("announcement-planned-help")) } }
        }
    }
}

fn one_of_mine(ui: &Ui, standing: &Standing, mine: &Mine) -> Markup {
    html! {
        @match mine.at {
            Some(at) => p.accepted {
                (ui.ta("acknowledged-by", &[("organisation", mine.name.as_str().into()), ("name", mine.by.clone().unwrap_or_default().into())])) " "
                (ui.time(at))
            },
            None => form method="post" action=(paths::announcement(standing.thread, "bekreft")) {
                (hidden("organisation", &mine.id.to_string()))
                button.ds-button type="submit" { (ui.ta("acknowledge-for", &[("organisation", mine.name.as_str().into())])) }
            },
        }
    }
}
