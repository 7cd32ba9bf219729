//! What other pages show of involvement.

use maud::{Markup, html};

use crate::involvement::Summary;
use crate::trials::Trial;
use crate::web::{Ui, paths, ui};

/// The part of a trial's own page: how much is told, what waits, and the ways on.
pub fn trial_part(ui: &Ui, trial: &Trial, summary: Summary) -> Markup {
    let page = paths::involvement(&trial.slug);
    html! {
        section aria-labelledby="involvering" {
            (ui::heading("involvering", &ui.t("involvement"), Some((&page, &ui.t("involvement-all")))))
            div.stack {
                p {
                    (ui.tn("involvement-count", summary.events))
                    @if summary.waiting > 0 { " " b { (ui.tn("involvement-waiting", summary.waiting)) } }
                }
                p.cluster {
                    a.ds-button data-variant="secondary" href=(page) { (ui.t("involvement-see")) }
                    a.ds-button data-variant="secondary" href=(paths::compare_trials(&[&trial.slug])) { (ui.t("compare-with-others")) }
                }
            }
        }
    }
}
