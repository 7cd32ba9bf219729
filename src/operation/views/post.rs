//! How mail fares: what waits, what was sent, what was not and why, and the addresses that get none.

use maud::{Markup, html};

use super::overview::mail as dead_letters;
use crate::mail::Unsent;
use crate::mail::addresses::Dead;
use crate::mail::outbox::Dropped;
use crate::mail::refusals::Refusals;
use crate::operation::queries::Post;
use crate::web::{Ui, paths, ui};

/// How the service is set to deliver.
pub(in crate::operation) struct Delivery<'a> {
    /// Letters a second to one domain; 0 for no limit.
    pub(in crate::operation) pace: u32,
    /// The domain we sign for.
    pub(in crate::operation) signs: Option<&'a str>,
    /// The mail server signs.
    pub(in crate::operation) relay_signs: bool,
    /// The domain reports come to.
    pub(in crate::operation) bounces: Option<&'a str>,
}

/// The page.
pub(in crate::operation) fn post(ui: &Ui, page: &Post, delivery: &Delivery<'_>) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::OPERATION, &ui.t("operation-title")), (&ui.path, &ui.t("operation-post-title"))]))
            header.page-head {
                h1 { (ui.t("operation-post-title")) }
                p.lead { (ui.t("operation-post-lead")) }
            }
            (figures(ui, page, delivery))
            section.after aria-labelledby="feilet" {
                (ui::heading("feilet", &ui.t("operation-mail"), None))
                (dead_letters(ui, &page.failed))
            }
            section.after aria-labelledby="avvist" {
                (ui::heading("avvist", &ui.t("operation-refusals"), None))
                p.quiet { (ui.t("operation-refusals-lead")) }
                (refusals(ui, &page.refusals))
            }
            section.after aria-labelledby="dode" {
                (ui::heading("dode", &ui.t("operation-dead"), None))
                p.quiet { (ui.t("operation-dead-lead")) }
                (dead(ui, &page.dead))
            }
            section.after aria-labelledby="droppet" {
                (ui::heading("droppet", &ui.t("operation-dropped"), None))
                p.quiet { (ui.t("operation-dropped-lead")) }
                (dropped(ui, &page.dropped))
            }
        }
    }
}

fn figures(ui: &Ui, page: &Post, delivery: &Delivery<'_>) -> Markup {
    let pace = match delivery.pace {
        0 => ui.t("operation-pace-none").into_owned(),
        pace => ui.ta("operation-pace-of", &[("n", pace.into())]).into_owned(),
    };
    let signs = match (delivery.signs, delivery.relay_signs) {
        (Some(domain), _) => domain.to_owned(),
        (None, true) => ui.t("operation-signs-relay").into_owned(),
        (None, false) => ui.t("operation-signs-none").into_owned(),
    };
    let back = delivery.bounces.map_or_else(|| ui.t("operation-bounces-none").into_owned(), str::to_owned);
    html! {
        dl.facts {
            dt { (ui.t("operation-mail-waiting")) } dd { (ui.number(page.counts.waiting)) }
            dt { (ui.t("operation-mail-sent")) } dd { (ui.number(page.sent)) }
            dt { (ui.t("operation-mail-failed")) } dd { (ui.number(page.counts.failed)) }
            dt { (ui.t("operation-pace")) } dd { (pace) }
            dt { (ui.t("operation-signs")) } dd { (signs) }
            dt { (ui.t("operation-bounces")) } dd { (back) }
        }
    }
}

fn refusals(ui: &Ui, refusals: &[Refusals]) -> Markup {
    html! {
        @if refusals.is_empty() {
            p.quiet { (ui.t("operation-refusals-none")) }
        } @else {
            table.ds-table data-stack {
                caption.ds-sr-only { (ui.t("operation-refusals")) }
                thead { tr {
                    th scope="col" { (ui.t("operation-domain")) }
                    th scope="col" { (ui.t("operation-status")) }
                    th scope="col" { (ui.t("operation-answer")) }
                    th scope="col" .num { (ui.t("operation-count")) }
                } }
                tbody { @for one in refusals { tr {
                    th scope="row" { (one.domain) }
                    td data-label=(ui.t("operation-status")) { (one.status) }
                    td data-label=(ui.t("operation-answer")) { (one.reason) }
                    td.num data-label=(ui.t("operation-count")) { (ui.number(one.count)) }
                } } }
            }
        }
    }
}

fn dead(ui: &Ui, dead: &[Dead]) -> Markup {
    html! {
        @if dead.is_empty() {
            p.quiet { (ui.t("operation-dead-none")) }
        } @else {
            table.ds-table data-stack {
                caption.ds-sr-only { (ui.t("operation-dead")) }
                thead { tr {
                    th scope="col" { (ui.t("operation-address")) }
                    th scope="col" { (ui.t("operation-reason")) }
                    th scope="col" { (ui.t("operation-since")) }
                } }
                tbody { @for one in dead { tr {
                    th scope="row" { (one.address) }
                    td data-label=(ui.t("operation-reason")) { (one.reason) }
                    td data-label=(ui.t("operation-since")) { @if let Some(since) = one.dead_at { (ui.time(since)) } }
                } } }
            }
        }
    }
}

fn dropped(ui: &Ui, dropped: &[Dropped]) -> Markup {
    html! {
        @if dropped.is_empty() {
            p.quiet { (ui.t("operation-dropped-none")) }
        } @else {
            table.ds-table data-stack {
                caption.ds-sr-only { (ui.t("operation-dropped")) }
                thead { tr {
                    th scope="col" { (ui.t("operation-what")) }
                    th scope="col" { (ui.t("operation-reason")) }
                    th scope="col" .num { (ui.t("operation-count")) }
                } }
                tbody { @for one in dropped { tr {
                    th scope="row" { (ui.t(one.kind.text_key())) }
                    td data-label=(ui.t("operation-reason")) { (why(ui, one)) }
                    td.num data-label=(ui.t("operation-count")) { (ui.number(one.count)) }
                } } }
            }
        }
    }
}

/// Why, in words; as in the database, if this version does not know it.
fn why(ui: &Ui, one: &Dropped) -> String {
    let why = one.why.as_deref().unwrap_or_default();
    Unsent::parse(why).map_or_else(|| why.to_owned(), |why| ui.t(why.text_key()).into_owned())
}
