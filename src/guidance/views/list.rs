//! Answers in a list: what it comes to and the question, the short answer, then provisions, case number and when.

use maud::{Markup, html};

use super::{provisions, verdict};
use crate::guidance::Row;
use crate::web::{Ui, paths};

/// The rows of a list; with `area` each names its area.
pub fn guidance_list(ui: &Ui, rows: &[Row], area: bool) -> Markup {
    html! {
        ul.guidance-list { @for row in rows { (line(ui, row, area)) } }
    }
}

fn line(ui: &Ui, row: &Row, area: bool) -> Markup {
    let over = row.valid_to.is_some_and(|day| day < ui.now.date_naive());
    html! {
        li {
            p.cluster {
                (verdict(ui, row.verdict))
                @if row.superseded { span.ds-tag data-color="warning" { (ui.t("guidance-replaced-short")) } }
                @else if over { span.ds-tag data-color="warning" { (ui.t("guidance-no-longer")) } }
            }
            a.title href=(paths::guidance(row.id, &row.title)) { (row.title) }
            p { (row.short) }
            p.byline {
                @if area { (ui.pick(&row.area.0, &row.area.1)) " · " }
                @for provision in provisions(&row.provisions) { (provision) " · " }
                (row.organisation) " · " span.num { (ui.ta("guidance-case-no", &[("number", row.case_number.as_str().into())])) } " · " (ui.time(row.at))
            }
        }
    }
}
