//! The dot map: Norway drawn with a dot for every municipality. The pale dots are the same for everybody and made once in
//! a process; those who take part in a trial are circles, larger by population. Pure geometry; the view draws it.

use std::fmt::Write as _;
use std::sync::OnceLock;

use super::{LinkStatus, PartnerLink, Point};
use crate::ids::OrganisationId;
use crate::organisations::{OrganisationKind, OrganisationRef, reference};
use crate::trials::Participant;

/// Cosine of 65° north: there a degree of longitude is this much of one of latitude.
const SQUEEZE: f64 = 0.422_618;
/// Units of the drawing in a degree of latitude.
const SCALE: f64 = 38.0;

/// A point in the drawing, whose box is `0 0 440 512`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dot {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A municipality that takes part.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Circle {
    pub(super) at: Dot,
    pub(super) r: f64,
    pub(super) name: String,
    /// The reader's own.
    pub(super) mine: bool,
}

/// Where a place lies in the drawing, to a tenth.
pub(super) fn project(latitude: f64, longitude: f64) -> Dot {
    Dot { x: tenth((longitude - 4.4) * SQUEEZE * SCALE + 4.0), y: tenth((71.35 - latitude) * SCALE) }
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// The pale dots, as the data of one path.
pub(super) fn pale() -> &'static str {
    static PALE: OnceLock<String> = OnceLock::new();
    PALE.get_or_init(|| path(reference::places().iter()))
}

/// The dots of counties whose county municipality takes part.
pub(super) fn counties(participants: &[&Participant]) -> String {
    let takes_part = |county: &str| {
        participants
            .iter()
            .any(|p| p.organisation.kind == OrganisationKind::CountyMunicipality && p.county.as_deref() == Some(county))
    };
    path(reference::places().iter().filter(|place| takes_part(&place.county)))
}

/// Strokes of no length, which round ends make dots of.
fn path<'a>(places: impl Iterator<Item = &'a reference::Place>) -> String {
    places.fold(String::new(), |mut path, place| {
        let Dot { x, y } = project(place.latitude, place.longitude);
        let _ = write!(path, "M{x} {y}h0");
        path
    })
}

/// Those who take part, once each; `mine` are the names of the reader's organisations.
pub(super) fn circles(participants: &[&Participant], mine: &[&str]) -> Vec<Circle> {
    let mut circles: Vec<Circle> = Vec::new();
    for who in participants {
        let Some((latitude, longitude)) = who.point else { continue };
        let name = &who.organisation.name;
        if circles.iter().all(|circle| circle.name != *name) {
            let r = radius(who.population);
            circles.push(Circle {
                at: project(latitude, longitude),
                r,
                name: name.clone(),
                mine: mine.contains(&name.as_str()),
            });
        }
    }
    circles
}

fn radius(population: Option<i32>) -> f64 {
    tenth(3.4 + f64::from(population.unwrap_or_default()).sqrt() / 62.0)
}

/// The reader's own municipality where it takes part in nothing: only a ring.
pub(super) fn own(mine: &[&str], circles: &[Circle]) -> Vec<Dot> {
    let elsewhere = reference::places().iter().filter(|place| mine.contains(&place.name.as_str()));
    elsewhere
        .filter(|place| circles.iter().all(|c| c.name != place.name))
        .map(|place| project(place.latitude, place.longitude))
        .collect()
}

/// Somebody on the large map, where a link leads to her page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    pub(super) organisation: OrganisationRef,
    pub(super) at: Dot,
    pub(super) r: f64,
    /// Takes part in a trial; others are there for their links.
    pub(super) takes_part: bool,
    /// The reader's own.
    pub(super) mine: bool,
    /// In the box at sea: nobody knows where she lies.
    pub(super) at_sea: bool,
}

/// Spots in a row of the box at sea.
const AT_SEA: usize = 5;
/// From one spot there to the next, and from the edge of the drawing to the first.
const SEA_STEP: f64 = 22.0;
const SEA_EDGE: f64 = 18.0;
const SEA_SWELL: f64 = 9.0;
/// The largest dot there, so that they do not touch.
const SEA_MOST: f64 = 7.0;

/// The lower right corner of the box at sea, where so many lie in it.
pub(super) fn sea(n: usize) -> Option<Dot> {
    let (columns, rows) = (n.min(AT_SEA), n.div_ceil(AT_SEA));
    let far = |n: usize| SEA_EDGE + f64::from(u32::try_from(n.saturating_sub(1)).unwrap_or_default()) * SEA_STEP + 14.0;
    (n > 0).then(|| Dot { x: far(columns), y: far(rows) + SEA_SWELL })
}

/// Everybody once: those who take part, then the others of the links.
pub(super) fn spots(participants: &[&Participant], links: &[PartnerLink], mine: &[OrganisationId]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    let mut adrift = 0;
    let mut put = |organisation: &OrganisationRef, point: Option<Point>, population: Option<i32>, takes_part: bool| {
        if spots.iter().any(|known| known.organisation.id == organisation.id) {
            return;
        }
        let at = point.map_or_else(|| berth(adrift), |(latitude, longitude)| project(latitude, longitude));
        adrift += usize::from(point.is_none());
        spots.push(Spot {
            at,
            r: match (takes_part, point) {
                (true, Some(_)) => radius(population),
                (true, None) => radius(population).min(SEA_MOST),
                (false, _) => 3.4,
            },
            takes_part,
            mine: mine.contains(&organisation.id),
            at_sea: point.is_none(),
            organisation: organisation.clone(),
        });
    };
    for who in participants {
        put(&who.organisation, who.point, who.population, true);
    }
    for link in links {
        put(&link.from, link.points.0, None, false);
        put(&link.to, link.points.1, None, false);
    }
    spots
}

/// The place of the nth in the box at sea.
fn berth(n: usize) -> Dot {
    let at = |n: usize| tenth(SEA_EDGE + f64::from(u32::try_from(n).unwrap_or_default()) * SEA_STEP);
    // Every other one lies lower, so that a line between two passes beside the one between them.
    let swell = if n % 2 == 1 { SEA_SWELL } else { 0.0 };
    Dot { x: at(n % AT_SEA), y: at(n / AT_SEA) + swell }
}

/// A line between two who work together: its ends, and whether they still do.
pub(super) fn lines(links: &[PartnerLink], spots: &[Spot]) -> Vec<(Dot, Dot, bool)> {
    let place = |id| spots.iter().find(|spot| spot.organisation.id == id).map(|spot| spot.at);
    let line = |link: &PartnerLink| Some((place(link.from.id)?, place(link.to.id)?, link.status == LinkStatus::Active));
    links.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::OrganisationId;
    use crate::organisations::OrganisationRef;
    use crate::trials::TrialStatus;

    fn participant(name: &str, kind: OrganisationKind, point: Option<(f64, f64)>) -> Participant {
        let organisation =
            OrganisationRef { id: OrganisationId(1), slug: "x".to_owned(), kind, name: name.to_owned(), demo: false };
        Participant {
            organisation,
            point,
            county: Some("46".to_owned()),
            population: Some(10_000),
            status: TrialStatus::Unknown,
            outcome: None,
            lead: false,
            period: (None, None),
            version: 1,
        }
    }

    #[test]
    fn all_of_norway_lies_within_the_box() {
        for place in reference::places() {
            let Dot { x, y } = project(place.latitude, place.longitude);
            assert!((0.0..=440.0).contains(&x) && (0.0..=512.0).contains(&y), "{} lies at {x} {y}", place.name);
        }
        assert_eq!(project(59.9814, 10.7399), Dot { x: 105.8, y: 432.0 }, "Oslo");
    }

    #[test]
    fn the_map_is_light() {
        assert_eq!(pale().matches('M').count(), 357);
        assert!(pale().len() < 6_000, "{} bytes", pale().len());
    }

    #[test]
    fn participants_are_circles_and_a_county_is_its_municipalities() {
        let larvik = participant("Larvik", OrganisationKind::Municipality, Some((59.2, 10.0)));
        let vestland = participant("Vestland fylkeskommune", OrganisationKind::CountyMunicipality, None);
        let all = [&larvik, &larvik, &vestland];
        let circles = circles(&all, &["Larvik"]);
        assert_eq!(circles.len(), 1);
        assert!(circles[0].mine && (circles[0].r - 5.0).abs() < 0.05);
        assert_eq!(counties(&all).matches('M').count(), 43);
        assert_eq!(own(&["Larvik", "Åsnes"], &circles).len(), 1);
    }

    #[test]
    fn who_has_no_known_place_lies_at_sea_and_clear_of_the_coast() {
        let mut larvik = participant("Larvik", OrganisationKind::Municipality, Some((59.2, 10.0)));
        larvik.organisation.id = OrganisationId(9);
        let mut all = vec![larvik.clone(), larvik];
        for id in 10..30 {
            let mut adrift = participant("Sjøvik", OrganisationKind::Municipality, None);
            adrift.organisation.id = OrganisationId(id);
            all.push(adrift);
        }
        let spots = spots(&all.iter().collect::<Vec<_>>(), &[], &[OrganisationId(9)]);
        assert_eq!((spots.len(), spots.iter().filter(|spot| spot.at_sea).count()), (21, 20));
        assert!(spots[0].mine && !spots[0].at_sea && spots[0].takes_part);
        let corner = sea(20).unwrap();
        assert!(spots.iter().filter(|spot| spot.at_sea).all(|spot| spot.at.x < corner.x && spot.at.y < corner.y));
        for place in reference::places() {
            let Dot { x, y } = project(place.latitude, place.longitude);
            assert!(x > corner.x || y > corner.y, "{} lies in the box at sea", place.name);
        }
        assert_eq!(sea(0), None);
    }
}
