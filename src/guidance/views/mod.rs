//! How guidance looks, and the parts its pages share: what an answer comes to, its provisions, when it applies.

pub mod case;
pub mod list;
pub mod page;
pub mod queue;
pub mod register;
pub mod thread;
pub mod times;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::Verdict;
use super::queries::Link;
use crate::web::{Ui, paths};

/// What it comes to, in words and with a shape.
pub(super) fn verdict(ui: &Ui, verdict: Verdict) -> Markup {
    html! { span.verdict data-verdict=(verdict.as_str()) { (ui.t(verdict.text_key())) } }
}

/// A link to an answer.
pub(super) fn link(link: &Link) -> Markup {
    html! { a.ds-link href=(paths::guidance(link.id, &link.title)) { (link.title) } }
}

/// The provisions, one a line as they were typed.
pub(super) fn provisions(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The days it applies.
pub(super) fn validity(ui: &Ui, from: NaiveDate, to: Option<NaiveDate>) -> String {
    let from = ("from", ui.lang.date(from).into());
    match to {
        Some(to) => ui.ta("guidance-valid-between", &[from, ("to", ui.lang.date(to).into())]).into_owned(),
        None => ui.ta("guidance-valid-from", &[from]).into_owned(),
    }
}

/// Says that an answer has been replaced, and by which.
pub(super) fn replaced(ui: &Ui, newest: Option<&Link>) -> Markup {
    html! {
        div.ds-alert data-color="warning" {
            p {
                b { (ui.t("guidance-replaced")) } " "
                @match newest {
                    Some(newest) => { (ui.t("guidance-replaced-by")) " " (link(newest)) },
                    None => (ui.t("guidance-replaced-elsewhere")),
                }
            }
        }
    }
}
