//! The list of announcements, and the meter of the year's forms of Norwegian.

use maud::{Markup, html};

use super::addressed;
use crate::announcements::queries::{Meter, Standing};
use crate::threads::speaks_for_ministry;
use crate::web::{Ui, paths, ui};

/// At least so many of a hundred texts in each form (språklova § 13).
const LEAST: i64 = 25;

/// The page.
pub(in crate::announcements) fn list(
    ui: &Ui,
    rows: &[Standing],
    meter: &Meter,
    newer: Option<&str>,
    older: Option<&str>,
) -> Markup {
    let ministry = speaks_for_ministry(&ui.viewer);
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&ui.path, &ui.t("announcements"))]))
            header.page-head {
                h1 { (ui.t("announcements")) }
                p.lead { (ui.t("announcements-lead")) }
                @if ministry { div.cluster { a.ds-button href=(paths::NEW_ANNOUNCEMENT) { (ui.t("announcement-new")) } } }
            }
            @if rows.is_empty() {
                (ui::empty(&ui.t("announcements-none"), Some((paths::CALENDAR, &ui.t("calendar-see")))))
            } @else {
                ul.announcement-list { @for row in rows { (one(ui, row, ministry)) } }
                (ui::older_newer(ui, newer, older))
            }
            section.after aria-labelledby="malform" {
                (ui::heading("malform", &ui.t("meter-title"), None))
                (meter_of(ui, meter))
            }
        }
    }
}

fn one(ui: &Ui, row: &Standing, ministry: bool) -> Markup {
    let waits: Vec<&str> = row.mine.iter().filter(|mine| mine.at.is_none()).map(|mine| mine.name.as_str()).collect();
    html! {
        li {
            a.title href=(paths::thread(row.thread, &row.title)) lang=(row.language) { (row.title) }
            p.byline {
                @match (row.published_at, row.withdrawn_at) {
                    (Some(at), _) => (ui.time(at)),
                    (None, Some(_)) => (ui.t("announcement-withdrawn")),
                    (None, None) => b { (ui.ta("announcement-planned", &[("at", ui.lang.date_time(row.publish_at, ui.zone).into())])) },
                }
                " · " (ui.t("announcement-to")) " " (addressed(ui, row))
                @if let Some(day) = row.expires_on { " · " (ui.ta("announcement-until", &[("date", ui.lang.date(day).into())])) }
            }
            @if row.needs_acknowledgement && row.published_at.is_some() {
                p.byline {
                    (ui.ta("acknowledged-of", &[("n", row.acknowledged.into()), ("of", row.addressees.into())]))
                    @if ministry { " · " a href=(paths::announcement(row.thread, "kvitteringer")) { (ui.t("receipts-see")) span.ds-sr-only { " " (row.title) } } }
                }
                @if !waits.is_empty() { p.waits-count { (ui.ta("acknowledge-waits", &[("names", waits.join(", ").into())])) } }
            }
        }
    }
}

/// How much of the year is in each form: a bar, and the same in words.
pub(super) fn meter_of(ui: &Ui, meter: &Meter) -> Markup {
    let all = meter.nb + meter.nn;
    if all == 0 {
        return html! { p.quiet { (ui.t("meter-none")) } };
    }
    let share = |n: i64| (n * 100 + all / 2) / all;
    let (nb, nn) = (share(meter.nb), 100 - share(meter.nb));
    let words = ui.ta("meter-shares", &[("nb", nb.into()), ("nn", nn.into())]);
    html! {
        figure.meter {
            svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=(words) {
                rect.nb x="0" y="0" width=(nb) height="8" {}
                rect.nn x=(nb) y="0" width=(nn) height="8" {}
                path d={ "M" (LEAST) " 0v8M" (100 - LEAST) " 0v8" } {}
            }
            figcaption {
                (words) " "
                @if nb.min(nn) < LEAST { b { (ui.t("meter-short")) } } @else { (ui.t("meter-kept")) }
            }
        }
    }
}
