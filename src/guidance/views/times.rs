//! How long the ministry takes to answer: all areas together, and each.

use maud::{Markup, html};

use crate::guidance::deadline::TARGET;
use crate::guidance::queries::times::{Figures, Times};
use crate::web::ui;
use crate::web::{Ui, paths};

/// The whole page.
pub(in crate::guidance) fn times(ui: &Ui, times: &Times) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::GUIDANCE, &ui.t("guidance-title")), (paths::GUIDANCE_TIMES, &ui.t("guidance-times-title"))]))
            header.page-head {
                h1 { (ui.t("guidance-times-title")) }
                p.lead { (ui.tn("guidance-times-lead", TARGET)) }
            }
            (summary(ui, &times.all))
            table.ds-table data-stack {
                caption { (ui.t("guidance-times-caption")) }
                thead {
                    tr {
                        th scope="col" { (ui.t("list-area")) }
                        @for key in ["guidance-times-answered", "guidance-times-median", "guidance-times-share", "guidance-times-open", "guidance-times-late"] {
                            th.num scope="col" { (ui.t(key)) }
                        }
                    }
                }
                tbody {
                    @for (area, figures) in &times.areas {
                        tr { th scope="row" { a href=(paths::area(&area.slug)) { (area.name(ui)) } } (cells(ui, figures)) }
                    }
                }
                tfoot { tr { th scope="row" { (ui.t("guidance-times-all")) } (cells(ui, &times.all)) } }
            }
            div.prose.small.after-1 { p { (ui.t("guidance-times-how")) } }
        }
    }
}

/// The figures of all areas in one sentence.
fn summary(ui: &Ui, all: &Figures) -> Markup {
    html! {
        @match (all.median(), all.share()) {
            (Some(days), Some(share)) => p.figures {
                (ui.ta("guidance-times-summary", &[("answered", all.answered().into()), ("days", days.into()), ("share", share.into())]))
                " " (ui.ta("guidance-times-waiting", &[("open", all.open.into()), ("late", all.late.into())]))
            },
            _ => p.figures { (ui.t("guidance-times-none")) " " (ui.ta("guidance-times-waiting", &[("open", all.open.into()), ("late", all.late.into())])) },
        }
    }
}

fn cells(ui: &Ui, figures: &Figures) -> Markup {
    let none = || ui.t("guidance-times-no-answers").into_owned();
    let median = figures.median().map_or_else(none, |days| ui.tn("working-days", days).into_owned());
    let share = figures.share().map_or_else(none, |share| ui.tn("percent", share).into_owned());
    html! {
        td.num data-label=(ui.t("guidance-times-answered")) { (ui.number(figures.answered())) }
        td.num data-label=(ui.t("guidance-times-median")) { (median) }
        td.num data-label=(ui.t("guidance-times-share")) { (share) }
        td.num data-label=(ui.t("guidance-times-open")) { (ui.number(figures.open)) }
        td.num data-label=(ui.t("guidance-times-late")) { (ui.number(figures.late)) }
    }
}
