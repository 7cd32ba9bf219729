//! The front page.

use maud::{Markup, html};

use super::{Front, waits};
use crate::calendar::date_list;
use crate::organisations::organisation_link;
use crate::peers;
use crate::places::threads::UNANSWERED;
use crate::threads::{ThreadKind, thread_list};
use crate::trials::{Participant, trial_list};
use crate::web::{Ui, paths, ui};

/// The whole page.
pub(super) fn front(ui: &Ui, front: &Front) -> Markup {
    html! {
        (hero(ui, front))
        div.wrap {
            (waiting(ui, front))
            div.columns {
                div { (questions(ui, front)) (result(ui, front)) (newest(ui, front)) }
                aside aria-label=(ui.t("front-aside")) { (notices(ui, front)) (areas(ui, front)) }
            }
            (trials(ui, front))
        }
    }
}

fn hero(ui: &Ui, front: &Front) -> Markup {
    html! {
        div.hero {
            div.wrap {
                div {
                    h1 { (ui.t("front-title")) }
                    p.lead { (ui.t("front-lead")) }
                    form role="search" method="get" action=(paths::SEARCH) {
                        label for="q" { (ui.t("front-search")) }
                        div.search-form {
                            (ui::suggesting(ui, &html! { input.ds-input type="search" id="q" name="q" maxlength="200" autocomplete="off"; }))
                            button.ds-button type="submit" { (ui.t("nav-search")) }
                        }
                    }
                    p.hint { a href=(paths::NEW_THREAD) { (ui.t("write-thread")) } " – " (ui.t("front-write")) }
                    p.hint { a href=(paths::COMPARE) { (ui.t("compare-title")) } " – " (ui.t("front-compare")) }
                }
                div {
                    (peers::norway(ui, &front.trials.iter().flat_map(|trial| &trial.participants).collect::<Vec<_>>()))
                    p.map-key { (ui.t("map-key")) " " a href="#forsok" { (ui.t("map-list")) } " " a href=(paths::MAP) { (ui.t("map-larger")) } }
                }
            }
        }
    }
}

fn waiting(ui: &Ui, front: &Front) -> Markup {
    let waits = waits::waits(&ui.viewer, &front.queues);
    html! {
        @if !waits.is_empty() {
            section aria-labelledby="venter" {
                (ui::heading("venter", &ui.t("waits"), None))
                ul.waits-list { @for wait in &waits { li { a href=(wait.href) { (ui.tn(wait.text_key, wait.n)) } } } }
            }
        }
    }
}

fn questions(ui: &Ui, front: &Front) -> Markup {
    let all = format!("{}?slag={UNANSWERED}", paths::THREADS);
    html! {
        section aria-labelledby="ubesvarte" {
            (ui::heading("ubesvarte", &ui.t("list-unanswered"), Some((&all, &ui.t("list-unanswered-all")))))
            @if front.unanswered.is_empty() {
                (ui::empty(&ui.t("list-unanswered-none"), Some((&paths::new_thread(ThreadKind::Question.as_str()), &ui.t("list-unanswered-none-step")))))
            } @else { (thread_list(ui, &front.unanswered, true)) }
        }
    }
}

fn result(ui: &Ui, front: &Front) -> Markup {
    let kind = ThreadKind::Result.as_str();
    let all = format!("{}?slag={kind}", paths::THREADS);
    html! {
        section aria-labelledby="resultat" {
            (ui::heading("resultat", &ui.t("list-newest-result"), Some((&all, &ui.t("list-results-all")))))
            @if front.results.is_empty() {
                (ui::empty(&ui.t("list-results-none"), Some((&paths::new_thread(kind), &ui.t("list-results-none-step")))))
            } @else { (thread_list(ui, &front.results, true)) }
        }
    }
}

fn newest(ui: &Ui, front: &Front) -> Markup {
    html! {
        section aria-labelledby="nytt" {
            (ui::heading("nytt", &ui.t("list-newest"), Some((paths::THREADS, &ui.t("list-newest-all")))))
            @if front.newest.is_empty() {
                (ui::empty(&ui.t("list-threads-none"), Some((paths::NEW_THREAD, &ui.t("write-thread")))))
            } @else { (thread_list(ui, &front.newest, true)) }
        }
    }
}

/// What comes next in the calendar: the last days of announcements too.
fn notices(ui: &Ui, front: &Front) -> Markup {
    html! {
        section aria-labelledby="frister" {
            (ui::heading("frister", &ui.t("notices"), Some((paths::CALENDAR, &ui.t("notices-all")))))
            @if front.next.is_empty() {
                (ui::empty(&ui.t("notices-none"), Some((paths::ANNOUNCEMENTS, &ui.t("notices-none-step")))))
            } @else { (date_list(ui, &front.next)) }
            p.small.after-1 { a.ds-link href=(paths::ANNOUNCEMENTS) { (ui.t("notices-announcements")) } }
        }
    }
}

fn areas(ui: &Ui, front: &Front) -> Markup {
    html! {
        section aria-labelledby="omrader" {
            (ui::heading("omrader", &ui.t("nav-areas"), None))
            ul.link-list { @for area in &front.areas { li { a href=(paths::area(&area.slug)) { (area.name(ui)) } } } }
        }
    }
}

/// The trials, and everybody on the map in words.
fn trials(ui: &Ui, front: &Front) -> Markup {
    let mut here: Vec<&Participant> = Vec::new();
    for who in front.trials.iter().flat_map(|trial| &trial.participants) {
        if here.iter().all(|known| known.organisation.id != who.organisation.id) {
            here.push(who);
        }
    }
    html! {
        section aria-labelledby="forsok" {
            (ui::heading("forsok", &ui.t("trials-here"), Some((paths::TRIALS, &ui.t("trials-all")))))
            (trial_list(ui, &front.trials, true))
            p.small.quiet { (ui.t("trials-source")) }
            h3 { (ui.t("map-participants")) }
            ul.cluster { @for who in here { li { (organisation_link(ui, &who.organisation)) } } }
        }
    }
}
