//! The shared catalogue: a few well-chosen indicators, with unit and direction fixed, so that trials can be compared.

use super::{Aim, Direction, Perspective, Unit};

crate::text_enum! {
    /// An indicator of the catalogue.
    pub enum Standard {
        /// Absence certified by a doctor.
        SickLeave = "sick_leave",
        /// Employees' room for professional judgement, as they see it.
        RoomForJudgement = "room_for_judgement",
        /// Hours of reporting for a manager in a week.
        ReportingHours = "reporting_hours",
        /// Hours a week a middle manager spends leading and following up staff.
        LeadershipHours = "leadership_hours",
        /// Days until help begins.
        WaitingTime = "waiting_time",
        /// How satisfied users are.
        UserSatisfaction = "user_satisfaction",
        /// How many different employees a user meets.
        Faces = "faces",
        /// Users who know whom to ask.
        KnowsContact = "knows_contact",
        /// Days from application to decision.
        CaseTime = "case_time",
        /// What a case or user costs.
        UnitCost = "unit_cost",
        /// Hours of staff hired from agencies.
        HiredHours = "hired_hours",
        /// Pupils' absence.
        PupilAbsence = "pupil_absence",
    }
}

/// What is fixed for an indicator of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    /// The readable part of its address.
    pub(super) slug: &'static str,
    /// For whom it tells something.
    pub(super) perspective: Perspective,
    /// The aim of the reform it speaks to.
    pub(super) aim: Option<Aim>,
    /// What it is counted in.
    pub(super) unit: Unit,
    /// Which way is better.
    pub(super) direction: Direction,
}

const fn facts(slug: &'static str, perspective: Perspective, unit: Unit, direction: Direction) -> Facts {
    Facts { slug, perspective, aim: None, unit, direction }
}

const fn aimed(facts: Facts, aim: Aim) -> Facts {
    Facts { aim: Some(aim), ..facts }
}

impl Standard {
    /// The readable part of its address.
    pub fn slug(self) -> &'static str {
        self.facts().slug
    }

    /// The one at an address.
    pub(super) fn at(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|standard| standard.slug() == slug)
    }

    /// What is fixed for it.
    pub(super) fn facts(self) -> Facts {
        use Direction::{Higher, Lower};
        use Perspective::{Citizens, Economy, Employees, MiddleManagers};
        match self {
            Self::SickLeave => facts("sykefravaer", Employees, Unit::Percent, Lower),
            Self::RoomForJudgement => {
                aimed(facts("opplevd-handlingsrom", Employees, Unit::Scale5, Higher), Aim::Judgement)
            }
            Self::ReportingHours => {
                aimed(facts("timer-til-rapportering", MiddleManagers, Unit::HoursWeek, Lower), Aim::LessReporting)
            }
            Self::LeadershipHours => {
                aimed(facts("timer-til-ledelse", MiddleManagers, Unit::HoursWeek, Higher), Aim::Trust)
            }
            Self::WaitingTime => facts("ventetid", Citizens, Unit::Days, Lower),
            Self::UserSatisfaction => facts("brukertilfredshet", Citizens, Unit::Scale5, Higher),
            Self::Faces => aimed(facts("ulike-ansatte", Citizens, Unit::Count, Lower), Aim::WholeTeam),
            Self::KnowsContact => {
                aimed(facts("vet-hvem-de-skal-sporre", Citizens, Unit::Percent, Higher), Aim::WholeTeam)
            }
            Self::CaseTime => facts("saksbehandlingstid", Citizens, Unit::Days, Lower),
            Self::UnitCost => facts("kostnad-per-sak-eller-bruker", Economy, Unit::Kroner, Lower),
            Self::HiredHours => facts("innleie", Economy, Unit::HoursMonth, Lower),
            Self::PupilAbsence => facts("elevfravaer", Citizens, Unit::Percent, Lower),
        }
    }

    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::SickLeave => "standard-sick-leave",
            Self::RoomForJudgement => "standard-room-for-judgement",
            Self::ReportingHours => "standard-reporting-hours",
            Self::LeadershipHours => "standard-leadership-hours",
            Self::WaitingTime => "standard-waiting-time",
            Self::UserSatisfaction => "standard-user-satisfaction",
            Self::Faces => "standard-faces",
            Self::KnowsContact => "standard-knows-contact",
            Self::CaseTime => "standard-case-time",
            Self::UnitCost => "standard-unit-cost",
            Self::HiredHours => "standard-hired-hours",
            Self::PupilAbsence => "standard-pupil-absence",
        }
    }

    /// The key of how it is counted.
    pub fn about_key(self) -> &'static str {
        match self {
            Self::SickLeave => "standard-sick-leave-about",
            Self::RoomForJudgement => "standard-room-for-judgement-about",
            Self::ReportingHours => "standard-reporting-hours-about",
            Self::LeadershipHours => "standard-leadership-hours-about",
            Self::WaitingTime => "standard-waiting-time-about",
            Self::UserSatisfaction => "standard-user-satisfaction-about",
            Self::Faces => "standard-faces-about",
            Self::KnowsContact => "standard-knows-contact-about",
            Self::CaseTime => "standard-case-time-about",
            Self::UnitCost => "standard-unit-cost-about",
            Self::HiredHours => "standard-hired-hours-about",
            Self::PupilAbsence => "standard-pupil-absence-about",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_an_address_of_its_own() {
        let slugs: std::collections::BTreeSet<_> = Standard::ALL.iter().map(|s| s.slug()).collect();
        assert_eq!(slugs.len(), Standard::ALL.len());
        assert!(Standard::ALL.iter().all(|s| Standard::at(s.slug()) == Some(*s) && s.facts().unit != Unit::Other));
    }
}
