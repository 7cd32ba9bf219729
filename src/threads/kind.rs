//! The kinds of threads, and what each is called and asked for.

use super::guided::{self, GuidedField};

crate::text_enum! {
    /// What a thread is.
    pub enum ThreadKind {
        /// Can be answered.
        Question = "question",
        /// What we did and how it went.
        Experience = "experience",
        /// What was measured, also when nothing came of it.
        Result = "result",
        /// How employees and their representatives were involved.
        Involvement = "involvement",
        /// Which rule stops what, and what we would do instead.
        RuleInWay = "rule_in_way",
        /// A question about the rules to the ministry.
        GuidanceRequest = "guidance_request",
        /// Looking for somebody to work with.
        PartnerWanted = "partner_wanted",
        /// The ministry tells.
        Announcement = "announcement",
        /// Anything else.
        Discussion = "discussion",
    }
}

impl ThreadKind {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Question => "kind-question",
            Self::Experience => "kind-experience",
            Self::Result => "kind-result",
            Self::Involvement => "kind-involvement",
            Self::RuleInWay => "kind-rule-in-way",
            Self::GuidanceRequest => "kind-guidance-request",
            Self::PartnerWanted => "kind-partner-wanted",
            Self::Announcement => "kind-announcement",
            Self::Discussion => "kind-discussion",
        }
    }

    /// The key of one sentence about when to choose it.
    pub fn about_key(self) -> &'static str {
        match self {
            Self::Question => "kind-question-about",
            Self::Experience => "kind-experience-about",
            Self::Result => "kind-result-about",
            Self::Involvement => "kind-involvement-about",
            Self::RuleInWay => "kind-rule-in-way-about",
            Self::GuidanceRequest => "kind-guidance-request-about",
            Self::PartnerWanted => "kind-partner-wanted-about",
            Self::Announcement => "kind-announcement-about",
            Self::Discussion => "kind-discussion-about",
        }
    }

    /// The keys of the body's label and help in this kind's form.
    pub fn body_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Question => ("body-question", "body-question-help"),
            Self::Experience => ("body-experience", "body-experience-help"),
            Self::Result => ("body-result", "body-result-help"),
            Self::Involvement => ("body-involvement", "body-involvement-help"),
            Self::RuleInWay => ("body-rule-in-way", "body-rule-in-way-help"),
            Self::GuidanceRequest => ("body-guidance-request", "body-guidance-request-help"),
            Self::PartnerWanted => ("body-partner-wanted", "body-partner-wanted-help"),
            Self::Announcement => ("body-announcement", "body-announcement-help"),
            Self::Discussion => ("body-discussion", "body-discussion-help"),
        }
    }

    /// Whether a reply can be marked as the answer.
    pub fn answerable(self) -> bool {
        matches!(self, Self::Question | Self::GuidanceRequest)
    }

    /// Whether it is asked which provision it is about.
    pub fn names_provisions(self) -> bool {
        self.guided().iter().any(|field| field.name == guided::PROVISION_FIELD)
    }

    /// The questions of its guided form beside the body.
    pub fn guided(self) -> &'static [GuidedField] {
        match self {
            Self::Question => guided::QUESTION,
            Self::Experience => guided::EXPERIENCE,
            Self::Result => guided::RESULT,
            Self::Involvement => guided::INVOLVEMENT,
            Self::RuleInWay => guided::RULE_IN_WAY,
            Self::GuidanceRequest => guided::GUIDANCE_REQUEST,
            Self::PartnerWanted => guided::PARTNER_WANTED,
            Self::Announcement => guided::ANNOUNCEMENT,
            Self::Discussion => &[],
        }
    }
}
