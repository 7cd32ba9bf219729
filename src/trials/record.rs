//! What a trial's record can hold: its fields, and the sections they stand in. What the involvement of employees and the
//! results are, have slices of their own.

crate::text_enum! {
    /// A field of the record. Every one may be unknown.
    pub enum Field {
        /// What it is called.
        Title = "title",
        /// What it is, in plain words.
        Summary = "summary",
        /// What is wrong with how it is.
        Problem = "problem",
        /// What is believed to help, and why.
        Hypothesis = "hypothesis",
        /// Whom it is for, and how many.
        TargetGroup = "target_group",
        /// What is done.
        Activities = "activities",
        /// What gives the right to try.
        LegalBasis = "legal_basis",
        /// Changes of law that may overtake it.
        PendingLaw = "pending_law",
        /// Who does what.
        Roles = "roles",
        /// What people had to learn.
        Training = "training",
        /// What is needed of tools and forms.
        Materials = "materials",
        /// What it costs.
        Costs = "costs",
        /// Hours spent, the application included.
        Hours = "hours",
        /// How citizens are involved.
        Citizens = "citizens",
        /// What can go wrong, and ethics.
        Risk = "risk",
        /// Privacy.
        Privacy = "privacy",
        /// Whom it is compared with.
        Comparison = "comparison",
        /// Who evaluates.
        Evaluator = "evaluator",
        /// What has been written.
        Reports = "reports",
        /// What was changed on the way, and why.
        Changes = "changes",
        /// What happens when it is over.
        ExitPlan = "exit_plan",
        /// Whom to ask.
        Contact = "contact",
    }
}

crate::text_enum! {
    /// A section of the record, edited as one.
    pub enum Section {
        /// The six fields that publish it.
        Core = "kjernen",
        /// What is believed, and what is done.
        Idea = "slik-gjor-vi-det",
        /// The legal basis.
        Law = "hjemmel",
        /// What it takes.
        Effort = "hva-det-krever",
        /// Citizens, risk, privacy.
        Care = "hensyn",
        /// Evaluation and what was changed.
        Learning = "evaluering",
    }
}

impl Section {
    /// Its fields. The area is the sixth of the core.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Core => &[Field::Title, Field::Summary, Field::Problem, Field::TargetGroup, Field::Contact],
            Self::Idea => &[Field::Hypothesis, Field::Activities],
            Self::Law => &[Field::LegalBasis, Field::PendingLaw],
            Self::Effort => &[Field::Roles, Field::Training, Field::Materials, Field::Costs, Field::Hours],
            Self::Care => &[Field::Citizens, Field::Risk, Field::Privacy],
            Self::Learning => &[Field::Comparison, Field::Evaluator, Field::Reports, Field::Changes, Field::ExitPlan],
        }
    }

    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Core => "trial-section-core",
            Self::Idea => "trial-section-idea",
            Self::Law => "trial-section-law",
            Self::Effort => "trial-section-effort",
            Self::Care => "trial-section-care",
            Self::Learning => "trial-section-learning",
        }
    }
}

impl Field {
    /// Whether it is one line.
    pub fn is_line(self) -> bool {
        matches!(self, Self::Title | Self::Contact)
    }

    /// The longest it may be.
    pub fn longest(self) -> usize {
        match self {
            Self::Title => 150,
            Self::Contact => 200,
            Self::Summary => 1_000,
            _ => 10_000,
        }
    }

    /// The key of its name, and of the help before it.
    pub fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Title => ("trial-field-title", "trial-field-title-help"),
            Self::Summary => ("trial-field-summary", "trial-field-summary-help"),
            Self::Problem => ("trial-field-problem", "trial-field-problem-help"),
            Self::Hypothesis => ("trial-field-hypothesis", "trial-field-hypothesis-help"),
            Self::TargetGroup => ("trial-field-target-group", "trial-field-target-group-help"),
            Self::Activities => ("trial-field-activities", "trial-field-activities-help"),
            Self::LegalBasis => ("trial-field-legal-basis", "trial-field-legal-basis-help"),
            Self::PendingLaw => ("trial-field-pending-law", "trial-field-pending-law-help"),
            Self::Roles => ("trial-field-roles", "trial-field-roles-help"),
            Self::Training => ("trial-field-training", "trial-field-training-help"),
            Self::Materials => ("trial-field-materials", "trial-field-materials-help"),
            Self::Costs => ("trial-field-costs", "trial-field-costs-help"),
            Self::Hours => ("trial-field-hours", "trial-field-hours-help"),
            Self::Citizens => ("trial-field-citizens", "trial-field-citizens-help"),
            Self::Risk => ("trial-field-risk", "trial-field-risk-help"),
            Self::Privacy => ("trial-field-privacy", "trial-field-privacy-help"),
            Self::Comparison => ("trial-field-comparison", "trial-field-comparison-help"),
            Self::Evaluator => ("trial-field-evaluator", "trial-field-evaluator-help"),
            Self::Reports => ("trial-field-reports", "trial-field-reports-help"),
            Self::Changes => ("trial-field-changes", "trial-field-changes-help"),
            Self::ExitPlan => ("trial-field-exit-plan", "trial-field-exit-plan-help"),
            Self::Contact => ("trial-field-contact", "trial-field-contact-help"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_stands_in_one_section() {
        let mut placed: Vec<Field> = Section::ALL.iter().flat_map(|section| section.fields()).copied().collect();
        placed.sort();
        assert_eq!(placed, Field::ALL);
        assert_eq!(Section::Core.fields().len() + 1, 6, "six fields publish a trial");
    }
}
