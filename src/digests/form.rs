//! The form with which a member chooses when she wants her letter.

use chrono_tz::Tz;

use super::due::{Cadence, Choice};
use super::queries::settings::Settings;
use crate::error::FieldErrors;
use crate::web::{FormData, Parser};

/// The form as what she chose fills it.
pub(super) fn filled(settings: &Settings) -> FormData {
    let choice = settings.choice;
    let form = FormData::default()
        .with("hyppighet", choice.cadence.as_str())
        .with("ukedag", choice.weekday.to_string())
        .with("time", choice.hour.to_string())
        .with("tidssone", choice.zone.name());
    settings.at_once.fill(form)
}

/// What she chose.
///
/// # Errors
/// What is wrong with it.
pub(super) fn choice(form: &FormData) -> Result<Choice, FieldErrors> {
    let mut parser = Parser::new(form);
    let cadence = parser.choice("hyppighet", Cadence::parse);
    let weekday = parser.choice("ukedag", |day| day.parse().ok().filter(|day| (1..=7).contains(day)));
    let hour = parser.choice("time", |hour| hour.parse().ok().filter(|hour| *hour < 24));
    let zone = parser.choice("tidssone", |zone| zone.parse::<Tz>().ok());
    let all = cadence.zip(weekday).zip(hour.zip(zone));
    parser.finish(all.map(|((cadence, weekday), (hour, zone))| Choice { cadence, weekday, hour, zone }))
}
