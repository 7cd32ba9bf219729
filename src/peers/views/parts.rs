//! Parts: why two organisations are alike, in words; links on an organisation's page; a few that are like it.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::i18n::Lang;
use crate::ids::{AreaId, OrganisationId, ProvisionId};
use crate::organisations::{Organisation, organisation_link};
use crate::peers::{Factor, Ground, Likeness, LinkStatus, Part, PartnerLink, Peer, policy};
use crate::web::{Ui, paths, ui};

/// What shared areas and provisions are called; a reason about one that has no name here does without.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Areas.
    pub areas: Vec<(AreaId, String)>,
    /// Provisions, as they are cited.
    pub provisions: Vec<(ProvisionId, String)>,
}

/// One reason, in words: «Omtrent like mange innbyggere (12 400 mot 14 200)».
pub(in crate::peers) fn reason(lang: Lang, part: &Part, names: &Names) -> String {
    let two = |its: i64, own: i64| {
        lang.ta(reason_key(part), &[("its", ui::grouped(its).into()), ("own", ui::grouped(own).into())])
    };
    match &part.ground {
        Ground::Kostra(its, own) | Ground::Centrality(its, own) => two(i64::from(*its), i64::from(*own)),
        Ground::Population(its, own) => two(i64::from(*its), i64::from(*own)),
        Ground::Distance(km) => lang.ta(reason_key(part), &[("km", ui::grouped(km.round() as i64).into())]),
        Ground::Areas(shared) => named(lang, reason_key(part), shared, &names.areas),
        Ground::Stages(shared) => {
            let names: Vec<_> = shared.iter().map(|stage| (*stage, lang.t(stage.text_key()).into_owned())).collect();
            named(lang, reason_key(part), shared, &names)
        }
        Ground::Provisions(shared) => named(lang, reason_key(part), shared, &names.provisions),
    }
    .into_owned()
}

/// The text of a key, and what is shared by name.
fn named<T: PartialEq>(lang: Lang, key: &str, shared: &[T], names: &[(T, String)]) -> Cow<'static, str> {
    let found: Vec<&str> = names.iter().filter(|(id, _)| shared.contains(id)).map(|(_, name)| name.as_str()).collect();
    let text = lang.t(key);
    if found.is_empty() { text } else { format!("{text}: {}", found.join(", ")).into() }
}

fn reason_key(part: &Part) -> &'static str {
    match &part.ground {
        Ground::Kostra(its, own) if its == own => "reason-kostra-same",
        Ground::Kostra(..) if part.value > 0.0 => "reason-kostra-near",
        Ground::Kostra(..) => "reason-kostra-other",
        Ground::Population(..) if part.value >= 0.8 => "reason-population-same",
        Ground::Population(its, own) if its > own => "reason-population-more",
        Ground::Population(..) => "reason-population-fewer",
        Ground::Centrality(its, own) if its == own => "reason-centrality-same",
        Ground::Centrality(..) if part.value > 0.0 => "reason-centrality-near",
        Ground::Centrality(..) => "reason-centrality-other",
        Ground::Distance(_) => "reason-distance",
        Ground::Areas(shared) if shared.is_empty() => "reason-areas-other",
        Ground::Areas(_) => "reason-areas-same",
        Ground::Stages(shared) if shared.is_empty() => "reason-stages-other",
        Ground::Stages(_) => "reason-stages-same",
        Ground::Provisions(shared) if shared.is_empty() => "reason-provisions-other",
        Ground::Provisions(_) => "reason-provisions-same",
    }
}

/// The score: ten dots, and the number in words.
pub(in crate::peers) fn score(ui: &Ui, likeness: &Likeness) -> Markup {
    let filled = usize::try_from((likeness.of_hundred() + 5) / 10).unwrap_or_default();
    let dots = |range: std::ops::Range<usize>| range.map(|n| format!("M{} 5h0", 5 + n * 10)).collect::<String>();
    html! {
        p.score {
            svg viewBox="0 0 100 10" aria-hidden="true" focusable="false" {
                path.empty d=(dots(filled..10)) {}
                path.full d=(dots(0..filled)) {}
            }
            (ui.tn("peer-score", likeness.of_hundred()))
        }
    }
}

/// A few that are like an organisation, with the two best reasons each, and the way to more.
pub fn teaser(ui: &Ui, of: &Organisation, peers: &[Peer]) -> Markup {
    html! {
        @if !peers.is_empty() {
            section aria-labelledby="ligner" {
                (ui::heading("ligner", &ui.t("peers-teaser"), None))
                ul.people {
                    @for peer in peers {
                        li {
                            (organisation_link(ui, &peer.who.organisation))
                            span.byline { (peer.likeness.parts.iter().take(2).map(|part| reason(ui.lang, part, &Names::default())).collect::<Vec<_>>().join(" · ")) }
                        }
                    }
                }
                p { a.ds-link href=(paths::peers(&of.slug)) { (ui.t("peers-more")) } }
            }
        }
    }
}

/// The links of an organisation, on its page, and the way to ask for one.
pub fn links_section(ui: &Ui, of: &Organisation, links: &[PartnerLink]) -> Markup {
    let mine = ui.viewer.speaks_for();
    let may_ask = policy::asks(&ui.viewer) && ui.viewer.hat().is_some_and(|hat| hat.organisation_id != of.id);
    html! {
        section aria-labelledby="samarbeid" {
            (ui::heading("samarbeid", &ui.t("links-title"), mine.contains(&of.id).then_some((paths::PARTNERS, &ui.t("partners-title")))))
            @if links.is_empty() { p.quiet { (ui.t("links-none")) } } @else { (link_list(ui, links, Some(of.id))) }
            @if may_ask {
                p.after { a.ds-button data-variant="secondary" href=(paths::new_partner_request(&[&of.slug])) { (ui.t("request-ask-them")) } }
            }
        }
    }
}

/// Links one under the other; seen from one organisation only the other is named.
pub(in crate::peers) fn link_list(ui: &Ui, links: &[PartnerLink], of: Option<OrganisationId>) -> Markup {
    html! {
        ul.partner-list {
            @for link in links { li { (link_lines(ui, link, of)) } }
        }
    }
}

/// What a link is, in three lines.
pub(in crate::peers) fn link_lines(ui: &Ui, link: &PartnerLink, of: Option<OrganisationId>) -> Markup {
    html! {
        p { b { (link.purpose) } " " span.ds-tag data-size="sm" data-color="neutral" { (ui.t(status_key(link.status))) } }
        p {
            @match of {
                Some(one) => { (ui.t("link-with")) " " (organisation_link(ui, link.partner_of(one))) },
                None => { (organisation_link(ui, &link.from)) " " (ui.t("list-and")) " " (organisation_link(ui, &link.to)) },
            }
        }
        p.byline { (period(ui, link)) " · " (about(ui, &link.subject)) }
    }
}

fn status_key(status: LinkStatus) -> &'static str {
    match status {
        LinkStatus::Active => "link-active",
        LinkStatus::Ended => "link-ended",
    }
}

/// `siden 3. oktober 2026`.
fn period(ui: &Ui, link: &PartnerLink) -> String {
    let since = ui.lang.date(link.since);
    match link.ended_on {
        Some(end) => ui.ta("link-from-to", &[("from", since.into()), ("to", ui.lang.date(end).into())]),
        None => ui.ta("link-since", &[("from", since.into())]),
    }
    .into_owned()
}

/// The area, and the trial where there is one.
pub(in crate::peers) fn about(ui: &Ui, subject: &crate::peers::Subject) -> Markup {
    html! {
        a href=(paths::area(&subject.area_slug)) { (subject.area_name(ui)) }
        @if let Some((slug, nb, nn)) = &subject.trial { " · " a href=(paths::trial(slug)) { (ui.pick(nb, nn)) } }
    }
}

/// The factors nothing is known about, by name.
pub(in crate::peers) fn unknown(ui: &Ui, likeness: &Likeness, asked: &[Factor]) -> Option<String> {
    let missing = asked.iter().filter(|factor| likeness.parts.iter().all(|part| part.factor != **factor));
    let names: Vec<String> = missing.map(|factor| ui.t(factor.text_key()).to_lowercase()).collect();
    (!names.is_empty()).then(|| ui.ta("peer-unknown", &[("names", names.join(", ").into())]).into_owned())
}
