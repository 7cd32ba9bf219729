//! The public log.

use chrono::{Datelike as _, NaiveDate};
use maud::{Markup, html};

use super::taken_key;
use crate::moderation::queries::log::{Line, Log};
use crate::web::ui::{breadcrumbs, empty, heading, older_newer};
use crate::web::{Ui, paths};

/// The page.
pub(in crate::moderation) fn log(ui: &Ui, log: &Log) -> Markup {
    let (first, last) = log.months;
    let period = format!("{} – {}", month(ui, first), month(ui, last));
    let older = log.older.map(|until| format!("{}?til={}", paths::MODERATION_LOG, until.format("%Y-%m")));
    html! {
        div.wrap {
            (breadcrumbs(ui, &[(paths::MODERATION_LOG, &ui.t("log-title"))]))
            header.page-head { h1 { (ui.t("log-title")) } p.lead { (ui.t("log-lead")) } p.byline { (period) } }
            @if log.lines.is_empty() {
                (empty(&ui.t("log-none"), Some((paths::ABOUT, &ui.t("log-none-step")))))
            } @else {
                (kinds(ui, log))
                (months(ui, log))
            }
            (older_newer(ui, None, older.as_deref()))
        }
    }
}

fn kinds(ui: &Ui, log: &Log) -> Markup {
    html! {
        section aria-labelledby="slag" {
            (heading("slag", &ui.t("log-kinds"), None))
            dl.facts { @for (act, n) in log.by_kind() { dt { (ui.t(taken_key(act))) } dd { (ui.number(n)) } } }
        }
    }
}

fn months(ui: &Ui, log: &Log) -> Markup {
    let mut months: Vec<NaiveDate> = log.lines.iter().map(|line| line.month).collect();
    months.dedup();
    html! {
        @for one in months {
            section.after aria-labelledby={ "m" (one.format("%Y-%m")) } {
                (heading(&format!("m{}", one.format("%Y-%m")), &month(ui, one), None))
                table.ds-table data-stack {
                    caption.ds-sr-only { (ui.t("log-title")) ", " (month(ui, one)) }
                    thead { tr {
                        th scope="col" { (ui.t("area")) }
                        th scope="col" { (ui.t("log-what")) }
                        th scope="col" { (ui.t("log-reason")) }
                        th scope="col" .num { (ui.t("log-count")) }
                    } }
                    tbody { @for line in log.lines.iter().filter(|line| line.month == one) { (row(ui, line)) } }
                }
            }
        }
    }
}

fn row(ui: &Ui, line: &Line) -> Markup {
    html! {
        tr {
            th scope="row" { (ui.pick(&line.area_nb, &line.area_nn)) }
            td data-label=(ui.t("log-what")) { (ui.t(taken_key(line.act))) }
            td data-label=(ui.t("log-reason")) {
                @match line.reason { Some(reason) => (ui.t(reason.log_key())), None => (ui.t("log-no-reason")) }
            }
            td.num data-label=(ui.t("log-count")) { (ui.number(line.n)) }
        }
    }
}

/// `november 2026`.
fn month(ui: &Ui, day: NaiveDate) -> String {
    let date = ui.lang.date(day);
    let name = date.split(' ').nth(1).unwrap_or_default();
    format!("{name} {}", day.year())
}
