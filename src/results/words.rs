//! The closed lists of results: for whom, to which aim, in which unit, which way is better, how sure, and what came of it.

crate::text_enum! {
    /// For whom an indicator tells something.
    pub enum Perspective {
        /// Citizens: users, patients, pupils, businesses.
        Citizens = "citizens",
        /// Employees.
        Employees = "employees",
        /// Middle managers.
        MiddleManagers = "middle_managers",
        /// Money and time.
        Economy = "economy",
    }
}

impl Perspective {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Citizens => "perspective-citizens",
            Self::Employees => "perspective-employees",
            Self::MiddleManagers => "perspective-middle-managers",
            Self::Economy => "perspective-economy",
        }
    }

    /// Whether values come from people at work, who could be recognised in small groups.
    pub fn at_work(self) -> bool {
        matches!(self, Self::Employees | Self::MiddleManagers)
    }
}

crate::text_enum! {
    /// The aims of the reform.
    pub enum Aim {
        /// More trust-based management.
        Trust = "trust",
        /// More room for professional judgement.
        Judgement = "judgement",
        /// Less reporting.
        LessReporting = "less_reporting",
        /// The whole team around the citizen.
        WholeTeam = "whole_team",
    }
}

impl Aim {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Trust => "aim-trust",
            Self::Judgement => "aim-judgement",
            Self::LessReporting => "aim-less-reporting",
            Self::WholeTeam => "aim-whole-team",
        }
    }
}

crate::text_enum! {
    /// What values are counted in.
    pub enum Unit {
        /// Per cent.
        Percent = "percent",
        /// A plain number.
        Count = "count",
        /// Hours.
        Hours = "hours",
        /// Hours a week.
        HoursWeek = "hours_week",
        /// Hours a month.
        HoursMonth = "hours_month",
        /// Days.
        Days = "days",
        /// Weeks.
        Weeks = "weeks",
        /// Months.
        Months = "months",
        /// Kroner.
        Kroner = "kroner",
        /// A scale from 1 to 5.
        Scale5 = "scale_5",
        /// A scale from 1 to 10.
        Scale10 = "scale_10",
        /// Another, in words.
        Other = "other",
    }
}

impl Unit {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Percent => "unit-percent",
            Self::Count => "unit-count",
            Self::Hours => "unit-hours",
            Self::HoursWeek => "unit-hours-week",
            Self::HoursMonth => "unit-hours-month",
            Self::Days => "unit-days",
            Self::Weeks => "unit-weeks",
            Self::Months => "unit-months",
            Self::Kroner => "unit-kroner",
            Self::Scale5 => "unit-scale-5",
            Self::Scale10 => "unit-scale-10",
            Self::Other => "unit-other",
        }
    }

    /// The key of a value in it.
    pub fn value_key(self) -> &'static str {
        match self {
            Self::Percent => "value-percent",
            Self::Count => "value-count",
            Self::Hours => "value-hours",
            Self::HoursWeek => "value-hours-week",
            Self::HoursMonth => "value-hours-month",
            Self::Days => "value-days",
            Self::Weeks => "value-weeks",
            Self::Months => "value-months",
            Self::Kroner => "value-kroner",
            Self::Scale5 => "value-scale-5",
            Self::Scale10 => "value-scale-10",
            Self::Other => "value-other",
        }
    }

    /// The least and greatest value, where the unit sets them.
    pub fn bounds(self) -> Option<(i32, i32)> {
        match self {
            Self::Scale5 => Some((1, 5)),
            Self::Scale10 => Some((1, 10)),
            _ => None,
        }
    }
}

crate::text_enum! {
    /// Which way is better.
    pub enum Direction {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
        /// Neither in itself.
        Neither = "neither",
    }
}

impl Direction {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Higher => "direction-higher",
            Self::Lower => "direction-lower",
            Self::Neither => "direction-neither",
        }
    }
}

crate::text_enum! {
    #[derive(Default)]
    /// How surely the trial is the cause: after Nesta's five levels, in words of our own, and one for not judged yet.
    pub enum Evidence {
        /// Nobody has judged it yet.
        #[default]
        Unknown = "unknown",
        /// One can say what is done and why it should help.
        Described = "described",
        /// Measured before and after: it has changed.
        Changed = "changed",
        /// Compared with somebody without the trial.
        Compared = "compared",
        /// Found again elsewhere, or by others.
        Repeated = "repeated",
        /// In ordinary use, with guidance and follow-up of quality.
        InUse = "in_use",
    }
}

impl Evidence {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Unknown => "evidence-unknown",
            Self::Described => "evidence-described",
            Self::Changed => "evidence-changed",
            Self::Compared => "evidence-compared",
            Self::Repeated => "evidence-repeated",
            Self::InUse => "evidence-in-use",
        }
    }

    /// The key of what it means.
    pub fn about_key(self) -> &'static str {
        match self {
            Self::Unknown => "evidence-unknown-about",
            Self::Described => "evidence-described-about",
            Self::Changed => "evidence-changed-about",
            Self::Compared => "evidence-compared-about",
            Self::Repeated => "evidence-repeated-about",
            Self::InUse => "evidence-in-use-about",
        }
    }
}

crate::text_enum! {
    #[derive(Default)]
    /// What came of it, as the participants read it.
    pub enum Outcome {
        /// Not to be said yet.
        #[default]
        TooEarly = "too_early",
        /// Better.
        Better = "better",
        /// No measurable change.
        None = "none",
        /// Worse.
        Worse = "worse",
        /// Some of it better, some worse.
        Mixed = "mixed",
    }
}

impl Outcome {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::TooEarly => "outcome-too-early",
            Self::Better => "outcome-better",
            Self::None => "outcome-none",
            Self::Worse => "outcome-worse",
            Self::Mixed => "outcome-mixed",
        }
    }
}

crate::text_enum! {
    /// From before the trial, or from later.
    pub enum MeasurementKind {
        /// Before.
        Baseline = "baseline",
        /// Later.
        FollowUp = "follow_up",
    }
}

impl MeasurementKind {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Baseline => "measurement-baseline",
            Self::FollowUp => "measurement-follow-up",
        }
    }
}

crate::text_enum! {
    /// What sort of lesson.
    pub enum LessonKind {
        /// What worked.
        Worked = "worked",
        /// What did not.
        DidNot = "did_not",
        /// What we would do differently.
        Differently = "differently",
        /// What must be in place.
        Conditions = "conditions",
        /// What must be adapted elsewhere.
        Adapt = "adapt",
    }
}

impl LessonKind {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Worked => "lesson-worked",
            Self::DidNot => "lesson-did-not",
            Self::Differently => "lesson-differently",
            Self::Conditions => "lesson-conditions",
            Self::Adapt => "lesson-adapt",
        }
    }
}
