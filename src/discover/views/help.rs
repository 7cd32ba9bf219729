//! Where little was found: what may have been meant, and what fewer narrowings would give.

use maud::{Markup, html};

use crate::discover::form::Asked;
use crate::discover::queries::page::Results;
use crate::search::REACH;
use crate::web::Ui;

/// «Mente du …?», which leads to that search in everything.
pub(super) fn meant(ui: &Ui, asked: &Asked, results: &Results) -> Markup {
    html! {
        @if let Some(words) = &results.meant {
            @let meant = Asked { words: words.clone(), ..asked.everything() };
            p.meant { (ui.t("search-meant")) " " a.ds-link href=(meant.path()) { "«" (words) "»" } "?" }
        }
    }
}

/// The same search with one narrowing less, and what each gives.
pub(super) fn fewer(ui: &Ui, results: &Results) -> Markup {
    html! {
        @for fewer in &results.fewer {
            li {
                a.ds-link href=(fewer.asked.path()) { (ui.ta("search-without", &[("field", ui.t(name_of(fewer.field)).into())])) }
                " – "
                @let hits = i64::try_from(fewer.hits).unwrap_or(i64::MAX);
                @if hits > REACH { (ui.tn("search-gives-more", REACH)) } @else { (ui.tn("search-gives", hits)) }
            }
        }
    }
}

/// What narrows by a field of the address is called.
fn name_of(field: &str) -> &'static str {
    match field {
        "type" => "search-kind",
        "omrade" => "search-area",
        "fylke" => "search-county",
        "kostra" => "search-kostra",
        "status" => "search-status",
        "besvart" => "search-is-answered",
        "ar" => "search-year",
        "malform" => "search-language",
        "fra" => "search-from",
        "til" => "search-to",
        _ => "search-what",
    }
}
