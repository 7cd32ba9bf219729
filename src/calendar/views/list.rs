//! The calendar's page, by month; and the short list of what comes next that other pages show.

use chrono::Datelike as _;
use maud::{Markup, html};

use super::{left, when};
use crate::areas::Area;
use crate::calendar::{Entry, EntryKind, When};
use crate::web::ui::{self, Field};
use crate::web::{Filled, FormData, Ui, paths};

/// The word in the address for what is past.
pub(in crate::calendar) const PAST: &str = "tidligere";

/// Which entries the page was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::calendar) struct Listing {
    pub(in crate::calendar) area: Option<String>,
    pub(in crate::calendar) kind: Option<EntryKind>,
    pub(in crate::calendar) past: bool,
}

/// The page.
pub(in crate::calendar) fn list(ui: &Ui, listing: &Listing, areas: &[Area], entries: &[Entry]) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::CALENDAR, &ui.t("calendar"))]))
            header.page-head {
                h1 { (ui.t("calendar")) }
                p.lead { (ui.t("calendar-lead")) }
                div.cluster {
                    @if ui.viewer.hat().is_some() { a.ds-button href=(paths::NEW_EVENT) { (ui.t("event-new")) } }
                    a.ds-button data-variant="secondary" href=(paths::SUBSCRIBE) { (ui.t("subscribe")) }
                }
            }
            (filters(ui, listing, areas))
            @if entries.is_empty() {
                (ui::empty(&ui.t("calendar-none"), Some((paths::CALENDAR, &ui.t("calendar-all")))))
            }
            @for (n, month) in entries.chunk_by(|a, b| (a.day.year(), a.day.month()) == (b.day.year(), b.day.month())).enumerate() {
                @if let Some(first) = month.first() {
                    section.after-1 aria-labelledby={ "m" (n) } {
                        (ui::heading(&format!("m{n}"), &ui.lang.month(first.day), None))
                        (date_list(ui, month))
                    }
                }
            }
        }
    }
}

fn filters(ui: &Ui, listing: &Listing, areas: &[Area]) -> Markup {
    let form = FormData::default()
        .with("omrade", listing.area.clone().unwrap_or_default())
        .with("slag", listing.kind.map_or("", EntryKind::as_str))
        .with("tid", if listing.past { PAST } else { "" });
    let filled = Filled::with(form);
    let all = (String::new(), ui.t("filter-all").into_owned());
    let kinds = EntryKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), ui.t(kind.text_key()).into_owned()));
    let kinds: Vec<_> = std::iter::once(all.clone()).chain(kinds).collect();
    let areas: Vec<_> =
        std::iter::once(all).chain(areas.iter().map(|area| (area.slug.clone(), area.name(ui).to_owned()))).collect();
    let times =
        [(String::new(), ui.t("calendar-coming").into_owned()), (PAST.to_owned(), ui.t("calendar-past").into_owned())];
    html! {
        form.filters method="get" action=(paths::CALENDAR) {
            (ui::select(ui, &filled, Field::new("slag", "list-kind", 40), &kinds))
            (ui::select(ui, &filled, Field::new("omrade", "list-area", 80), &areas))
            (ui::select(ui, &filled, Field::new("tid", "calendar-time", 20), &times))
            button.ds-button data-variant="secondary" type="submit" { (ui.t("filter-show")) }
        }
    }
}

/// Entries as leaves of a calendar, by day.
pub fn date_list(ui: &Ui, entries: &[Entry]) -> Markup {
    html! {
        ul.date-list { @for entry in entries { (one(ui, entry)) } }
    }
}

fn one(ui: &Ui, entry: &Entry) -> Markup {
    let by_then = matches!(entry.kind, EntryKind::Deadline | EntryKind::Announcement | EntryKind::Expiry);
    html! {
        li data-cancelled[entry.cancelled] {
            span.date { b { (entry.day.day()) "." } (ui.lang.short_month(entry.day)) }
            div {
                a href=(entry.path()) { (entry.title(ui)) }
                @if entry.cancelled { " " b { (ui.t("event-cancelled")) } }
                p.byline {
                    (ui.t(entry.kind.text_key()))
                    @if let Some(left) = left(ui, entry).filter(|_| !entry.cancelled) { " · " b data-due[by_then] { (left) } }
                    (beside_the_leaf(ui, entry))
                    @if let Some(place) = &entry.place { " · " (place) }
                    @if let Some(of) = entry.trial.as_ref().or(entry.organisation.as_ref()).or(entry.area.as_ref()) { " · " (ui.pick(&of.nb, &of.nn)) }
                    @if !entry.audience.iter().any(|key| key == "open") { " · " (ui.t("limited-room")) }
                }
            }
        }
    }
}

/// What the leaf does not say: the time of day, the last day, or the year.
fn beside_the_leaf(ui: &Ui, entry: &Entry) -> Markup {
    let clock = |at| ui.lang.clock(at, ui.zone);
    match entry.when {
        // The leaf has no year, and the day of another year is not to be taken for one of this.
        When::Days(day, None) if day.year() != ui.now.year() => html! { " · " (when(ui, entry)) },
        When::Days(_, None) => html! { span.ds-sr-only { " · " (when(ui, entry)) } },
        When::Days(_, Some(until)) => html! { " · " (ui.ta("event-to", &[("date", ui.lang.date(until).into())])) },
        When::Time(start, end) => {
            let same = end.is_none_or(|end| ui.day_of(end) == ui.day_of(start));
            match end {
                Some(end) if same => html! { " · " (ui.t("clock-at")) " " (clock(start)) "–" (clock(end)) },
                None => html! { " · " (ui.t("clock-at")) " " (clock(start)) },
                Some(_) => html! { " · " (when(ui, entry)) },
            }
        }
    }
}
