//! The pages of involvement.

pub(super) mod account;
pub(super) mod event;
pub(super) mod marks;
pub(super) mod part;
pub(super) mod promise;
pub(super) mod trial;

use maud::{Markup, html};

use super::{Form, PartyId};
use crate::trials::Trial;
use crate::web::{Ui, paths, ui};

/// Where the reader is, below the trial's page of involvement.
fn trail(ui: &Ui, trial: &Trial, here: &str) -> Markup {
    let (of_trial, involvement) = (paths::trial(&trial.slug), paths::involvement(&trial.slug));
    ui::breadcrumbs(
        ui,
        &[
            (paths::TRIALS, &ui.t("trials")),
            (&of_trial, trial.title(ui)),
            (&involvement, &ui.t("involvement")),
            (&ui.path, here),
        ],
    )
}

/// Which party is written for; the person's name is not shown with it.
fn writing_for(ui: &Ui, party: Option<PartyId>) -> Markup {
    let hat = ui.viewer.hat().filter(|hat| party.is_none_or(|party| party.organisation == hat.organisation_id));
    html! {
        @if let Some(hat) = hat {
            div.writes-for {
                p.hat {
                    (ui.t("writes-for")) " " b { (hat.organisation) }
                    @if let Some(side) = hat.side { " " (ui::side(ui, side)) }
                }
                p.small.quiet { (ui.t("writes-for-help")) " " a href=(paths::ME) { (ui.t("writes-for-change")) } }
            }
        }
        (at_work(ui))
    }
}

/// In a session opened through an employer's mailbox, the same words to everybody.
fn at_work(ui: &Ui) -> Markup {
    html! {
        @if ui.viewer.me.as_ref().is_some_and(|me| me.employer_mailbox) {
            div.ds-alert data-color="info" { p { (ui.t("involvement-at-work")) } }
        }
    }
}

/// Plain text as paragraphs.
fn plain(text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n") {
            p { @for (n, line) in paragraph.lines().enumerate() { @if n > 0 { br; } (line) } }
        }
    }
}

/// Forms to choose from, in rising influence, after an empty choice.
fn forms(ui: &Ui, empty: &str) -> Vec<(String, String)> {
    let first = (String::new(), ui.t(empty).into_owned());
    let each = Form::ALL.iter().map(|form| (form.as_str().to_owned(), ui.t(form.text_key()).into_owned()));
    std::iter::once(first).chain(each).collect()
}
