//! The calendar: deadlines, hearings, evaluation rounds and meetings, with the last days of announcements and exemptions; on
//! pages, and as feeds for other calendars. Writes calendar_events and calendar_feeds.

mod actions;
mod form;
mod ics;
mod policy;
mod queries;
pub mod reference;
pub mod routes;
mod token;
mod views;

use chrono::{DateTime, NaiveDate, Utc};

use crate::ids::{AreaId, EventId, OrganisationId, ThreadId, TrialId};
use crate::web::{Ui, paths};

pub use actions::add;
pub use queries::{Scope, entries, upcoming};
pub use views::date_list;

crate::text_enum! {
    /// What stands in the calendar.
    pub enum EntryKind {
        /// Something is to be done by then.
        Deadline = "deadline",
        /// A local regulation or another matter is on hearing.
        Hearing = "hearing",
        /// An evaluation round: data, interviews, a report.
        Evaluation = "evaluation",
        /// People meet.
        Meeting = "meeting",
        /// The last day of an announcement; read from its thread.
        Announcement = "announcement",
        /// The last day of an exemption; read from its trial.
        Expiry = "expiry",
    }
}

impl EntryKind {
    /// Those that people enter.
    pub const ENTERED: [Self; 4] = [Self::Deadline, Self::Hearing, Self::Evaluation, Self::Meeting];

    /// What is to be done or known by a day; everything but meetings.
    pub const DUE: [Self; 5] = [Self::Deadline, Self::Hearing, Self::Evaluation, Self::Announcement, Self::Expiry];

    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Deadline => "event-deadline",
            Self::Hearing => "event-hearing",
            Self::Evaluation => "event-evaluation",
            Self::Meeting => "event-meeting",
            Self::Announcement => "event-announcement",
            Self::Expiry => "event-expiry",
        }
    }
}

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Entered here.
    Event(EventId),
    /// An announcement's last day.
    Announcement(ThreadId),
    /// An exemption's.
    Exemption(i64),
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The whole scheme.
    All,
    /// An area.
    Area(AreaId),
    /// A trial.
    Trial(TrialId),
    /// An organisation.
    Organisation(OrganisationId),
}

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A day, or from one day to another.
    Days(NaiveDate, Option<NaiveDate>),
    /// A time, with an end where that is known.
    Time(DateTime<Utc>, Option<DateTime<Utc>>),
}

/// An event to be entered, parsed and allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// What it is.
    pub kind: EntryKind,
    /// Title in bokmål.
    pub title_nb: String,
    /// Title in nynorsk.
    pub title_nn: String,
    /// What it is about.
    pub about: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// When.
    pub when: When,
    /// What it belongs to.
    pub subject: Subject,
    /// The keys of its audience.
    pub audience: Vec<String>,
    /// Where there is more to read.
    pub url: Option<String>,
    /// The organisation it is entered for, whose people may change it.
    pub owner: OrganisationId,
}

/// An address and two names, or one name twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The readable part of its address.
    pub slug: String,
    /// Name in bokmål.
    pub nb: String,
    /// Name in nynorsk.
    pub nn: String,
}

/// Something in the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it comes from.
    pub origin: Origin,
    /// What other calendars know it by.
    pub uid: String,
    /// What it is.
    pub kind: EntryKind,
    /// Title in bokmål.
    pub title_nb: String,
    /// Title in nynorsk.
    pub title_nn: String,
    /// What it is about.
    pub about: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// The first day, in Norway.
    pub day: NaiveDate,
    /// When.
    pub when: When,
    /// Where there is more to read.
    pub url: Option<String>,
    /// Where it was read.
    pub source: Option<String>,
    /// The keys of its audience.
    pub audience: Vec<String>,
    /// Raised by every change.
    pub sequence: i32,
    /// Called off.
    pub cancelled: bool,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
    /// The area it belongs to, also through its trial.
    pub area: Option<Named>,
    /// The trial it is about.
    pub trial: Option<Named>,
    /// The organisation it is about.
    pub organisation: Option<Named>,
    /// The organisation it was entered for.
    pub owner: Option<OrganisationId>,
}

impl Entry {
    /// Its title in the page's language.
    pub fn title<'a>(&'a self, ui: &Ui) -> &'a str {
        ui.pick(&self.title_nb, &self.title_nn)
    }

    /// Its page.
    pub fn path(&self) -> String {
        match self.origin {
            Origin::Event(id) => paths::event(id),
            Origin::Announcement(thread) => paths::thread(thread, &self.title_nb),
            Origin::Exemption(_) => match self.trial.as_ref().zip(self.organisation.as_ref()) {
                Some((trial, participant)) => paths::trial_part(&trial.slug, &participant.slug),
                None => paths::TRIALS.to_owned(),
            },
        }
    }
}
