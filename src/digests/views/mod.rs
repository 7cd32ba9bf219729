//! The pages of the letter: when she wants it, the next one, those she had, and stopping it.

pub(super) mod history;
pub(super) mod letter;
pub(super) mod settings;
pub(super) mod stop;

use super::due::{Cadence, Choice};
use crate::i18n::Lang;

/// When she wants it, in words: «hver tirsdag kl. 08.00».
pub(super) fn when(lang: Lang, choice: &Choice) -> String {
    let hour = hour(choice.hour);
    let with = [("day", lang.t(weekday_key(choice.weekday)).into()), ("time", hour.as_str().into())];
    match choice.cadence {
        Cadence::Daily => lang.ta("letter-when-daily", &[("time", hour.as_str().into())]),
        Cadence::Weekly => lang.ta("letter-when-weekly", &with),
        Cadence::Monthly => lang.ta("letter-when-monthly", &with),
        Cadence::Off => lang.t("letter-when-off"),
    }
    .into_owned()
}

/// `08.00`.
fn hour(hour: u8) -> String {
    format!("{hour:02}.00")
}

fn cadence_key(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Daily => "cadence-daily",
        Cadence::Weekly => "cadence-weekly",
        Cadence::Monthly => "cadence-monthly",
        Cadence::Off => "cadence-off",
    }
}

fn weekday_key(day: u8) -> &'static str {
    match day {
        1 => "weekday-1",
        2 => "weekday-2",
        3 => "weekday-3",
        4 => "weekday-4",
        5 => "weekday-5",
        6 => "weekday-6",
        _ => "weekday-7",
    }
}
