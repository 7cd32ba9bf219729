//! What is known of the scheme's own calendar: facts of the past, each with its source.

use chrono::NaiveDate;
use serde::Deserialize;

use super::actions;
use crate::error::Error;
use crate::tx::Tx;

const EVENTS: &str = include_str!("reference/events.toml");

/// What the data is made of, for telling whether it has changed.
pub const SOURCES: [&str; 1] = [EVENTS];

#[derive(Deserialize)]
struct File {
    event: Vec<Given>,
}

/// An event of the file.
#[derive(Deserialize)]
pub(super) struct Given {
    pub(super) uid: String,
    pub(super) kind: String,
    pub(super) day: NaiveDate,
    pub(super) title_nb: String,
    pub(super) title_nn: String,
    pub(super) source: String,
}

/// Loads the events; loading them again changes nothing.
///
/// # Errors
/// When the data does not fit, which a test would have told, or the database refuses.
pub fn load(tx: &mut Tx<'_>) -> Result<(), Error> {
    actions::write(tx, &read().map_err(|fault| Error::Internal(fault.into()))?)
}

fn read() -> Result<Vec<Given>, toml::de::Error> {
    toml::from_str::<File>(EVENTS).map(|file| file.event)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_event_has_a_day_and_a_source() {
        let events = read().unwrap();
        assert_eq!(events[0].day.to_string(), "2023-05-09");
        assert!(
            events
                .iter()
                .all(|event| !event.source.is_empty() && super::super::EntryKind::parse(&event.kind).is_some())
        );
    }
}
