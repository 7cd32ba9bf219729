//! The dot map: Norway drawn with a dot for every municipality. The pale dots are the same for everybody and made once in
//! a process; those who take part in a trial are circles, larger by population.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crate::organisations::{OrganisationKind, reference};
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
            let r = tenth(3.4 + f64::from(who.population.unwrap_or_default()).sqrt() / 62.0);
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

/// The reader's own municipality where it takes part in nothing: only a ring.
pub(super) fn own(mine: &[&str], circles: &[Circle]) -> Vec<Dot> {
    let elsewhere = reference::places().iter().filter(|place| mine.contains(&place.name.as_str()));
    elsewhere
        .filter(|place| circles.iter().all(|c| c.name != place.name))
        .map(|place| project(place.latitude, place.longitude))
        .collect()
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
}
