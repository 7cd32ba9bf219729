//! The search page: the form, what was found, and a way on where nothing was.

use maud::{Markup, html};

use super::form::{Asked, Complaint, LAST_PAGE, LONGEST, PER_PAGE, What};
use super::queries::page::Results;
use super::saved::way_there;
use crate::areas::Area;
use crate::search::Engine;
use crate::web::{Ui, paths, ui};

mod help;
mod line;
mod narrow;

/// The page's title.
pub(super) fn title(ui: &Ui, asked: &Asked) -> String {
    if asked.asks() {
        ui.ta("search-title-of", &[("words", crate::text::excerpt(&asked.words, 60).into())]).into_owned()
    } else {
        ui.t("search-title").into_owned()
    }
}

/// The page.
pub(super) fn page(
    ui: &Ui,
    asked: &Asked,
    complaint: Option<Complaint>,
    areas: &[Area],
    results: Option<&Results>,
) -> Markup {
    let wrong = complaint.and_then(|complaint| match complaint {
        Complaint::Malformed(key) | Complaint::Unanswerable(key) => Some(key),
        Complaint::Dates => None,
    });
    html! {
        div.wrap.stack {
            header.page-head { h1 { (ui.t("search-title")) } }
            (form(ui, asked, wrong, areas, results))
            @match results {
                Some(results) => (found(ui, asked, results)),
                None => (help(ui, areas)),
            }
            @let engine = results.map_or(Engine::Postgres, |results| results.engine);
            @if engine == Engine::Instead { p.quiet { (ui.t("search-engine-instead")) } }
            p.quiet.small { (ui.ta("search-engine", &[("engine", engine.name().into())])) }
        }
    }
}

fn form(ui: &Ui, asked: &Asked, wrong: Option<&str>, areas: &[Area], results: Option<&Results>) -> Markup {
    let described_by: Vec<&str> = std::iter::once("q-help").chain(wrong.map(|_| "q-error")).collect();
    html! {
        form.stack role="search" action=(paths::SEARCH) method="get" {
            div.ds-field {
                label.ds-label for="q" { (ui.t("search-label")) }
                div data-field="description" id="q-help" { (ui.t("search-help")) }
                div.search-form {
                    (ui::suggesting(ui, &html! {
                        input.ds-input type="search" id="q" name="q" value=(asked.words) maxlength=(LONGEST) autocomplete="off"
                            aria-invalid=[wrong.map(|_| "true")]
                            aria-describedby=(described_by.join(" "));
                    }))
                    button.ds-button type="submit" { (ui.t("search-button")) }
                }
                @if let Some(key) = wrong {
                    p.ds-validation-message data-field="validation" id="q-error" { (ui.tn(key, i64::try_from(LONGEST).unwrap_or_default())) }
                }
            }
            @if asked.asks() {
                (narrow::tabs(ui, asked))
                (narrow::filters(ui, asked, areas, results))
            }
        }
    }
}

fn found(ui: &Ui, asked: &Asked, results: &Results) -> Markup {
    let before = (asked.page - 1) * PER_PAGE;
    let so_far = before + i64::try_from(results.rows.len()).unwrap_or_default();
    if results.rows.is_empty() && !results.more {
        return nothing(ui, asked, results);
    }
    let key = if results.more { "search-more-than" } else { "search-count" };
    let last = asked.page >= LAST_PAGE;
    html! {
        section aria-labelledby="treff" {
            h2.ds-sr-only id="treff" { (ui.t("search-results")) }
            p role="status" {
                (ui.tn(key, so_far))
                @if asked.page > 1 { " " (ui.ta("search-showing", &[("from", (before + 1).into()), ("to", so_far.into())])) }
                @if results.widened { " " (ui.t("search-widened")) }
            }
            (help::meant(ui, asked, results))
            (way_there(ui, asked))
            ul.thread-list { @for line in &results.rows { (line::result(ui, line, &results.marks)) } }
            @if asked.page > 1 || results.more {
                nav.pager aria-label=(ui.t("search-pages")) {
                    @if asked.page > 1 { a href=(asked.at(asked.page - 1).path()) rel="prev" { (ui.t("search-previous")) } }
                    @if results.more && !last { a href=(asked.at(asked.page + 1).path()) rel="next" { (ui.t("search-next")) } }
                }
            }
            @if results.more && last { p { (ui.t("search-narrow-down")) } }
            @if asked.filtered() { p { a.ds-link href=(asked.everything().path()) { (ui.t("search-wider")) } } }
        }
    }
}

/// Nothing was found: said as it is, and the ways on.
fn nothing(ui: &Ui, asked: &Asked, results: &Results) -> Markup {
    let words = crate::text::excerpt(&asked.words, 80);
    html! {
        div.empty {
            p role="status" {
                @if asked.page > 1 { (ui.t("search-no-more")) }
                @else if asked.filtered() { (ui.ta("search-none-filtered", &[("words", words.into())])) }
                @else { (ui.ta("search-none", &[("words", words.into())])) }
            }
            (help::meant(ui, asked, results))
            ul {
                @if asked.page > 1 { li { a.ds-link href=(asked.at(1).path()) { (ui.t("search-first-page")) } } }
                @if asked.filtered() {
                    (help::fewer(ui, results))
                    li { a.ds-link href=(asked.everything().path()) { (ui.t("search-wider")) } }
                }
                @if asked.words.contains(['"', '-']) { li { (ui.t("search-without-signs")) } }
                li { a.ds-link href=(paths::ask(&asked.words)) { (ui.t("search-ask")) } }
                li { a.ds-link href=(paths::AREAS) { (ui.t("search-browse")) } }
            }
            @if asked.page == 1 && asked.what != Some(What::People) { p { (ui.t("saved-when-it-comes")) } (way_there(ui, asked)) }
            @if ui.viewer.me.is_none() { p.quiet { (ui.t("search-signed-out")) } }
        }
    }
}

/// Before anything was asked for: how to ask, and where to look around.
fn help(ui: &Ui, areas: &[Area]) -> Markup {
    html! {
        section.stack aria-labelledby="tips" {
            h2 id="tips" { (ui.t("search-tips")) }
            ul {
                li { (ui.t("search-tip-words")) }
                li { (ui.t("search-tip-spelling")) }
                li { (ui.t("search-tip-quotes")) }
                li { (ui.t("search-tip-minus")) }
                li { (ui.t("search-tip-rules")) }
            }
        }
        section.stack aria-labelledby="bla" {
            h2 id="bla" { (ui.t("search-look-around")) }
            ul.link-list data-wide {
                @for area in areas { li { a href=(paths::area(&area.slug)) { (area.name(ui)) } } }
            }
            ul.cluster {
                li { a.ds-link href=(paths::THREADS) { (ui.t("search-all-threads")) } }
                li { a.ds-link href=(paths::TRIALS) { (ui.t("search-all-trials")) } }
                li { a.ds-link href=(paths::ORGANISATIONS) { (ui.t("search-all-organisations")) } }
            }
        }
    }
}
