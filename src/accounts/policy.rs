//! Who may verify whom, and on which side. Union representatives are verified by their union and never by the employer;
//! a mailbox that the employer controls never opens anything of the union's.

use crate::error::Denied;
use crate::ids::OrganisationId;
use crate::viewer::{Side, Viewer};

/// How long a membership given by a person is valid before it must be confirmed again, in days.
pub const CONFIRMED_DAYS: i64 = 365;
/// How long an invitation stands, in days.
pub const INVITATION_DAYS: i64 = 14;
/// How many requests a person may have waiting.
pub const MOST_WAITING: i64 = 10;

/// What an organisation is at the table, as far as sides go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Employs people who take part in trials.
    Employer,
    /// Organises them.
    Union,
    /// Runs the scheme.
    Ministry,
    /// Has no side: research, associations.
    Other,
}

impl Standing {
    /// The standing of a kind of organisation, as the database says it.
    pub fn of(kind: &str) -> Self {
        match kind {
            "municipality" | "county_municipality" | "health_trust" | "inter_municipal" | "state_body" => {
                Self::Employer
            }
            "union" | "union_confederation" | "union_local" => Self::Union,
            "ministry" => Self::Ministry,
            _ => Self::Other,
        }
    }

    /// The sides it can verify, and no others.
    pub fn sides(self) -> &'static [Side] {
        match self {
            Self::Employer => &[Side::Management, Side::Safety],
            Self::Union => &[Side::Union],
            Self::Ministry => &[Side::Ministry],
            Self::Other => &[],
        }
    }

    /// Whether it can verify this side; no side can be verified by all.
    pub fn gives(self, side: Option<Side>) -> bool {
        side.is_none_or(|side| self.sides().contains(&side))
    }
}

/// An organisation, as far as rights go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub id: OrganisationId,
    /// What it is at the table.
    pub standing: Standing,
    /// The union of a union local.
    pub union: Option<OrganisationId>,
}

/// Whoever asks, as far as these rights go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asker {
    /// The organisations she coordinates.
    pub coordinates: Vec<OrganisationId>,
    /// Whether she looks after the service.
    pub administrator: bool,
    /// Whether her mailbox is an employer's.
    pub employer_mailbox: bool,
}

impl Asker {
    /// The viewer as an asker.
    pub fn of(viewer: &Viewer) -> Self {
        Self {
            coordinates: viewer.coordinates(),
            administrator: viewer.administrator(),
            employer_mailbox: viewer.me.as_ref().is_some_and(|me| me.employer_mailbox),
        }
    }
}

/// Whether the asker may see an organisation's members, verify them, invite, and end memberships: its coordinators, those
/// of a local's union, and administrators except in unions, whose membership is sensitive (GDPR art. 9).
///
/// # Errors
/// `NotCoordinator`.
pub fn may_coordinate(asker: &Asker, place: &Place) -> Result<(), Denied> {
    let union = place.standing == Standing::Union;
    let coordinator = |id: &OrganisationId| asker.coordinates.contains(id);
    let by_office = coordinator(&place.id) || (union && place.union.as_ref().is_some_and(coordinator));
    let allowed = if union { by_office && !asker.employer_mailbox } else { by_office || asker.administrator };
    if allowed { Ok(()) } else { Err(Denied::NotCoordinator) }
}

/// Whether an address can carry a membership there: a union's does not go with a mailbox the employer controls.
pub fn mailbox_fits(standing: Standing, employer_mailbox: bool) -> bool {
    !(standing == Standing::Union && employer_mailbox)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [(&str, &[Side]); 11] = [
        ("municipality", &[Side::Management, Side::Safety]),
        ("county_municipality", &[Side::Management, Side::Safety]),
        ("health_trust", &[Side::Management, Side::Safety]),
        ("inter_municipal", &[Side::Management, Side::Safety]),
        ("state_body", &[Side::Management, Side::Safety]),
        ("union", &[Side::Union]),
        ("union_confederation", &[Side::Union]),
        ("union_local", &[Side::Union]),
        ("ministry", &[Side::Ministry]),
        ("research", &[]),
        ("association", &[]),
    ];

    #[test]
    fn every_kind_gives_its_own_sides_and_no_other() {
        for (kind, given) in KINDS {
            let standing = Standing::of(kind);
            assert!(standing.gives(None), "{kind}");
            for side in Side::ALL {
                assert_eq!(standing.gives(Some(*side)), given.contains(side), "{kind} and {side:?}");
            }
        }
    }

    const LOCAL: OrganisationId = OrganisationId(1);
    const UNION: OrganisationId = OrganisationId(2);
    const TOWN: OrganisationId = OrganisationId(3);

    fn place(id: OrganisationId, standing: Standing, union: Option<OrganisationId>) -> Place {
        Place { id, standing, union }
    }

    #[test]
    fn members_are_verified_by_their_own() {
        let local = place(LOCAL, Standing::Union, Some(UNION));
        let union = place(UNION, Standing::Union, None);
        let town = place(TOWN, Standing::Employer, None);
        // Who coordinates, administrator, employer's mailbox: may coordinate the local, the union, the town.
        let table: [(&[OrganisationId], bool, bool, [bool; 3]); 8] = [
            (&[], false, false, [false, false, false]),
            (&[LOCAL], false, false, [true, false, false]),
            (&[UNION], false, false, [true, true, false]),
            (&[TOWN], false, false, [false, false, true]),
            (&[], true, false, [false, false, true]),
            (&[LOCAL, UNION], false, true, [false, false, false]),
            (&[TOWN], false, true, [false, false, true]),
            (&[LOCAL, TOWN], true, true, [false, false, true]),
        ];
        for (coordinates, administrator, employer_mailbox, expected) in table {
            let asker = Asker { coordinates: coordinates.to_vec(), administrator, employer_mailbox };
            let got = [local, union, town].map(|place| may_coordinate(&asker, &place).is_ok());
            assert_eq!(got, expected, "{asker:?}");
        }
    }

    #[test]
    fn a_union_does_not_go_with_the_employers_mailbox() {
        for standing in [Standing::Employer, Standing::Union, Standing::Ministry, Standing::Other] {
            assert!(mailbox_fits(standing, false));
            assert_eq!(mailbox_fits(standing, true), standing != Standing::Union);
        }
    }
}
