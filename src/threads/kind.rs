//! The kinds of threads, and the guided form of each.

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

/// How long an answer in a guided form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// One line.
    Line,
    /// Markdown.
    Text,
    /// One of `better`, `none`, `worse`, `mixed`.
    Outcome,
}

/// A question in a guided form beside the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GuidedField {
    /// Its name in the form and in the database.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The key of the help before it.
    pub help: &'static str,
    /// How long the answer is.
    pub length: Length,
    /// Whether it may stay empty.
    pub optional: bool,
    /// Whether it stands before the body.
    pub first: bool,
}

/// What came of it: a result may be that nothing did, or that it got worse.
pub const OUTCOMES: [(&str, &str); 4] =
    [("better", "outcome-better"), ("none", "outcome-none"), ("worse", "outcome-worse"), ("mixed", "outcome-mixed")];

impl GuidedField {
    const fn new(name: &'static str, label: &'static str, help: &'static str, length: Length) -> Self {
        Self { name, label, help, length, optional: false, first: false }
    }

    const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    const fn first(mut self) -> Self {
        self.first = true;
        self
    }
}

const TRIED: GuidedField = GuidedField::new("tried", "guided-tried", "guided-tried-help", Length::Text).optional();
const HAPPENED: GuidedField = GuidedField::new("happened", "guided-happened", "guided-happened-help", Length::Text);
const NOT_WORKED: GuidedField =
    GuidedField::new("not_worked", "guided-not-worked", "guided-not-worked-help", Length::Text).optional();
const ADVICE: GuidedField = GuidedField::new("advice", "guided-advice", "guided-advice-help", Length::Text).optional();
const OUTCOME: GuidedField =
    GuidedField::new("outcome", "guided-outcome", "guided-outcome-help", Length::Outcome).first();
const MEASURED: GuidedField = GuidedField::new("measured", "guided-measured", "guided-measured-help", Length::Text);
const BEFORE_AFTER: GuidedField =
    GuidedField::new("before_after", "guided-before-after", "guided-before-after-help", Length::Text);
const CAVEATS: GuidedField =
    GuidedField::new("caveats", "guided-caveats", "guided-caveats-help", Length::Text).optional();
const WHO: GuidedField = GuidedField::new("who", "guided-who", "guided-who-help", Length::Text);
const INFLUENCE: GuidedField =
    GuidedField::new("influence", "guided-influence", "guided-influence-help", Length::Text).optional();
const PROVISION: GuidedField =
    GuidedField::new("provision", "guided-provision", "guided-provision-help", Length::Line).first();
const INSTEAD: GuidedField = GuidedField::new("instead", "guided-instead", "guided-instead-help", Length::Text);
const PLANNED: GuidedField =
    GuidedField::new("planned", "guided-planned", "guided-planned-help", Length::Text).optional();
const OFFER: GuidedField = GuidedField::new("offer", "guided-offer", "guided-offer-help", Length::Text);
const SEEK: GuidedField = GuidedField::new("seek", "guided-seek", "guided-seek-help", Length::Text);
const CONTACT: GuidedField =
    GuidedField::new("contact", "guided-contact", "guided-contact-help", Length::Line).optional();

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

    /// The questions of its guided form beside the body.
    pub fn guided(self) -> &'static [GuidedField] {
        match self {
            Self::Question => &[TRIED],
            Self::Experience => &[HAPPENED, NOT_WORKED, ADVICE],
            Self::Result => &[OUTCOME, MEASURED, BEFORE_AFTER, CAVEATS],
            Self::Involvement => &[WHO, INFLUENCE],
            Self::RuleInWay => &[PROVISION, INSTEAD],
            Self::GuidanceRequest => &[PROVISION, PLANNED],
            Self::PartnerWanted => &[OFFER, SEEK],
            Self::Announcement => &[CONTACT],
            Self::Discussion => &[],
        }
    }
}
