//! The guided forms: what each kind of thread asks for beside its body.

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

const fn text(name: &'static str, label: &'static str, help: &'static str) -> GuidedField {
    GuidedField { name, label, help, length: Length::Text, optional: false, first: false }
}

const fn line(name: &'static str, label: &'static str, help: &'static str) -> GuidedField {
    GuidedField { length: Length::Line, ..text(name, label, help) }
}

impl GuidedField {
    const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    const fn first(self) -> Self {
        Self { first: true, ..self }
    }
}

/// The field that names the provision a thread is about.
pub const PROVISION_FIELD: &str = "provision";

const PROVISION: GuidedField = line(PROVISION_FIELD, "guided-provision", "guided-provision-help").first();

pub(super) const QUESTION: &[GuidedField] = &[text("tried", "guided-tried", "guided-tried-help").optional()];

pub(super) const EXPERIENCE: &[GuidedField] = &[
    text("happened", "guided-happened", "guided-happened-help"),
    text("not_worked", "guided-not-worked", "guided-not-worked-help").optional(),
    text("advice", "guided-advice", "guided-advice-help").optional(),
];

pub(super) const RESULT: &[GuidedField] = &[
    GuidedField { length: Length::Outcome, ..text("outcome", "guided-outcome", "guided-outcome-help").first() },
    text("measured", "guided-measured", "guided-measured-help"),
    text("before_after", "guided-before-after", "guided-before-after-help"),
    text("caveats", "guided-caveats", "guided-caveats-help").optional(),
];

pub(super) const INVOLVEMENT: &[GuidedField] = &[
    text("who", "guided-who", "guided-who-help"),
    text("influence", "guided-influence", "guided-influence-help").optional(),
];

pub(super) const RULE_IN_WAY: &[GuidedField] = &[PROVISION, text("instead", "guided-instead", "guided-instead-help")];

pub(super) const GUIDANCE_REQUEST: &[GuidedField] =
    &[PROVISION, text("planned", "guided-planned", "guided-planned-help").optional()];

pub(super) const PARTNER_WANTED: &[GuidedField] =
    &[text("offer", "guided-offer", "guided-offer-help"), text("seek", "guided-seek", "guided-seek-help")];

/// The title and the text of an announcement in the other form of Norwegian.
pub const OTHER_FORM: (&str, &str) = ("other_title", "other_body");

pub(super) const ANNOUNCEMENT: &[GuidedField] = &[
    line("contact", "guided-contact", "guided-contact-help").optional(),
    line(OTHER_FORM.0, "guided-other-title", "guided-other-title-help").optional(),
    text(OTHER_FORM.1, "guided-other-body", "guided-other-body-help").optional(),
];
