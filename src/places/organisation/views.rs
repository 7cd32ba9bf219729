//! An organisation's page, and a county's. What is not known says so.

use maud::{Markup, html};

use super::{CountyShown, Shown};
use crate::calendar::date_list;
use crate::follows::{self, Target};
use crate::organisations::{
    Number, OrganisationKind, OrganisationPage, OrganisationRef, organisation_link, register_table,
};
use crate::peers;
use crate::threads::{ThreadKind, thread_list};
use crate::trials::{adopted, trial_list};
use crate::web::{Ui, paths, ui};

/// An organisation's page.
pub(super) fn organisation(ui: &Ui, shown: &Shown) -> Markup {
    let organisation = &shown.page.organisation;
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::ORGANISATIONS, &ui.t("organisations")), (&ui.path, &organisation.name)]))
            header.page-head {
                p.cluster {
                    span.ds-tag.kind { (ui.t(organisation.kind.text_key())) }
                    @if organisation.demo { (ui::demo_tag(ui)) }
                }
                h1 { (organisation.name) }
                @if let Some(about) = &organisation.about { p.lead { (about) } }
                (doors(ui, shown))
            }
            div.columns {
                div { (trials(ui, shown)) (peers::links_section(ui, organisation, &shown.links)) (threads(ui, shown)) }
                aside aria-label=(ui.t("organisation-facts")) { (next(ui, shown)) (facts(ui, &shown.page)) (figures(ui, &shown.page)) (peers::teaser(ui, organisation, &shown.peers)) (relations(ui, &shown.page)) }
            }
        }
    }
}

/// Becoming a member; for coordinators, the members.
fn doors(ui: &Ui, shown: &Shown) -> Markup {
    let organisation = &shown.page.organisation;
    let member =
        ui.viewer.me.as_ref().is_some_and(|me| me.hats.iter().any(|hat| hat.organisation_id == organisation.id));
    let coordinates = ui.viewer.coordinates().contains(&organisation.id);
    html! {
        div.cluster {
            @if coordinates { a.ds-button href=(paths::coordinate(&organisation.slug)) { (ui.t("organisation-members")) } }
            @if compares(organisation.kind) { a.ds-button data-variant="secondary" href=(paths::compare_like(&organisation.slug)) { (ui.t("compare-title")) } }
            @if !member { a.ds-button data-variant="secondary" href=(paths::join(&organisation.slug)) { (ui.t("organisation-join")) } }
            (follows::control(ui, Target::Organisation, organisation.id.0, shown.follow))
        }
    }
}

/// Employers, and those who organise their employees.
fn compares(kind: OrganisationKind) -> bool {
    kind.territorial() || matches!(kind, OrganisationKind::UnionLocal | OrganisationKind::InterMunicipal)
}

fn trials(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        section aria-labelledby="forsok" {
            (ui::heading("forsok", &ui.t("trials"), None))
            @if shown.trials.is_empty() {
                (ui::empty(&ui.t("organisation-trials-none"), Some((paths::TRIALS, &ui.t("organisation-trials-none-step")))))
            } @else { (trial_list(ui, &shown.trials, false)) }
            (adopted(ui, &shown.adoptions))
        }
    }
}

/// What comes next for it and its trials; nothing is said where there is nothing.
fn next(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        @if !shown.next.is_empty() {
            section aria-labelledby="frister" {
                (ui::heading("frister", &ui.t("calendar-next"), Some((paths::CALENDAR, &ui.t("notices-all")))))
                (date_list(ui, &shown.next))
            }
        }
    }
}

fn threads(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        section aria-labelledby="trader" {
            (ui::heading("trader", &ui.t("organisation-threads"), None))
            @if shown.threads.is_empty() {
                (ui::empty(&ui.t("organisation-threads-none"), Some((&paths::new_thread(ThreadKind::Question.as_str()), &ui.t("organisation-threads-none-step")))))
            } @else { (thread_list(ui, &shown.threads, true)) }
        }
    }
}

fn facts(ui: &Ui, page: &OrganisationPage) -> Markup {
    let organisation = &page.organisation;
    let unknown = ui.t("fact-unknown");
    html! {
        section aria-labelledby="fakta" {
            (ui::heading("fakta", &ui.t("organisation-facts"), None))
            dl.facts {
                @if let Some(official) = &organisation.official_name { dt { (ui.t("official-name")) } dd { (official) } }
                dt { (ui.t("organisation-number")) } dd { (organisation.organisation_number.as_deref().unwrap_or(&unknown)) }
                @if organisation.kind == OrganisationKind::Municipality { dt { (ui.t("municipality-number")) } dd { (numbers(ui, &page.numbers)) } }
                @if organisation.kind.territorial() {
                    dt { (ui.t("county")) }
                    dd { @match &organisation.county { Some((slug, name)) => a href=(paths::county(slug)) { (name) }, None => (unknown) } }
                    dt { (ui.t("language-form")) }
                    dd { (organisation.language_form.map_or(unknown.clone(), |form| ui.t(form.text_key()))) }
                    dt { (ui.t("sami-area")) }
                    dd { (organisation.sami_area.map_or(unknown.clone(), |yes| ui.t(if yes { "fact-yes" } else { "fact-no" }))) }
                }
            }
        }
    }
}

/// Numbers with their validity, newest first.
fn numbers(ui: &Ui, numbers: &[Number]) -> Markup {
    html! {
        @if numbers.is_empty() { (ui.t("fact-unknown")) }
        @for (i, number) in numbers.iter().enumerate() {
            @if i > 0 { br; }
            (number.number) " "
            span.quiet {
                @let from = ui.lang.date(number.valid_from);
                @match number.valid_to {
                    Some(to) => (ui.ta("valid-from-to", &[("from", from.into()), ("to", ui.lang.date(to).into())])),
                    None => (ui.ta("valid-from", &[("from", from.into())])),
                }
            }
        }
    }
}

fn figures(ui: &Ui, page: &OrganisationPage) -> Markup {
    let known = |n: Option<i64>| n.map_or_else(|| ui.t("fact-unknown").into_owned(), |n| ui.number(n));
    let municipality = page.organisation.kind == OrganisationKind::Municipality;
    let figures = page.figures.unwrap_or_default();
    html! {
        @if page.organisation.kind.territorial() {
            section aria-labelledby="tall" {
                (ui::heading("tall", &ui.t("figures"), None))
                dl.facts {
                    dt { (ui.t("population")) } dd { (known(figures.population.map(i64::from))) }
                    @if municipality {
                        dt { (ui.t("kostra-group")) } dd { (known(figures.kostra_group.map(i64::from))) }
                        dt { (ui.t("centrality")) }
                        dd { @match figures.centrality { Some(n) => (ui.tn("centrality-of", n.into())), None => (ui.t("fact-unknown")) } }
                        dt { (ui.t("land-area")) }
                        dd { @match figures.area_km2 { Some(n) => { (ui.number(n.into())) " km²" }, None => (ui.t("fact-unknown")) } }
                    }
                }
                @if page.figures.is_some() {
                    p.small.quiet {
                        @if page.organisation.demo { (ui.t("figures-demo")) }
                        @else { (ui.ta("figures-year", &[("year", figures.year.to_string().into())])) }
                    }
                }
            }
        }
    }
}

fn relations(ui: &Ui, page: &OrganisationPage) -> Markup {
    let lists =
        [("employers", &page.employers), ("union-locals", &page.locals), ("organisation-children", &page.children)];
    html! {
        @if let Some(parent) = &page.parent { (related(ui, "organisation-parent", std::slice::from_ref(parent))) }
        @for (key, organisations) in lists { @if !organisations.is_empty() { (related(ui, key, organisations)) } }
    }
}

fn related(ui: &Ui, key: &str, organisations: &[OrganisationRef]) -> Markup {
    html! {
        section aria-labelledby=(key) {
            (ui::heading(key, &ui.t(key), None))
            ul.people { @for organisation in organisations { li { (organisation_link(ui, organisation)) } } }
        }
    }
}

/// A county's page.
pub(super) fn county(ui: &Ui, shown: &CountyShown) -> Markup {
    let county = &shown.county;
    let all = format!("{}?fylke={}", paths::ORGANISATIONS, county.number);
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::ORGANISATIONS, &ui.t("organisations")), (&ui.path, &county.name)]))
            header.page-head {
                h1 { (county.name) }
                @if county.official_name != county.name { p.lead { (county.official_name) } }
                p { (ui.t("county-governed")) " "
                    @match &shown.governed_by { Some((slug, name)) => a href=(paths::organisation(slug)) { (name) }, None => (ui.t("fact-unknown")) } }
            }
            section aria-labelledby="forsok" {
                (ui::heading("forsok", &ui.t("county-trials"), Some((paths::TRIALS, &ui.t("trials-all")))))
                @if shown.trials.is_empty() {
                    (ui::empty(&ui.t("county-trials-none"), Some((paths::TRIALS, &ui.t("trials-all")))))
                } @else { (trial_list(ui, &shown.trials, true)) }
            }
            section aria-labelledby="organisasjoner" {
                (ui::heading("organisasjoner", &ui.t("county-organisations"), Some((&all, &ui.t("county-directory")))))
                p.small.quiet { (ui.t("figures-source")) }
                (register_table(ui, &shown.rows, false))
            }
        }
    }
}
