//! The page of organisations like one: the most alike with reasons, what to leave out, and how it is worked out.

use maud::{Markup, html};

use super::parts::{Names, reason, score, unknown};
use crate::organisations::{OrganisationKind, organisation_link};
use crate::peers::form::MOST;
use crate::peers::{Factor, Peer, Profile, Who, policy};
use crate::web::{Ui, paths, ui};

/// What the page shows.
pub(in crate::peers) struct Shown<'a> {
    pub(in crate::peers) who: &'a Who,
    pub(in crate::peers) profile: &'a Profile,
    pub(in crate::peers) peers: &'a [Peer],
    pub(in crate::peers) names: &'a Names,
    pub(in crate::peers) without: &'a [Factor],
    pub(in crate::peers) with_trials: bool,
}

impl Shown<'_> {
    /// The factors that count here: those not left out, and of trials only where there are some to compare with.
    fn asked(&self) -> Vec<Factor> {
        let counts = |factor: &Factor| !self.without.contains(factor) && self.profile.asks_about(*factor);
        Factor::ALL.iter().copied().filter(counts).collect()
    }
}

/// The heading: municipalities like one, or counties.
pub(in crate::peers) fn title(ui: &Ui, who: &Who) -> String {
    let key = match who.organisation.kind {
        OrganisationKind::CountyMunicipality => "peers-title-counties",
        _ => "peers-title",
    };
    ui.ta(key, &[("name", who.organisation.name.as_str().into())]).into_owned()
}

/// The whole page.
pub(in crate::peers) fn page(ui: &Ui, shown: &Shown<'_>) -> Markup {
    let (own, title) = (&shown.who.organisation, title(ui, shown.who));
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::ORGANISATIONS, &ui.t("organisations")), (&paths::organisation(&own.slug), &own.name), (&ui.path, &ui.t("peers-crumb"))]))
            header.page-head {
                h1 { (title) }
                p.lead { (ui.t("peers-lead")) }
                p.byline { (facts(ui, shown)) }
            }
            div.columns {
                div { (list(ui, shown)) }
                aside aria-label=(ui.t("peers-aside")) { (factors(ui, shown)) (how(ui)) }
            }
        }
    }
}

/// What the organisation is compared by.
fn facts(ui: &Ui, shown: &Shown<'_>) -> String {
    let profile = shown.profile;
    let known = [
        profile.population.map(|n| ui.ta("peers-fact-population", &[("number", ui.number(n.into()).into())])),
        profile.kostra_group.map(|n| ui.tn("peers-fact-kostra", n.into())),
        profile.centrality.map(|n| ui.tn("peers-fact-centrality", n.into())),
    ];
    let mut facts: Vec<String> = known.into_iter().flatten().map(std::borrow::Cow::into_owned).collect();
    let own = shown.names.areas.iter().filter(|(id, _)| profile.areas.contains(id)).map(|(_, name)| name.as_str());
    let names = own.collect::<Vec<_>>().join(", ");
    if !names.is_empty() {
        facts.push(ui.ta("peers-fact-areas", &[("names", names.into())]).into_owned());
    }
    if let Some(year) = shown.who.year {
        let demo = shown.who.organisation.demo;
        facts.push(if demo {
            ui.t("figures-demo").into_owned()
        } else {
            ui.ta("figures-year", &[("year", year.to_string().into())]).into_owned()
        });
    }
    facts.join(" · ")
}

fn list(ui: &Ui, shown: &Shown<'_>) -> Markup {
    let asks = policy::asks(&ui.viewer);
    html! {
        @if shown.peers.is_empty() {
            (ui::empty(&ui.t("peers-none"), Some((&paths::peers(&shown.who.organisation.slug), &ui.t("peers-none-step")))))
        } @else {
            form method="get" action=(paths::NEW_PARTNER_REQUEST) aria-label=(ui.t("request-choose")) {
                @if asks { p.small { (ui.tn("request-choose-help", MOST as i64)) } }
                @else { p.small.quiet { (ui.t("request-who-may")) } }
                ol.peers { @for peer in shown.peers { (line(ui, shown, peer, asks)) } }
                @if asks { div.form-end { button.ds-button type="submit" { (ui.t("request-write-chosen")) } } }
            }
        }
    }
}

fn line(ui: &Ui, shown: &Shown<'_>, peer: &Peer, asks: bool) -> Markup {
    let organisation = &peer.who.organisation;
    let (id, own) =
        (format!("til-{}", organisation.slug), Some(organisation.id) == ui.viewer.hat().map(|h| h.organisation_id));
    html! {
        li {
            div.peer-head {
                h2 { (organisation_link(ui, organisation)) }
                @if let Some(county) = &peer.who.county { span.quiet { (county) } }
            }
            (score(ui, &peer.likeness))
            ul.reasons {
                @for part in &peer.likeness.parts { li data-weak[part.value < 0.5] { (reason(ui.lang, part, shown.names)) } }
                @if let Some(words) = unknown(ui, &peer.likeness, &shown.asked()) { li data-weak { (words) } }
            }
            @if asks && !own {
                div.ds-field {
                    input.ds-input type="checkbox" id=(id) name="til" value=(organisation.slug);
                    label.ds-label for=(id) { (ui.t("request-write-to")) span.ds-sr-only { " " (organisation.name) } }
                }
            }
        }
    }
}

fn factors(ui: &Ui, shown: &Shown<'_>) -> Markup {
    html! {
        section aria-labelledby="se-bort" {
            (ui::heading("se-bort", &ui.t("peers-without"), None))
            form.facets method="get" action=(paths::peers(&shown.who.organisation.slug)) {
                fieldset.ds-fieldset {
                    legend.ds-sr-only { (ui.t("peers-without")) }
                    @for factor in Factor::ALL {
                        (tick(ui, "uten", factor.as_str(), factor.text_key(), shown.without.contains(factor)))
                    }
                }
                (tick(ui, "forsok", "ja", "peers-with-trials", shown.with_trials))
                button.ds-button data-variant="secondary" data-size="sm" type="submit" { (ui.t("filter-show")) }
            }
        }
    }
}

fn tick(ui: &Ui, name: &str, value: &str, label: &str, ticked: bool) -> Markup {
    let id = format!("{name}-{value}");
    html! {
        div.ds-field {
            input.ds-input type="checkbox" id=(id) name=(name) value=(value) checked[ticked];
            label.ds-label for=(id) { (ui.t(label)) }
        }
    }
}

/// Every weight in the open.
fn how(ui: &Ui) -> Markup {
    html! {
        details.ds-details {
            summary { (ui.t("peers-how")) }
            div.stack {
                p { (ui.t("peers-how-text")) }
                dl.facts {
                    @for factor in Factor::ALL {
                        dt { (ui.t(factor.text_key())) }
                        dd { (ui.tn("factor-weight", factor.weight() as i64)) " " (ui.t(factor.about_key())) }
                    }
                }
                p.small.quiet { (ui.t("peers-how-source")) }
            }
        }
    }
}
