//! The search page: the form, what was found, and a way on where nothing was.

use maud::{Markup, html};

use super::excerpt::{self, Piece};
use super::form::{Asked, Complaint, LAST_PAGE, LONGEST, PER_PAGE, WHATS};
use super::queries::page::{Line, Results};
use crate::areas::Area;
use crate::ids::ThreadId;
use crate::search::{ENGINE, Found, Mark};
use crate::threads::ThreadKind;
use crate::web::{Ui, paths, ui};

/// Characters of an excerpt.
const EXCERPT: usize = 240;

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
    let wrong = complaint.map(|(Complaint::Malformed(key) | Complaint::Unanswerable(key))| key);
    html! {
        div.wrap.stack {
            header.page-head { h1 { (ui.t("search-title")) } }
            (form(ui, asked, wrong, areas))
            @match results {
                Some(results) => (found(ui, asked, results)),
                None => (help(ui, areas)),
            }
            p.quiet.small { (ui.ta("search-engine", &[("engine", ENGINE.into())])) }
        }
    }
}

fn form(ui: &Ui, asked: &Asked, wrong: Option<&str>, areas: &[Area]) -> Markup {
    let described_by: Vec<&str> = std::iter::once("q-help").chain(wrong.map(|_| "q-error")).collect();
    html! {
        form.stack role="search" action=(paths::SEARCH) method="get" {
            div.ds-field {
                label.ds-label for="q" { (ui.t("search-label")) }
                div data-field="description" id="q-help" { (ui.t("search-help")) }
                div.search-form {
                    input.ds-input type="search" id="q" name="q" value=(asked.words) maxlength=(LONGEST) autocomplete="off"
                        aria-invalid=[wrong.map(|_| "true")]
                        aria-describedby=(described_by.join(" "));
                    button.ds-button type="submit" { (ui.t("search-button")) }
                }
                @if let Some(key) = wrong {
                    p.ds-validation-message data-field="validation" id="q-error" { (ui.tn(key, i64::try_from(LONGEST).unwrap_or_default())) }
                }
            }
            @if asked.asks() {
                (tabs(ui, asked))
                (filters(ui, asked, areas))
            }
        }
    }
}

fn tabs(ui: &Ui, asked: &Asked) -> Markup {
    let tab = |what: Option<Found>, key: &str| {
        html! { a href=(asked.only(what).path()) aria-current=[(asked.what == what).then_some("page")] { (ui.t(key)) } }
    };
    html! {
        nav.tabs aria-label=(ui.t("search-what")) {
            (tab(None, "search-what-all"))
            @for (found, _, key) in WHATS { (tab(Some(found), key)) }
        }
    }
}

/// What narrows the search further; only what makes sense for what is looked for.
fn filters(ui: &Ui, asked: &Asked, areas: &[Area]) -> Markup {
    let word = asked.what.and_then(|what| WHATS.iter().find(|(found, ..)| *found == what)).map(|(_, word, _)| *word);
    let of_threads = matches!(asked.what, None | Some(Found::Post));
    if asked.what == Some(Found::Organisation) {
        return html! { (ui::hidden("slag", word.unwrap_or_default())) };
    }
    html! {
        @if let Some(word) = word { (ui::hidden("slag", word)) }
        div.filters {
            @if of_threads {
                div.ds-field {
                    label.ds-label for="type" { (ui.t("search-kind")) }
                    select.ds-input id="type" name="type" {
                        option value="" { (ui.t("search-kind-all")) }
                        @for kind in ThreadKind::ALL {
                            option value=(kind.as_str()) selected[asked.kind == Some(*kind)] { (ui.t(kind.text_key())) }
                        }
                    }
                }
            }
            div.ds-field {
                label.ds-label for="omrade" { (ui.t("search-area")) }
                select.ds-input id="omrade" name="omrade" {
                    option value="" { (ui.t("search-area-all")) }
                    @for area in areas {
                        option value=(area.slug) selected[asked.area.as_deref() == Some(area.slug.as_str())] { (area.name(ui)) }
                    }
                }
            }
            button.ds-button data-variant="secondary" type="submit" { (ui.t("search-narrow")) }
        }
    }
}

fn found(ui: &Ui, asked: &Asked, results: &Results) -> Markup {
    let before = (asked.page - 1) * PER_PAGE;
    let so_far = before + i64::try_from(results.rows.len()).unwrap_or_default();
    if results.rows.is_empty() && !results.more {
        return nothing(ui, asked);
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
            ul.thread-list { @for line in &results.rows { (result(ui, line, &results.marks)) } }
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
fn nothing(ui: &Ui, asked: &Asked) -> Markup {
    let words = crate::text::excerpt(&asked.words, 80);
    html! {
        div.empty {
            p role="status" {
                @if asked.page > 1 { (ui.t("search-no-more")) }
                @else if asked.filtered() { (ui.ta("search-none-filtered", &[("words", words.into())])) }
                @else { (ui.ta("search-none", &[("words", words.into())])) }
            }
            ul {
                @if asked.page > 1 { li { a.ds-link href=(asked.at(1).path()) { (ui.t("search-first-page")) } } }
                @if asked.filtered() {
                    @if asked.area.is_some() {
                        li { a.ds-link href=(Asked { area: None, page: 1, ..asked.clone() }.path()) { (ui.t("search-wider-area")) } }
                    }
                    li { a.ds-link href=(asked.everything().path()) { (ui.t("search-wider")) } }
                }
                @if asked.words.contains(['"', '-']) { li { (ui.t("search-without-signs")) } }
                li { a.ds-link href=(paths::ask(&asked.words)) { (ui.t("search-ask")) } }
                li { a.ds-link href=(paths::AREAS) { (ui.t("search-browse")) } }
            }
            @if ui.viewer.me.is_none() { p.quiet { (ui.t("search-signed-out")) } }
        }
    }
}

fn result(ui: &Ui, line: &Line, marks: &[Mark]) -> Markup {
    let title = ui.pick(&line.title_nb, line.title_nn.as_deref().unwrap_or(&line.title_nb));
    let text = ui.pick(&line.text_nb, line.text_nn.as_deref().unwrap_or(&line.text_nb));
    let area = line.area_nb.as_deref().map(|nb| ui.pick(nb, line.area_nn.as_deref().unwrap_or(nb)));
    html! {
        li {
            (kind(ui, line))
            a.title href=(address(line)) { (pieces(&excerpt::marked(title, marks))) }
            @if let Some(area) = area { span.area { (area) } }
            p.byline {
                span {
                    (line.who)
                    @if line.found == Found::Post { @if !line.who.is_empty() { " · " } (ui.time(line.at)) }
                    @if line.demo { " " (ui::demo_tag(ui)) }
                }
                @for word in words(ui, line) { " " span { (word) } }
            }
            @if !text.is_empty() { p.excerpt { (pieces(&excerpt::excerpt(text, marks, EXCERPT))) } }
        }
    }
}

/// What else is good to know before opening it.
fn words(ui: &Ui, line: &Line) -> Vec<String> {
    let mut words = Vec::new();
    if line.found == Found::Post {
        match line.number {
            Some(number) if number > 1 => words.push(ui.tn("search-post-number", number.into())),
            _ => words.push(ui.tn("search-replies", line.replies.into())),
        }
    }
    let marks = [
        (line.official, "search-official"),
        (line.answered, "search-answered"),
        (!line.open_to_all, "audience-limited"),
    ];
    words.extend(marks.into_iter().filter(|(there, _)| *there).map(|(_, key)| ui.t(key)));
    words.into_iter().map(|word| word.into_owned()).collect()
}

fn kind(ui: &Ui, line: &Line) -> Markup {
    match line.found {
        Found::Trial if line.facet == "non_trial" => html! { span.ds-tag.kind { (ui.t("search-kind-non-trial")) } },
        Found::Trial => html! { span.ds-tag.kind { (ui.t("search-kind-trial")) } },
        Found::Organisation => html! { span.ds-tag.kind { (ui.t("search-kind-organisation")) } },
        Found::Post => {
            let kind = ThreadKind::parse(&line.facet).unwrap_or(ThreadKind::Discussion);
            let asks = matches!(kind, ThreadKind::Question | ThreadKind::GuidanceRequest | ThreadKind::PartnerWanted);
            html! {
                span.ds-tag.kind data-asks[asks] data-official[kind == ThreadKind::Announcement] { (ui.t(kind.text_key())) }
            }
        }
    }
}

fn address(line: &Line) -> String {
    let slug = line.slug.as_deref().unwrap_or_default();
    match line.found {
        Found::Trial => paths::trial(slug),
        Found::Organisation => paths::organisation(slug),
        Found::Post => {
            let thread = ThreadId(line.thread_id.unwrap_or_default());
            match line.number {
                Some(number) if number > 1 => paths::post(thread, &line.title_nb, number),
                _ => paths::thread(thread, &line.title_nb),
            }
        }
    }
}

fn pieces(pieces: &[Piece]) -> Markup {
    html! {
        @for (marked, text) in pieces {
            @if *marked { mark { (text) } } @else { (text) }
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
