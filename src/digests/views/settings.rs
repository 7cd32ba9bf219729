//! Mail settings on one page, a section for each kind of mail.

use maud::{Markup, html};

use super::{cadence_key, hour, weekday_key, when};
use crate::accounts::{self, DAILY_CAPS, QUIET, quiet_value};
use crate::digests::due::Cadence;
use crate::digests::queries::settings::Settings;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// The whole page: the letter, and mail at once.
pub(in crate::digests) fn page(ui: &Ui, settings: &Settings, filled: &Filled, all_zones: bool) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::ME, &ui.t("my-page")), (paths::LETTER_SETTINGS, &ui.t("mail-title"))]))
            header.page-head {
                h1 { (ui.t("mail-title")) }
                p.lead { (ui.t("mail-lead")) }
            }
            section aria-labelledby="brev" {
                (ui::heading("brev", &ui.t("letter-title"), Some((paths::LETTERS, &ui.t("letters-title")))))
                (standing(ui, settings))
                (letter(ui, filled, all_zones))
            }
            section.after aria-labelledby="straks" {
                (ui::heading("straks", &ui.t("mail-at-once-title"), None))
                (at_once(ui, filled))
            }
        }
    }
}

/// When the next one comes, and a way to see it.
fn standing(ui: &Ui, settings: &Settings) -> Markup {
    html! {
        @match settings.choice.next(ui.now) {
            Some(next) => p.letter-standing {
                (ui.ta("letter-next", &[("when", when(ui.lang, &settings.choice).into()),
                                        ("date", ui.lang.date_time(next, settings.choice.zone).into())]))
                " " a.ds-link href=(paths::NEXT_LETTER) { (ui.t("letter-show-next")) }
            }
            None => p.letter-standing { (ui.t("letter-is-off")) " " a.ds-link href=(paths::NEXT_LETTER) { (ui.t("letter-show-off")) } }
        }
    }
}

fn letter(ui: &Ui, filled: &Filled, all_zones: bool) -> Markup {
    let cadences: Vec<_> = Cadence::ALL
        .iter()
        .map(|cadence| (cadence.as_str().to_owned(), ui.t(cadence_key(*cadence)).into_owned(), None))
        .collect();
    let days: Vec<_> = (1..=7).map(|day| (day.to_string(), ui.t(weekday_key(day)).into_owned())).collect();
    let hours: Vec<_> = (0..24).map(|n| (n.to_string(), hour(n))).collect();
    let zones = accounts::zone_choices(filled.value("tidssone"), all_zones);
    html! {
        form.form method="post" action=(paths::LETTER_SETTINGS) {
            (ui::error_summary(ui, filled))
            (ui::radio(ui, filled, Field::new("hyppighet", "letter-cadence", 10).help("letter-cadence-help"), &cadences))
            (ui::select(ui, filled, Field::new("ukedag", "letter-weekday", 1).help("letter-weekday-help"), &days))
            (ui::select(ui, filled, Field::new("time", "letter-hour", 2), &hours))
            (ui::select(ui, filled, Field::new("tidssone", "me-zone", 40).help("letter-zone-help"), &zones))
            @if !all_zones { p { a.ds-link href={ (paths::LETTER_SETTINGS_ALL_ZONES) "#tidssone" } { (ui.t("me-all-zones")) } } }
            div.form-end { button.ds-button type="submit" { (ui.t("letter-save")) } }
        }
    }
}

/// Mail at once: whether, when not, and how much at most.
fn at_once(ui: &Ui, filled: &Filled) -> Markup {
    let named = |(from, to): (i16, i16)| {
        let hours = [("from", from.into()), ("to", to.into())];
        (quiet_value((from, to)), ui.ta("me-quiet-hours", &hours).into_owned())
    };
    let none = (String::new(), ui.t("me-quiet-none").into_owned());
    let quiet: Vec<_> = std::iter::once(none).chain(QUIET.into_iter().map(named)).collect();
    let caps: Vec<_> = DAILY_CAPS.into_iter().map(|cap| (cap.to_string(), cap.to_string())).collect();
    html! {
        form.form method="post" action=(paths::REPLY_MAIL) {
            (ui::checkbox(ui, "svarpost", "me-reply-mail", filled.form.has("svarpost")))
            (ui::select(ui, filled, Field::new("stille", "me-quiet", 5).help("me-quiet-help"), &quiet))
            (ui::select(ui, filled, Field::new("tak", "me-cap", 2).help("me-cap-help"), &caps))
            p.quiet { (ui.t("mail-at-once-help")) }
            p.quiet { (ui.t("mail-at-once-searches")) " " a.ds-link href=(paths::SAVED_SEARCHES) { (ui.t("saved-title")) } }
            div.form-end { button.ds-button type="submit" { (ui.t("mail-at-once-save")) } }
        }
    }
}
