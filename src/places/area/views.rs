//! The list of areas, and an area's page.

use maud::{Markup, html};

use super::AreaPage;
use crate::areas::{Area, AreaDetail};
use crate::calendar::date_list;
use crate::follows::{self, Target};
use crate::guidance::guidance_list;
use crate::organisations::{OrganisationRef, organisation_link};
use crate::places::queries::{AreaCounts, COUNTED};
use crate::places::threads::{Listing, UNANSWERED};
use crate::text::markdown::trusted;
use crate::threads::{ThreadKind, thread_list};
use crate::trials::trial_list;
use crate::web::{Ui, paths, ui};

/// Every area with what there is in it.
pub(super) fn areas(ui: &Ui, areas: &[Area], counts: &[AreaCounts]) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&ui.path, &ui.t("nav-areas"))]))
            header.page-head { h1 { (ui.t("nav-areas")) } p.lead { (ui.t("areas-lead")) } }
            ul.area-list {
                @for area in areas {
                    li {
                        a href=(paths::area(&area.slug)) { (area.name(ui)) }
                        p { (area.lead(ui)) }
                        @if let Some(counts) = counts.iter().find(|c| c.area == area.id) {
                            p.byline {
                                (ui.tn("area-trials", counts.trials)) " · " (counted(ui, counts.threads, "area-threads", "area-threads-more"))
                                " · " (counted(ui, counts.unanswered, "area-unanswered", "area-unanswered-more"))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A number, or that there are more than we count.
fn counted(ui: &Ui, n: i64, exact: &str, more: &str) -> String {
    if n > COUNTED { ui.tn(more, COUNTED) } else { ui.tn(exact, n) }.into_owned()
}

/// An area's page.
pub(super) fn area(ui: &Ui, page: &AreaPage, listing: &Listing, pager: (Option<&str>, Option<&str>)) -> Markup {
    let area = &page.detail.area;
    let new_thread = format!("{}?omrade={}", paths::NEW_THREAD, area.slug);
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::AREAS, &ui.t("nav-areas")), (&ui.path, area.name(ui))]))
            header.page-head {
                h1 { (area.name(ui)) }
                p.lead { (area.lead(ui)) }
                div.cluster {
                    a.ds-button href=(new_thread) { (ui.t("write-thread")) }
                    (follows::control(ui, Target::Area, area.id.0, page.follow))
                }
            }
            div.columns {
                div {
                    (pinned(ui, page))
                    section aria-labelledby="trader" {
                        (ui::heading("trader", &ui.t("nav-threads"), None))
                        (tabs(ui, area, listing))
                        @if page.page.rows.is_empty() {
                            (ui::empty(&ui.t("list-threads-none"), Some((&new_thread, &ui.t("write-thread")))))
                        } @else {
                            (thread_list(ui, &page.page.rows, false))
                            (ui::older_newer(ui, pager.0, pager.1))
                        }
                    }
                    @if listing.whole() { (questions(ui, page)) (guidance(ui, page)) (results(ui, page)) }
                }
                aside aria-label=(ui.t("area-about")) { (next(ui, page)) (about(ui, &page.detail)) (trials(ui, page)) (here(ui, page)) (legal(ui, &page.detail)) }
            }
        }
    }
}

fn pinned(ui: &Ui, page: &AreaPage) -> Markup {
    html! {
        @if !page.pinned.is_empty() {
            section aria-labelledby="festet" { (ui::heading("festet", &ui.t("area-pinned"), None)) (thread_list(ui, &page.pinned, false)) }
        }
    }
}

/// What comes next in the area.
fn next(ui: &Ui, page: &AreaPage) -> Markup {
    let all = format!("{}?omrade={}", paths::CALENDAR, page.detail.area.slug);
    html! {
        section aria-labelledby="frister" {
            (ui::heading("frister", &ui.t("calendar-next"), Some((&all, &ui.t("notices-all")))))
            @if page.next.is_empty() { p.small.quiet { (ui.t("notices-none")) } } @else { (date_list(ui, &page.next)) }
        }
    }
}

/// Everything, what is unanswered, and each kind.
fn tabs(ui: &Ui, area: &Area, listing: &Listing) -> Markup {
    let here = paths::area(&area.slug);
    let kinds = ThreadKind::ALL.iter().map(|kind| (kind.as_str(), kind.text_key()));
    let tabs = [("", "filter-all"), (UNANSWERED, "list-unanswered")].into_iter().chain(kinds);
    html! {
        nav.tabs aria-label=(ui.t("list-kind")) {
            @for (word, key) in tabs {
                a href=(tab(&here, word)) aria-current=[(word == listing.word()).then_some("page")] { (ui.t(key)) }
            }
        }
    }
}

fn tab(here: &str, word: &str) -> String {
    if word.is_empty() { here.to_owned() } else { format!("{here}?slag={word}") }
}

fn questions(ui: &Ui, page: &AreaPage) -> Markup {
    let area = &page.detail.area;
    let all = tab(&paths::area(&area.slug), UNANSWERED);
    let ask = format!("{}?omrade={}", paths::new_thread(ThreadKind::Question.as_str()), area.slug);
    html! {
        section aria-labelledby="ubesvarte" {
            (ui::heading("ubesvarte", &ui.t("list-unanswered"), Some((&all, &ui.t("list-unanswered-all")))))
            @if page.unanswered.is_empty() {
                (ui::empty(&ui.t("list-unanswered-none"), Some((&ask, &ui.t("list-unanswered-none-step")))))
            } @else { (thread_list(ui, &page.unanswered, false)) }
        }
    }
}

fn guidance(ui: &Ui, page: &AreaPage) -> Markup {
    let area = &page.detail.area;
    let all = format!("{}?omrade={}", paths::GUIDANCE, area.slug);
    let ask = format!("{}?omrade={}", paths::new_thread(ThreadKind::GuidanceRequest.as_str()), area.slug);
    html! {
        section aria-labelledby="veiledning" {
            (ui::heading("veiledning", &ui.t("guidance-in-area"), Some((&all, &ui.t("guidance-all")))))
            @if page.guidance.is_empty() {
                (ui::empty(&ui.t("guidance-area-none"), Some((&ask, &ui.t("guidance-ask")))))
            } @else { (guidance_list(ui, &page.guidance, false)) }
        }
    }
}

fn results(ui: &Ui, page: &AreaPage) -> Markup {
    let area = &page.detail.area;
    let kind = ThreadKind::Result.as_str();
    let all = tab(&paths::area(&area.slug), kind);
    let tell = format!("{}?omrade={}", paths::new_thread(kind), area.slug);
    html! {
        section aria-labelledby="resultater" {
            (ui::heading("resultater", &ui.t("list-results"), Some((&all, &ui.t("list-results-all")))))
            @if page.results.is_empty() {
                (ui::empty(&ui.t("list-results-none"), Some((&tell, &ui.t("list-results-none-step")))))
            } @else { (thread_list(ui, &page.results, false)) }
        }
    }
}

fn about(ui: &Ui, detail: &AreaDetail) -> Markup {
    html! {
        section aria-labelledby="om" {
            (ui::heading("om", &ui.t("area-about"), None))
            div.stack.small { (trusted(ui.pick(&detail.about_html_nb, &detail.about_html_nn))) }
            h3 { (ui.t("area-ministry")) }
            p.small {
                @match &detail.ministry { Some(ministry) => (organisation_link(ui, ministry)), None => (ui.t("area-ministry-none")) }
            }
        }
    }
}

fn trials(ui: &Ui, page: &AreaPage) -> Markup {
    html! {
        section aria-labelledby="forsok" {
            (ui::heading("forsok", &ui.t("trials-here"), Some((paths::TRIALS, &ui.t("trials-all")))))
            @if page.trials.is_empty() {
                (ui::empty(&ui.t("area-trials-none"), Some((paths::TRIALS, &ui.t("trials-all")))))
            } @else {
                (trial_list(ui, &page.trials, false))
                p.small { a href=(paths::compare_area(&page.detail.area.slug)) { (ui.t("compare-title")) } }
            }
        }
    }
}

/// Those who take part in the trials, and those who write here.
fn here(ui: &Ui, page: &AreaPage) -> Markup {
    let mut here: Vec<&OrganisationRef> =
        page.trials.iter().flat_map(|t| &t.participants).map(|p| &p.organisation).chain(&page.here).collect();
    let mut seen = std::collections::HashSet::new();
    here.retain(|organisation| seen.insert(organisation.id));
    html! {
        @if !here.is_empty() {
            section aria-labelledby="her" {
                (ui::heading("her", &ui.t("area-here"), None))
                ul.people { @for organisation in here { li { (organisation_link(ui, organisation)) } } }
            }
        }
    }
}

fn legal(ui: &Ui, detail: &AreaDetail) -> Markup {
    html! {
        section aria-labelledby="lover" {
            (ui::heading("lover", &ui.t("area-legal"), Some((paths::PROVISIONS, &ui.t("provisions-all")))))
            ul.link-list { @for act in &detail.legal { li { a href=(act.url) { (ui.pick(&act.name_nb, &act.name_nn)) } } } }
        }
    }
}
