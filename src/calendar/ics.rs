//! The calendar for other programs (RFC 5545). Times are in UTC, so that they are right across summer time wherever they
//! are read; whole days are dates. The identifier never changes, and the sequence tells of every change.

use chrono::{Days, Duration, NaiveDate};
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};

use super::{Entry, When};
use crate::i18n::Lang;

/// Whose service and in which language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Feed<'f> {
    /// What the calendar is called.
    pub(super) name: &'f str,
    /// The language of titles.
    pub(super) lang: Lang,
    /// The service's address.
    pub(super) base: &'f str,
    /// The domain of identifiers.
    pub(super) domain: &'f str,
}

/// Writes the entries as a calendar.
pub(super) fn write(feed: Feed<'_>, entries: &[Entry]) -> String {
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("PRODID", "-//Erfaringstorget//Kalender//NO"));
    calendar.name(feed.name).ttl(&Duration::hours(6));
    for entry in entries {
        calendar.push(event(feed, entry));
    }
    calendar.to_string()
}

fn event(feed: Feed<'_>, entry: &Entry) -> Event {
    let pick = |nb: &str, nn: &str| if feed.lang == Lang::NN { nn.to_owned() } else { nb.to_owned() };
    let mut event = Event::new();
    event
        .uid(&format!("{}@{}", entry.uid, feed.domain))
        .sequence(u32::try_from(entry.sequence).unwrap_or(0))
        .timestamp(entry.changed_at)
        .last_modified(entry.changed_at)
        .created(entry.created_at)
        .summary(&pick(&entry.title_nb, &entry.title_nn))
        .url(&format!("{}{}", feed.base, entry.path()))
        .status(if entry.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .categories([feed.lang.t(entry.kind.text_key()).into_owned()]);
    match entry.when {
        When::Days(first, last) => event.starts(first).ends(after(last.unwrap_or(first))),
        When::Time(start, end) => event.starts(start).ends(end.unwrap_or(start + Duration::hours(1))),
    };
    if let Some(place) = &entry.place {
        event.location(place);
    }
    let about = entry.trial.as_ref().or(entry.organisation.as_ref()).or(entry.area.as_ref());
    let lines = [about.map(|of| pick(&of.nb, &of.nn)), entry.about.clone(), entry.url.clone()];
    let description: Vec<String> = lines.into_iter().flatten().collect();
    if !description.is_empty() {
        event.description(&description.join("\n\n"));
    }
    event.done()
}

/// The day after the last: an all-day event ends where the next day begins (RFC 5545, 3.6.1).
fn after(last: NaiveDate) -> NaiveDate {
    last.checked_add_days(Days::new(1)).unwrap_or(last)
}
