//! The register of acts, and the page of an act, a section or a paragraph.

use maud::{Markup, html};

use super::{Register, Shown};
use crate::follows;
use crate::guidance::guidance_list;
use crate::provisions::{ActKind, LegalAct, ProvisionRef, cite, provision_link, validity};
use crate::threads::{ThreadKind, thread_list};
use crate::trials::exemption_table;
use crate::web::{Ui, paths, ui};

/// What the page is called.
pub(super) fn title(ui: &Ui, shown: &Shown) -> String {
    cite(ui.lang, shown.act.name(ui), &shown.section, shown.ledd)
}

/// Every act, and its sections with something to tell.
pub(super) fn register(ui: &Ui, register: &Register) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&ui.path, &ui.t("provisions"))]))
            header.page-head { h1 { (ui.t("provisions")) } p.lead { (ui.t("provisions-lead")) } }
            ul.area-list {
                @for act in &register.acts {
                    li {
                        a href=(paths::provision(&act.slug, "", 0)) { (act.name(ui)) }
                        p.byline { (ui.t(kind_key(act.kind))) " · " (validity(ui, act)) }
                        (sections(ui, register, act))
                    }
                }
            }
            p.small.quiet { (ui.t("provisions-source")) }
        }
    }
}

fn sections(ui: &Ui, register: &Register, act: &LegalAct) -> Markup {
    let parts: Vec<(&ProvisionRef, i64)> = register
        .provisions
        .iter()
        .filter(|provision| provision.act == act.id && !provision.section.is_empty())
        .map(|provision| (provision, register.threads.get(&provision.id).copied().unwrap_or(0)))
        .collect();
    html! { @if !parts.is_empty() { ul.people { @for (provision, threads) in parts { li { (part(ui, provision, threads)) } } } } }
}

/// A section or paragraph, what it is about, and how many threads there are.
fn part(ui: &Ui, provision: &ProvisionRef, threads: i64) -> Markup {
    html! {
        (provision_link(ui, provision))
        @if let Some(about) = provision.about(ui) { " " span.quiet { (about) } }
        @if threads > 0 { " " span.quiet { "· " (ui.tn("provision-threads-count", threads)) } }
    }
}

fn kind_key(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Act => "act-kind-act",
        ActKind::Regulation => "act-kind-regulation",
    }
}

/// The page of an act, a section or a paragraph.
pub(super) fn provision(ui: &Ui, shown: &Shown) -> Markup {
    let (act, title) = (&shown.act, title(ui, shown));
    html! {
        div.wrap {
            (trail(ui, shown, &title))
            header.page-head {
                p.cluster { span.ds-tag.kind { (ui.t(kind_key(act.kind))) } }
                h1 { (title) }
                @if let Some(about) = shown.about.as_ref().and_then(|p| p.about(ui)) { p.lead { (about) } }
                (replaced(ui, shown))
                div.cluster { (follows::provision_control(ui, (&act.slug, &shown.section, shown.ledd), shown.follow)) }
            }
            div.columns {
                div {
                    @if !shown.parts.is_empty() {
                        section aria-labelledby="deler" {
                            (ui::heading("deler", &ui.t(if shown.section.is_empty() { "provision-sections" } else { "provision-paragraphs" }), None))
                            ul.people { @for (provision, threads) in &shown.parts { li { (part(ui, provision, *threads)) } } }
                        }
                    }
                    (exemptions(ui, shown))
                    (guidance(ui, shown))
                    (threads(ui, shown))
                }
                aside aria-label=(ui.t("provision-facts")) { (facts(ui, shown)) }
            }
        }
    }
}

fn trail(ui: &Ui, shown: &Shown, title: &str) -> Markup {
    let (act, section) =
        (paths::provision(&shown.act.slug, "", 0), paths::provision(&shown.act.slug, &shown.section, 0));
    let (register, of_section) = (ui.t("provisions"), cite(ui.lang, shown.act.name(ui), &shown.section, 0));
    let mut trail: Vec<(&str, &str)> = vec![(paths::PROVISIONS, &register)];
    if !shown.section.is_empty() {
        trail.push((&act, shown.act.name(ui)));
    }
    if shown.ledd > 0 {
        trail.push((&section, &of_section));
    }
    trail.push((&ui.path, title));
    ui::breadcrumbs(ui, &trail)
}

/// That it is no longer in force, and where the rules stand now; or that it is not in force yet.
fn replaced(ui: &Ui, shown: &Shown) -> Markup {
    let (act, today) = (&shown.act, ui.now.date_naive());
    let successor = shown.related.iter().find(|other| act.successor == Some(other.id));
    html! {
        @if let Some(last) = act.to.filter(|to| *to <= today).and_then(|to| to.pred_opt()) {
            div.ds-alert data-color="warning" {
                p { (ui.ta("provision-ended-on", &[("day", ui.lang.date(last).into())])) }
                @if let Some(successor) = successor {
                    p { (ui.t("provision-successor")) " " a href=(paths::provision(&successor.slug, "", 0)) { (successor.name(ui)) } "." }
                    @if !shown.section.is_empty() { p { (ui.t("provision-renumbered")) } }
                }
            }
        }
        @if let Some(from) = act.from.filter(|from| *from > today) {
            div.ds-alert data-color="info" { p { (ui.ta("provision-not-yet", &[("day", ui.lang.date(from).into())])) } }
        }
    }
}

fn exemptions(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        @if !shown.exemptions.is_empty() {
            section aria-labelledby="unntak" {
                (ui::heading("unntak", &ui.t("exemptions"), Some((paths::TRIALS, &ui.t("trials-all")))))
                (exemption_table(ui, &shown.exemptions, true))
            }
        }
    }
}

fn guidance(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        @if !shown.guidance.is_empty() {
            section aria-labelledby="veiledning" {
                (ui::heading("veiledning", &ui.t("guidance-in-area"), Some((paths::GUIDANCE, &ui.t("guidance-all")))))
                (guidance_list(ui, &shown.guidance, true))
            }
        }
    }
}

fn threads(ui: &Ui, shown: &Shown) -> Markup {
    let write = paths::new_thread(ThreadKind::RuleInWay.as_str());
    html! {
        section aria-labelledby="trader" {
            (ui::heading("trader", &ui.t("provision-threads"), None))
            @if shown.threads.is_empty() {
                (ui::empty(&ui.t("provision-threads-none"), Some((&write, &ui.t("provision-threads-none-step")))))
            } @else { (thread_list(ui, &shown.threads, true)) }
        }
    }
}

fn facts(ui: &Ui, shown: &Shown) -> Markup {
    let act = &shown.act;
    let before: Vec<&LegalAct> = shown.related.iter().filter(|other| other.successor == Some(act.id)).collect();
    html! {
        section aria-labelledby="fakta" {
            (ui::heading("fakta", &ui.t("provision-facts"), None))
            dl.facts {
                dt { (ui.t("provision-read")) } dd { a href=(act.section_url(&shown.section)) { (title(ui, shown)) " " (ui.t("provision-at-lovdata")) } }
                dt { (ui.t("provision-validity")) } dd { (validity(ui, act)) }
                dt { (ui.t("provision-number")) } dd { (act.number) }
                @if !before.is_empty() {
                    dt { (ui.t("provision-before")) }
                    dd { @for old in before { p { a href=(paths::provision(&old.slug, "", 0)) { (old.name(ui)) } } } }
                }
            }
        }
    }
}
