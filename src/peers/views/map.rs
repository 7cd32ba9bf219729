//! The dot map, small on the front page and large on its own, with the same in words beside it; and the network picture.

use maud::{Markup, html};

use super::parts::link_list;
use crate::areas::Area;
use crate::peers::map::{self, Dot, Spot};
use crate::peers::network::{self, COLUMN, NAMES, WIDTH};
use crate::peers::{LinkStatus, PartnerLink};
use crate::trials::{Participant, Trial, TrialStatus, participants};
use crate::web::form::{Filled, FormData};
use crate::web::ui::{self, Field};
use crate::web::{Ui, paths};

/// What of the map is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::peers) struct Wanted {
    /// The address of an area.
    pub(in crate::peers) area: Option<String>,
    /// Trials that stand here.
    pub(in crate::peers) status: Option<TrialStatus>,
    /// Which links.
    pub(in crate::peers) links: WantedLinks,
}

/// Which links the map shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::peers) enum WantedLinks {
    /// Those under way.
    #[default]
    Active,
    /// Those that are ended too.
    All,
    /// None.
    No,
}

impl WantedLinks {
    /// Every choice, with the word it has in addresses.
    pub(in crate::peers) const ALL: [(Self, &'static str); 3] =
        [(Self::Active, ""), (Self::All, "alle"), (Self::No, "ingen")];

    fn text_key(self) -> &'static str {
        match self {
            Self::Active => "map-links-active",
            Self::All => "map-links-all",
            Self::No => "map-links-no",
        }
    }
}

/// Norway, with those who take part and the reader's own: the front page's, a picture that is told in words elsewhere.
pub fn norway(ui: &Ui, participants: &[&Participant]) -> Markup {
    let hats = ui.viewer.me.as_ref().map(|me| me.hats.as_slice()).unwrap_or_default();
    let mine: Vec<&str> = hats.iter().map(|hat| hat.organisation.as_str()).collect();
    let circles = map::circles(participants, &mine);
    let counties = map::counties(participants);
    let label = ui.tn("map-label", i64::try_from(circles.len()).unwrap_or_default());
    html! {
        svg.map viewBox="0 0 440 512" role="img" aria-label=(label) {
            path d=(map::pale()) {}
            @if !counties.is_empty() { path.county d=(counties) {} }
            @for circle in &circles {
                circle.here cx=(circle.at.x) cy=(circle.at.y) r=(circle.r) { title { (circle.name) } }
                @if circle.mine { (ring(circle.at, circle.r)) }
            }
            @for dot in map::own(&mine, &circles) { (ring(dot, 2.3)) }
        }
    }
}

fn ring(Dot { x, y }: Dot, r: f64) -> Markup {
    html! { circle.mine cx=(x) cy=(y) r=(r + 4.0) {} }
}

/// The map's own page.
pub(in crate::peers) fn page(
    ui: &Ui,
    wanted: &Wanted,
    areas: &[Area],
    trials: &[Trial],
    links: &[PartnerLink],
) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&ui.path, &ui.t("map-title"))]))
            header.page-head { h1 { (ui.t("map-title")) } p.lead { (ui.t("map-lead")) } }
            (filters(ui, wanted, areas))
            div.map-page {
                div { (large(ui, trials, links)) (key(ui)) }
                section aria-labelledby="liste" { (ui::heading("liste", &ui.t("map-list-title"), None)) (list(ui, trials)) }
            }
            @if wanted.links != WantedLinks::No { (partners(ui, links)) }
        }
    }
}

fn filters(ui: &Ui, wanted: &Wanted, areas: &[Area]) -> Markup {
    let links = WantedLinks::ALL.iter().find(|(links, _)| *links == wanted.links).map_or("", |(_, word)| word);
    let form = FormData::default()
        .with("omrade", wanted.area.clone().unwrap_or_default())
        .with("status", wanted.status.map_or("", TrialStatus::as_str))
        .with("samarbeid", links);
    let filled = Filled::with(form);
    let all = || (String::new(), ui.t("filter-all").into_owned());
    let areas = areas.iter().map(|area| (area.slug.clone(), area.name(ui).to_owned()));
    let statuses = TrialStatus::ALL.iter().map(|s| (s.as_str().to_owned(), ui.t(s.text_key()).into_owned()));
    let links = WantedLinks::ALL.map(|(links, word)| (word.to_owned(), ui.t(links.text_key()).into_owned()));
    html! {
        form.filters method="get" action=(paths::MAP) {
            (ui::select(ui, &filled, Field::new("omrade", "list-area", 80), &std::iter::once(all()).chain(areas).collect::<Vec<_>>()))
            (ui::select(ui, &filled, Field::new("status", "trial-status", 40), &std::iter::once(all()).chain(statuses).collect::<Vec<_>>()))
            (ui::select(ui, &filled, Field::new("samarbeid", "links-title", 10), &links))
            button.ds-button data-variant="secondary" type="submit" { (ui.t("filter-show")) }
        }
    }
}

/// Every participant is a link, so the map can be walked with the keyboard; its name shows while it is pointed at.
fn large(ui: &Ui, trials: &[Trial], links: &[PartnerLink]) -> Markup {
    let here: Vec<&Participant> = trials.iter().flat_map(|trial| &trial.participants).collect();
    let mine: Vec<_> = ui.viewer.me.iter().flat_map(|me| &me.hats).map(|hat| hat.organisation_id).collect();
    let names: Vec<&str> = ui.viewer.me.iter().flat_map(|me| &me.hats).map(|hat| hat.organisation.as_str()).collect();
    let spots = map::spots(&here, links, &mine);
    let counties = map::counties(&here);
    let n = spots.iter().filter(|spot| spot.takes_part).count();
    html! {
        svg.map.large viewBox="0 0 440 512" role="group" aria-label=(ui.tn("map-large-label", i64::try_from(n).unwrap_or_default())) {
            path d=(map::pale()) {}
            @if !counties.is_empty() { path.county d=(counties) {} }
            @if let Some(Dot { x, y }) = map::sea(spots.iter().filter(|spot| spot.at_sea).count()) {
                rect.sea x="2" y="2" width=(x - 2.0) height=(y - 2.0) rx="4" {}
            }
            @for (a, b, active) in map::lines(links, &spots) {
                line.tie data-ended[!active] x1=(a.x) y1=(a.y) x2=(b.x) y2=(b.y) {}
            }
            @for dot in map::own(&names, &map::circles(&here, &names)) { (ring(dot, 2.3)) }
            @for spot in &spots { (spot_link(spot)) }
        }
    }
}

fn spot_link(spot: &Spot) -> Markup {
    let Dot { x, y } = spot.at;
    let left = x > 220.0;
    let beside = if left { x - spot.r - 4.0 } else { x + spot.r + 4.0 };
    html! {
        a href=(paths::organisation(&spot.organisation.slug)) aria-label=(spot.organisation.name) {
            circle.here data-linked[!spot.takes_part] cx=(x) cy=(y) r=(spot.r) {}
            @if spot.mine { (ring(spot.at, spot.r)) }
            circle.target cx=(x) cy=(y) r=(spot.r.max(9.0)) {}
            text x=(beside) y=(y + 4.0) text-anchor=[left.then_some("end")] { (spot.organisation.name) }
        }
    }
}

fn key(ui: &Ui) -> Markup {
    html! { p.small.quiet { (ui.t("map-large-key")) " " a href="#liste" { (ui.t("map-list")) } } }
}

/// The same in words: area by area, each trial with where it stands and who takes part.
fn list(ui: &Ui, trials: &[Trial]) -> Markup {
    html! {
        @if trials.is_empty() { (ui::empty(&ui.t("map-none"), Some((paths::MAP, &ui.t("map-none-step"))))) }
        @for of_area in trials.chunk_by(|a, b| a.area == b.area) {
            @if let Some(first) = of_area.first() {
                h3 { a href=(paths::area(&first.area_slug)) { (first.area_name(ui)) } }
                ul.partner-list {
                    @for trial in of_area {
                        li {
                            p { (participants(ui, &trial.participants)) }
                            p.byline { a href=(paths::trial(&trial.slug)) { (trial.title(ui)) } " · " (ui.t("trial-status")) ": " (ui.t(trial.status.text_key())) }
                        }
                    }
                }
            }
        }
    }
}

/// Who works with whom: the picture, and the same in words.
fn partners(ui: &Ui, links: &[PartnerLink]) -> Markup {
    html! {
        section.after aria-labelledby="nettverk" {
            (ui::heading("nettverk", &ui.t("network-title"), None))
            @if links.is_empty() { (ui::empty(&ui.t("network-none"), Some((paths::ORGANISATIONS, &ui.t("network-none-step"))))) }
            @else {
                div.map-page { div { (picture(ui, links)) p.small.quiet { (ui.t("network-key")) } } (link_list(ui, links, None)) }
            }
        }
    }
}

fn picture(ui: &Ui, links: &[PartnerLink]) -> Markup {
    let network = network::network(links);
    let active = links.iter().filter(|link| link.status == LinkStatus::Active).count();
    let label = ui.ta(
        "network-label",
        &[
            ("organisations", network.nodes.len().to_string().into()),
            ("n", i64::try_from(active).unwrap_or_default().into()),
        ],
    );
    html! {
        svg.network viewBox={ "0 0 " (WIDTH) " " (network.height) } role="img" aria-label=(label) {
            @for arc in &network.arcs { path data-ended[!arc.active] d=(arc.path()) {} }
            @for node in &network.nodes {
                circle cx=(COLUMN) cy=(node.y) r=(4 + node.links.min(4)) {}
                text x=(NAMES) y=(node.y + 5) { (node.organisation.name) }
            }
        }
    }
}
