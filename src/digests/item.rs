//! What a letter tells of: the kind and key of a thing, why it is the reader's, and which slot it belongs to.

use crate::ids::ThreadId;

crate::text_enum! {
    /// What is told. The item is a key of the kind named here.
    pub enum Kind {
        /// Official guidance, new or in place of an older answer: the answer.
        Guidance = "guidance",
        /// An announcement that waits for an organisation she speaks for: its thread.
        Acknowledgement = "acknowledgement",
        /// An announcement to her organisation: its thread.
        Announcement = "announcement",
        /// Something in the calendar that is to be done: the event.
        Deadline = "deadline",
        /// The last day of an announcement: its thread.
        LastDay = "last_day",
        /// The last day of an exemption: the exemption.
        Exemption = "exemption",
        /// A post in a thread of hers, or one she follows.
        Post = "post",
        /// A post that was marked as the answer.
        Accepted = "accepted",
        /// A participant of a trial took a step: the change.
        Status = "status",
        /// A trial has a new value: the measurement.
        Measurement = "measurement",
        /// Something new that one of her saved searches found: the find.
        Found = "found",
        /// A question nobody has answered: the thread.
        Question = "question",
        /// A new thread.
        Thread = "thread",
    }
}

crate::text_enum! {
    /// Why something is hers.
    pub enum Why {
        /// Her organisation takes part in the area.
        MyArea = "my_area",
        /// She follows the area.
        FollowsArea = "follows_area",
        /// She follows a rule it is about, or has the same one in the way.
        FollowsRule = "follows_rule",
        /// An organisation she speaks for is to acknowledge it.
        SpeaksFor = "speaks_for",
        /// It is addressed to her organisation.
        Addressed = "addressed",
        /// It is in the calendar of her areas, organisations and trials.
        Calendar = "calendar",
        /// She opened the thread.
        OwnThread = "own_thread",
        /// She wrote the answer.
        OwnAnswer = "own_answer",
        /// She follows the thread.
        FollowsThread = "follows_thread",
        /// She follows everything where it was written.
        Told = "told",
        /// She follows the trial.
        FollowsTrial = "follows_trial",
        /// She follows an organisation that takes part in the trial.
        FollowsOrganisation = "follows_organisation",
        /// The trial is in an area of hers.
        SameArea = "same_area",
        /// She follows what it belongs to.
        Follows = "follows",
        /// It comes from an organisation of the same KOSTRA group.
        SameGroup = "same_group",
        /// It is about a rule her organisation is exempt from, or has asked to be.
        SameRules = "same_rules",
        /// The ministry has answered officially.
        Official = "official",
        /// Nobody has answered.
        Unanswered = "unanswered",
        /// Several have answered.
        Lively = "lively",
        /// It is new.
        New = "new",
    }
}

impl Why {
    /// The key of its words.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::MyArea => "digest-why-my-area",
            Self::FollowsArea => "digest-why-follows-area",
            Self::FollowsRule => "digest-why-follows-rule",
            Self::SpeaksFor => "digest-why-speaks-for",
            Self::Addressed => "digest-why-addressed",
            Self::Calendar => "digest-why-calendar",
            Self::OwnThread => "digest-why-own-thread",
            Self::OwnAnswer => "digest-why-own-answer",
            Self::FollowsThread => "digest-why-follows-thread",
            Self::Told => "digest-why-told",
            Self::FollowsTrial => "digest-why-follows-trial",
            Self::FollowsOrganisation => "digest-why-follows-organisation",
            Self::SameArea => "digest-why-same-area",
            Self::Follows => "digest-why-follows",
            Self::SameGroup => "digest-why-same-group",
            Self::SameRules => "digest-why-same-rules",
            Self::Official => "digest-why-official",
            Self::Unanswered => "digest-why-unanswered",
            Self::Lively => "digest-why-lively",
            Self::New => "digest-why-new",
        }
    }
}

/// The parts of a letter, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Guidance, announcements, deadlines.
    Must,
    /// Answers, a line for each thread.
    Answers,
    /// What changed in trials like ours.
    Trials,
    /// What is new in her searches.
    Found,
    /// Questions she could answer.
    Unanswered,
    /// New threads.
    New,
}

impl Slot {
    /// The key of its heading.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Must => "digest-slot-must",
            Self::Answers => "digest-slot-answers",
            Self::Trials => "digest-slot-trials",
            Self::Found => "digest-slot-found",
            Self::Unanswered => "digest-slot-unanswered",
            Self::New => "digest-slot-new",
        }
    }
}

impl Kind {
    /// The slot it stands in.
    pub fn slot(self) -> Slot {
        match self {
            Self::Guidance
            | Self::Acknowledgement
            | Self::Announcement
            | Self::Deadline
            | Self::LastDay
            | Self::Exemption => Slot::Must,
            Self::Post | Self::Accepted => Slot::Answers,
            Self::Status | Self::Measurement => Slot::Trials,
            Self::Found => Slot::Found,
            Self::Question => Slot::Unanswered,
            Self::Thread => Slot::New,
        }
    }
}

/// A thing told of in a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What kind of thing.
    pub kind: Kind,
    /// Which one.
    pub id: i64,
    /// Which reminder, for what is told again by rule.
    pub round: i16,
    /// The thread it belongs to.
    pub thread: Option<ThreadId>,
    /// The line it stands in.
    pub place: i16,
    /// Why it is hers.
    pub why: Vec<Why>,
}
