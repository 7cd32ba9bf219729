//! Who has acknowledged an announcement and who has not, for the ministry; and what it can do about it.

use maud::{Markup, html};

use super::addressed;
use crate::announcements::queries::{Receipt, Standing};
use crate::web::{Ui, paths, ui};

/// The page.
pub(in crate::announcements) fn receipts(ui: &Ui, standing: &Standing, receipts: &[Receipt]) -> Markup {
    let thread = paths::thread(standing.thread, &standing.title);
    let left = receipts.iter().filter(|receipt| receipt.acknowledged_at.is_none()).count();
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::ANNOUNCEMENTS, &ui.t("announcements")), (&thread, &standing.title), (&ui.path, &ui.t("receipts-title"))]))
            header.page-head {
                h1 { (ui.t("receipts-title")) }
                p.lead { a.ds-link href=(thread) lang=(standing.language) { (standing.title) } }
                p.byline {
                    (ui.t("announcement-to")) " " (addressed(ui, standing))
                    @if let Some(at) = standing.published_at { " · " (ui.t("announcement-published")) " " (ui.time(at)) }
                    @if let Some(day) = standing.expires_on { " · " (ui.ta("announcement-until", &[("date", ui.lang.date(day).into())])) }
                }
            }
            @if standing.published_at.is_none() { (planned(ui, standing)) }
            @else if !standing.needs_acknowledgement { p { (ui.t("receipts-not-needed")) } (table(ui, receipts, false)) }
            @else {
                p { b { (ui.ta("acknowledged-of", &[("n", standing.acknowledged.into()), ("of", standing.addressees.into())])) } }
                @if left > 0 { (remind(ui, standing, left)) }
                (table(ui, receipts, true))
            }
        }
    }
}

fn planned(ui: &Ui, standing: &Standing) -> Markup {
    let act = |act| paths::announcement(standing.thread, act);
    let at = ui.lang.date_time(standing.publish_at, ui.zone);
    html! {
        @if standing.withdrawn_at.is_some() {
            p { (ui.t("announcement-withdrawn")) }
        } @else {
            p { b { (ui.ta("announcement-planned", &[("at", at.into())])) } " " (ui.t("announcement-planned-help")) }
            div.cluster.after-1 {
                form method="post" action=(act("publiser")) { button.ds-button type="submit" { (ui.t("announcement-publish-now")) } }
                form method="post" action=(act("trekk")) { button.ds-button data-variant="secondary" type="submit" { (ui.t("announcement-withdraw")) } }
            }
        }
    }
}

fn remind(ui: &Ui, standing: &Standing, left: usize) -> Markup {
    html! {
        form.after-1 method="post" action=(paths::announcement(standing.thread, "paminn")) {
            button.ds-button data-variant="secondary" type="submit" { (ui.tn("receipts-remind", i64::try_from(left).unwrap_or(i64::MAX))) }
        }
        p.small.quiet.after-1 { (ui.t("receipts-rule")) }
    }
}

fn table(ui: &Ui, receipts: &[Receipt], acknowledged: bool) -> Markup {
    html! {
        table.ds-table.after-1 data-stack {
            caption.ds-sr-only { (ui.t("receipts-title")) }
            thead {
                tr {
                    th scope="col" { (ui.t("receipts-organisation")) }
                    @if acknowledged { th scope="col" { (ui.t("receipts-acknowledged")) } th scope="col" { (ui.t("receipts-reminded")) } }
                }
            }
            tbody {
                @for receipt in receipts {
                    tr {
                        th scope="row" { a href=(paths::organisation(&receipt.slug)) { (receipt.name) } }
                        @if acknowledged {
                            td data-label=(ui.t("receipts-acknowledged")) {
                                @match (receipt.acknowledged_at, &receipt.acknowledged_name) {
                                    (Some(at), Some(name)) => { (ui.time(at)) ", " (name) },
                                    _ => b { (ui.t("receipts-not-yet")) },
                                }
                            }
                            td data-label=(ui.t("receipts-reminded")) {
                                @if let Some(at) = receipt.reminded_at { (ui.tn("receipts-letters", receipt.reminders.into())) ", " (ui.t("receipts-last")) " " (ui.time(at)) }
                                @else { (ui.t("receipts-no-letter")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
