//! How the calendar looks: the list by month, an event, its form, the addresses for other programs, and the short list
//! that other pages show.

mod edit;
mod event;
mod list;
mod subscribe;

pub(super) use edit::form;
pub(super) use event::event;
pub use list::date_list;
pub(super) use list::{Listing, PAST, list};
pub(super) use subscribe::{Own, subscribe};

use chrono_tz::Europe::Oslo;

use super::{Entry, When};
use crate::web::Ui;

/// When, in words: a day, days, or a time with its end. Days are Norway's; times are the reader's.
fn when(ui: &Ui, entry: &Entry) -> String {
    match entry.when {
        When::Days(day, None) => ui.lang.date(day),
        When::Days(day, Some(until)) => format!("{}–{}", ui.lang.date(day), ui.lang.date(until)),
        When::Time(start, None) => ui.lang.date_time(start, ui.zone),
        When::Time(start, Some(end)) => {
            let same = start.with_timezone(&ui.zone).date_naive() == end.with_timezone(&ui.zone).date_naive();
            let end = if same { ui.lang.clock(end, ui.zone) } else { ui.lang.date_time(end, ui.zone) };
            format!("{}–{end}", ui.lang.date_time(start, ui.zone))
        }
    }
}

/// The days left, in words, where there are few.
fn left(ui: &Ui, entry: &Entry) -> Option<String> {
    let days = (entry.day - ui.now.with_timezone(&Oslo).date_naive()).num_days();
    match days {
        0 => Some(ui.t("today").into_owned()),
        1 => Some(ui.t("tomorrow").into_owned()),
        2..=21 => Some(ui.tn("in-days", days).into_owned()),
        _ => None,
    }
}
