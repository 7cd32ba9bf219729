//! Where a participant stands in a trial, which steps lead where, and what the participants' statuses come to.

crate::text_enum! {
    /// Where a participant stands; a trial stands where its participants do.
    pub enum TrialStatus {
        /// Not known yet, with no shame.
        Unknown = "unknown",
        /// Thought of.
        Idea = "idea",
        /// Considered and declined.
        ConsideredDeclined = "considered_declined",
        /// A preliminary application is sent.
        PreliminaryApplication = "preliminary_application",
        /// Selected by the ministries.
        Selected = "selected",
        /// Selected, but not with all of it.
        SelectedInPart = "selected_in_part",
        /// Refused.
        Rejected = "rejected",
        /// Can be done without an exemption.
        NoExemptionNeeded = "no_exemption_needed",
        /// The participant withdrew.
        Withdrawn = "withdrawn",
        /// The final application is sent.
        FinalApplication = "final_application",
        /// The local regulation is on hearing.
        RegulationHearing = "regulation_hearing",
        /// The council has adopted it.
        Adopted = "adopted",
        /// Waits for the ministry.
        AwaitingApproval = "awaiting_approval",
        /// Approved by the ministry.
        Approved = "approved",
        /// Could have begun, and never did.
        NeverStarted = "never_started",
        /// Under way.
        Running = "running",
        /// Under way for longer than first decided.
        Extended = "extended",
        /// Stopped before its time, or repealed.
        Stopped = "stopped",
        /// Its time is over.
        Ended = "ended",
        /// Over, and evaluated.
        Evaluated = "evaluated",
    }
}

crate::text_enum! {
    /// What came after a trial.
    pub enum Outcome {
        /// The law was changed.
        LawChanged = "law_changed",
        /// It goes on within the ordinary rules.
        Continued = "continued",
        /// Back to how it was.
        BackToOrdinary = "back_to_ordinary",
    }
}

use TrialStatus as S;

impl TrialStatus {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            S::Unknown => "trial-status-unknown",
            S::Idea => "trial-status-idea",
            S::ConsideredDeclined => "trial-status-considered-declined",
            S::PreliminaryApplication => "trial-status-preliminary-application",
            S::Selected => "trial-status-selected",
            S::SelectedInPart => "trial-status-selected-in-part",
            S::Rejected => "trial-status-rejected",
            S::NoExemptionNeeded => "trial-status-no-exemption-needed",
            S::Withdrawn => "trial-status-withdrawn",
            S::FinalApplication => "trial-status-final-application",
            S::RegulationHearing => "trial-status-regulation-hearing",
            S::Adopted => "trial-status-adopted",
            S::AwaitingApproval => "trial-status-awaiting-approval",
            S::Approved => "trial-status-approved",
            S::NeverStarted => "trial-status-never-started",
            S::Running => "trial-status-running",
            S::Extended => "trial-status-extended",
            S::Stopped => "trial-status-stopped",
            S::Ended => "trial-status-ended",
            S::Evaluated => "trial-status-evaluated",
        }
    }

    /// The steps allowed from here. From what is not known, any: somebody tells where it stands.
    pub fn steps(self) -> &'static [Self] {
        match self {
            S::Unknown => &[
                S::Idea,
                S::ConsideredDeclined,
                S::PreliminaryApplication,
                S::Selected,
                S::SelectedInPart,
                S::Rejected,
                S::NoExemptionNeeded,
                S::Withdrawn,
                S::FinalApplication,
                S::RegulationHearing,
                S::Adopted,
                S::AwaitingApproval,
                S::Approved,
                S::NeverStarted,
                S::Running,
                S::Extended,
                S::Stopped,
                S::Ended,
                S::Evaluated,
            ],
            // A sector act may have trial provisions of its own, with no preliminary application.
            S::Idea => &[S::PreliminaryApplication, S::FinalApplication, S::NoExemptionNeeded, S::ConsideredDeclined],
            S::ConsideredDeclined => &[S::Idea],
            S::PreliminaryApplication => {
                &[S::Selected, S::SelectedInPart, S::Rejected, S::NoExemptionNeeded, S::Withdrawn]
            }
            S::Selected | S::SelectedInPart => {
                &[S::FinalApplication, S::RegulationHearing, S::NoExemptionNeeded, S::Withdrawn]
            }
            // Under forsøksloven there is a local regulation; under a sector act there may be none.
            S::FinalApplication => &[
                S::RegulationHearing,
                S::Adopted,
                S::AwaitingApproval,
                S::Approved,
                S::Rejected,
                S::NoExemptionNeeded,
                S::Withdrawn,
            ],
            S::RegulationHearing => &[S::FinalApplication, S::Adopted, S::Withdrawn],
            S::Adopted => &[S::AwaitingApproval, S::Approved, S::Withdrawn],
            S::AwaitingApproval => {
                &[S::Approved, S::RegulationHearing, S::Rejected, S::NoExemptionNeeded, S::Withdrawn]
            }
            S::Approved => &[S::Running, S::NeverStarted, S::Stopped],
            S::Running => &[S::Extended, S::Stopped, S::Ended],
            S::Extended => &[S::Stopped, S::Ended],
            S::Stopped | S::Ended => &[S::Evaluated],
            S::Rejected | S::NoExemptionNeeded | S::Withdrawn | S::NeverStarted | S::Evaluated => &[],
        }
    }

    /// Whether a step is allowed.
    pub fn leads_to(self, next: Self) -> bool {
        self.steps().contains(&next)
    }

    /// Whether it came to nothing, or was stopped: then why is worth knowing.
    pub fn asks_why(self) -> bool {
        matches!(
            self,
            S::ConsideredDeclined | S::Rejected | S::NoExemptionNeeded | S::Withdrawn | S::NeverStarted | S::Stopped
        )
    }

    /// Whether it never became a trial here.
    pub fn came_to_nothing(self) -> bool {
        self.asks_why() && self != S::Stopped
    }

    /// Whether the trial is over here, so that something can have come after it.
    pub fn over(self) -> bool {
        matches!(self, S::Stopped | S::Ended | S::Evaluated)
    }

    /// What participants' statuses come to: the one furthest on that has not come to nothing. Where some were selected
    /// and others refused, the trial was selected in part.
    pub fn of_all(statuses: &[Self]) -> Self {
        let alive = || statuses.iter().copied().filter(|status| !status.came_to_nothing());
        let refused = statuses.contains(&S::Rejected);
        match alive().max() {
            Some(S::Selected) if refused => S::SelectedInPart,
            Some(furthest) if furthest != S::Unknown => furthest,
            furthest => statuses.iter().copied().max().or(furthest).unwrap_or(S::Unknown),
        }
    }
}

impl Outcome {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::LawChanged => "trial-outcome-law-changed",
            Self::Continued => "trial-outcome-continued",
            Self::BackToOrdinary => "trial-outcome-back-to-ordinary",
        }
    }
}

crate::text_enum! {
    /// Why something did not become a trial, or was stopped.
    pub enum ReasonKind {
        /// Wanted another freedom than exemptions from rules: economic or structural.
        OtherFreedom = "other_freedom",
        /// The deadline did not fit, for example too near an election.
        Timing = "timing",
        /// No time or backing to anchor it politically.
        Anchoring = "anchoring",
        /// Too much work to apply or to carry out.
        Capacity = "capacity",
        /// Nothing in the rules stood in the way.
        NoExemptionNeeded = "no_exemption_needed",
        /// The rule cannot be deviated from.
        NotAllowed = "not_allowed",
        /// It would have cut individual rights.
        Rights = "rights",
        /// Employees or their unions were against.
        Employees = "employees",
        /// The money was not there.
        Economy = "economy",
        /// A partner left.
        Partner = "partner",
        /// The law was changed meanwhile.
        Overtaken = "overtaken",
        /// It had no effect, or did harm.
        NoEffect = "no_effect",
        /// A ruling or a decision above stopped it.
        Ruling = "ruling",
        /// Another.
        Other = "other",
    }
}

impl ReasonKind {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::OtherFreedom => "trial-reason-other-freedom",
            Self::Timing => "trial-reason-timing",
            Self::Anchoring => "trial-reason-anchoring",
            Self::Capacity => "trial-reason-capacity",
            Self::NoExemptionNeeded => "trial-reason-no-exemption-needed",
            Self::NotAllowed => "trial-reason-not-allowed",
            Self::Rights => "trial-reason-rights",
            Self::Employees => "trial-reason-employees",
            Self::Economy => "trial-reason-economy",
            Self::Partner => "trial-reason-partner",
            Self::Overtaken => "trial-reason-overtaken",
            Self::NoEffect => "trial-reason-no-effect",
            Self::Ruling => "trial-reason-ruling",
            Self::Other => "trial-reason-other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every step there could be, as a table: a row for where it stands, what each may lead to, and how many are refused.
    #[test]
    fn every_allowed_and_refused_step_as_a_table() {
        let mut table = String::new();
        for from in TrialStatus::ALL {
            let (allowed, refused): (Vec<_>, Vec<_>) = TrialStatus::ALL.iter().partition(|to| from.leads_to(**to));
            let words = |statuses: &[&TrialStatus]| statuses.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(" ");
            let lines = format!("{}\n  to      {}\n  never   {}", from.as_str(), words(&allowed), words(&refused));
            table.extend(lines.lines().flat_map(|line| [line.trim_end(), "\n"]));
        }
        assert_eq!(table, include_str!("steps.txt"), "steps.txt is what was agreed: change both, knowingly");
    }

    #[test]
    fn nothing_leads_to_itself_or_back_to_the_unknown() {
        for from in TrialStatus::ALL {
            assert!(!from.leads_to(*from) && !from.leads_to(S::Unknown), "{from:?}");
            assert!(*from == S::Unknown || from.steps().len() < 8, "{from:?} leads nearly anywhere");
        }
    }

    #[test]
    fn every_status_can_be_reached_from_an_idea() {
        let mut reached = vec![S::Idea];
        let mut at = 0;
        while let Some(from) = reached.get(at).copied() {
            reached.extend(from.steps().iter().copied().filter(|to| !reached.contains(to)).collect::<Vec<_>>());
            at += 1;
        }
        reached.sort();
        assert_eq!(reached, TrialStatus::ALL.iter().copied().filter(|s| *s != S::Unknown).collect::<Vec<_>>());
    }

    #[test]
    fn a_trial_stands_where_its_participants_do() {
        for (statuses, expected) in [
            (vec![], S::Unknown),
            (vec![S::Unknown, S::Unknown], S::Unknown),
            (vec![S::Unknown, S::Running], S::Running),
            (vec![S::Rejected, S::Selected], S::SelectedInPart),
            (vec![S::Withdrawn, S::Running, S::Approved], S::Running),
            (vec![S::Rejected, S::Rejected], S::Rejected),
            (vec![S::Rejected, S::Unknown], S::Rejected),
            (vec![S::ConsideredDeclined], S::ConsideredDeclined),
            (vec![S::Stopped, S::Ended], S::Ended),
        ] {
            assert_eq!(TrialStatus::of_all(&statuses), expected, "{statuses:?}");
        }
    }
}
