//! The network picture: organisations one under the other, and an arc between those that work together. Pure geometry; the
//! view draws it.

use super::{LinkStatus, PartnerLink};
use crate::ids::OrganisationId;
use crate::organisations::OrganisationRef;

/// The drawing's width.
pub(super) const WIDTH: i32 = 360;
/// Where names begin.
pub(super) const NAMES: i32 = 128;
/// Where the dots stand in a column.
pub(super) const COLUMN: i32 = 112;
/// From one name to the next.
const STEP: i32 = 28;

/// An organisation in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) organisation: OrganisationRef,
    pub(super) y: i32,
    /// With how many others it works together now.
    pub(super) links: u32,
}

/// An arc between two organisations, however many links they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arc {
    pub(super) from: i32,
    pub(super) to: i32,
    /// One of their links is under way.
    pub(super) active: bool,
}

impl Arc {
    /// As the data of a path; a longer one reaches further out.
    pub(super) fn path(&self) -> String {
        let out = (COLUMN - 8 - (self.to - self.from).abs() / 2).max(6);
        format!("M{COLUMN} {}C{out} {} {out} {} {COLUMN} {}", self.from, self.from, self.to, self.to)
    }
}

/// The picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Network {
    pub(super) nodes: Vec<Node>,
    pub(super) arcs: Vec<Arc>,
    pub(super) height: i32,
}

/// Lays out the organisations of some links, each beside those it works with as far as one column can.
pub(super) fn network(links: &[PartnerLink]) -> Network {
    let mut nodes: Vec<Node> = Vec::new();
    for one in order(links) {
        let y = i32::try_from(nodes.len()).unwrap_or_default() * STEP + STEP / 2;
        nodes.push(Node { organisation: one.clone(), y, links: 0 });
    }
    let place = |nodes: &[Node], id| nodes.iter().find(|node| node.organisation.id == id).map_or(0, |node| node.y);
    let mut arcs: Vec<Arc> = Vec::new();
    for link in links {
        let (a, b) = (place(&nodes, link.from.id), place(&nodes, link.to.id));
        let (from, to, active) = (a.min(b), a.max(b), link.status == LinkStatus::Active);
        match arcs.iter_mut().find(|arc| (arc.from, arc.to) == (from, to)) {
            Some(known) => known.active |= active,
            None => arcs.push(Arc { from, to, active }),
        }
    }
    for node in &mut nodes {
        let mine = arcs.iter().filter(|arc| arc.active && (arc.from == node.y || arc.to == node.y)).count();
        node.links = u32::try_from(mine).unwrap_or(u32::MAX);
    }
    let height = i32::try_from(nodes.len()).unwrap_or_default() * STEP;
    Network { nodes, arcs, height }
}

/// Everybody once: each followed by those it is linked with that are not there yet.
fn order(links: &[PartnerLink]) -> Vec<&OrganisationRef> {
    let mut found: Vec<&OrganisationRef> = Vec::new();
    let has = |found: &[&OrganisationRef], id: OrganisationId| found.iter().any(|known| known.id == id);
    for link in links {
        let mut open = vec![&link.from];
        while let Some(next) = open.pop() {
            if has(&found, next.id) {
                continue;
            }
            found.push(next);
            let partners = links.iter().filter(|link| link.from.id == next.id || link.to.id == next.id);
            open.extend(partners.map(|link| link.partner_of(next.id)).filter(|partner| !has(&found, partner.id)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{AreaId, PartnerLinkId};
    use crate::organisations::OrganisationKind;
    use crate::peers::Subject;

    fn organisation(id: i64) -> OrganisationRef {
        OrganisationRef {
            id: OrganisationId(id),
            slug: format!("nr-{id}"),
            kind: OrganisationKind::Municipality,
            name: format!("Nr. {id}"),
            demo: true,
        }
    }

    fn link(from: i64, to: i64, status: LinkStatus) -> PartnerLink {
        let none = String::new;
        let subject = Subject {
            area: AreaId(1),
            area_slug: none(),
            area_nb: none(),
            area_nn: none(),
            trial_id: None,
            trial: None,
        };
        PartnerLink {
            id: PartnerLinkId(1),
            from: organisation(from),
            to: organisation(to),
            points: (None, None),
            subject,
            purpose: none(),
            status,
            since: chrono::NaiveDate::default(),
            ended_on: None,
        }
    }

    #[test]
    fn everybody_stands_once_and_every_pair_has_one_arc() {
        let links = [
            link(1, 2, LinkStatus::Ended),
            link(3, 4, LinkStatus::Active),
            link(2, 1, LinkStatus::Active),
            link(2, 5, LinkStatus::Ended),
        ];
        let picture = network(&links);
        let names: Vec<_> = picture.nodes.iter().map(|node| node.organisation.id.0).collect();
        assert_eq!(names, [1, 2, 5, 3, 4], "linked ones stand together");
        assert_eq!(picture.arcs.len(), 3);
        assert!(picture.arcs.first().is_some_and(|arc| arc.active), "one of the two links is under way");
        assert_eq!(picture.nodes.iter().map(|node| node.links).collect::<Vec<_>>(), [1, 1, 0, 1, 1]);
        assert_eq!(picture.height, 5 * STEP);
    }

    #[test]
    fn no_links_are_no_picture() {
        assert_eq!(network(&[]), Network { nodes: Vec::new(), arcs: Vec::new(), height: 0 });
    }
}
