//! Pages of the register, and parts that other pages show of it.

pub mod adopt;
pub mod changes;
pub mod exemption;
pub mod new;
pub mod part;
pub mod parts;
pub mod record;
pub mod register;

use maud::{Markup, html};

use super::Trial;
use crate::web::{Ui, paths, ui};

/// The head of a page about one trial: the trail, what the page is called, one sentence.
fn head(ui: &Ui, trial: &Trial, title: &str, lead: Option<&str>) -> Markup {
    html! {
        (ui::breadcrumbs(ui, &[(paths::TRIALS, &ui.t("trials")), (&paths::trial(&trial.slug), trial.title(ui)), (&ui.path, title)]))
        header.page-head { h1 { (title) } @if let Some(lead) = lead { p.lead { (lead) } } }
    }
}

/// The two language forms, to choose one that something is written in.
fn languages(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    [("nb", "bokmaal"), ("nn", "nynorsk")].map(|(code, key)| (code.to_owned(), ui.t(key).into_owned(), None)).to_vec()
}

/// The end of a form: save, or go back to where one was.
fn form_end(ui: &Ui, save: &str, back: &str) -> Markup {
    html! {
        div.form-end {
            button.ds-button type="submit" { (ui.t(save)) }
            a.ds-link href=(back) { (ui.t("cancel")) }
        }
    }
}
