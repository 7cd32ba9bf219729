//! Audiences: who may read. A set of keys in the database, a choice of one room in the composer, plain words on the page.

use super::{Side, Viewer};
use crate::ids::{AreaId, OrganisationId, ThreadId};

/// The key of a side's room.
pub(super) fn side_key(side: Side) -> &'static str {
    match side {
        Side::Management => "employer",
        Side::Union => "union",
        Side::Safety => "safety",
        Side::Ministry => "ministry",
    }
}

/// What the key of one restricted thread begins with, while it is open to its area's moderators.
const OPENED: &str = "opened:";

/// The key of one restricted thread. The thread has it, and moderators of its area have it, only while a case about the
/// thread waits (`thread_openings`): either half alone opens nothing.
pub fn opened_key(thread: ThreadId) -> String {
    format!("{OPENED}{thread}")
}

/// Whether moderators of the thread's area hold a key of this audience without any opening.
pub fn open_to_moderators_already(audience: &[String]) -> bool {
    audience.iter().any(|key| matches!(key.as_str(), "open" | "members" | "areas"))
}

/// Whether a key opens no more than one thread, to be looked at in a case.
pub(super) fn only_to_look(key: &str) -> bool {
    key.starts_with(OPENED)
}

/// Who may read a thing, as its composer chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, without signing in.
    Open,
    /// Verified members.
    Members,
    /// Those who take part in a trial in the area.
    Area(AreaId),
    /// The union side.
    Union,
    /// The employer side.
    Employer,
    /// Safety representatives.
    Safety,
    /// The ministry.
    Ministry,
    /// One organisation.
    Organisation(OrganisationId),
}

/// The value of the composer's radio button, before the area or the hat is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AudienceChoice {
    /// See [`Audience::Open`].
    Open,
    /// See [`Audience::Members`].
    Members,
    /// See [`Audience::Area`]: the thread's area.
    Area,
    /// The side of the hat that writes.
    MySide,
    /// The organisation of the hat that writes.
    MyOrganisation,
}

impl AudienceChoice {
    /// Every choice, widest first.
    pub const ALL: [Self; 5] = [Self::Open, Self::Members, Self::Area, Self::MySide, Self::MyOrganisation];

    /// The form's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Members => "members",
            Self::Area => "area",
            Self::MySide => "my-side",
            Self::MyOrganisation => "my-organisation",
        }
    }

    /// The choice of a form's value.
    pub fn parse(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == value)
    }

    /// The audience it comes to for this writer in this area; `None` when she cannot choose it, for nobody may write
    /// into a room she could not read.
    pub fn resolve(self, viewer: &Viewer, area: AreaId) -> Option<Audience> {
        let audience = match self {
            Self::Open => Audience::Open,
            Self::Members => Audience::Members,
            Self::Area => Audience::Area(area),
            Self::MySide => match viewer.hat()?.side? {
                Side::Management => Audience::Employer,
                Side::Union => Audience::Union,
                Side::Safety => Audience::Safety,
                Side::Ministry => Audience::Ministry,
            },
            Self::MyOrganisation => Audience::Organisation(viewer.hat()?.organisation_id),
        };
        viewer.reads(&audience.keys()).then_some(audience)
    }
}

impl Audience {
    /// The keys kept with the thing. Rooms of an area also open to those who moderate all areas.
    pub fn keys(self) -> Vec<String> {
        match self {
            Self::Open => vec!["open".to_owned()],
            Self::Members => vec!["members".to_owned()],
            Self::Area(area) => vec![format!("area:{area}"), "areas".to_owned()],
            Self::Union => vec!["union".to_owned()],
            Self::Employer => vec!["employer".to_owned()],
            Self::Safety => vec!["safety".to_owned()],
            Self::Ministry => vec!["ministry".to_owned()],
            Self::Organisation(organisation) => vec![format!("org:{organisation}")],
        }
    }

    /// The audience of stored keys, for saying it in words; unknown keys are said as an organisation's room.
    pub fn of_keys(keys: &[String]) -> Option<Self> {
        let first = keys.first()?;
        match first.as_str() {
            "open" => Some(Self::Open),
            "members" => Some(Self::Members),
            "union" => Some(Self::Union),
            "employer" => Some(Self::Employer),
            "safety" => Some(Self::Safety),
            "ministry" => Some(Self::Ministry),
            other => match other.split_once(':')? {
                ("area", id) => id.parse().ok().map(Self::Area),
                ("org", id) => id.parse().ok().map(Self::Organisation),
                _ => None,
            },
        }
    }

    /// The key of the text that says it: names no one.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Open => "audience-open",
            Self::Members => "audience-members",
            Self::Area(_) => "audience-area",
            Self::Union => "audience-union",
            Self::Employer => "audience-employer",
            Self::Safety => "audience-safety",
            Self::Ministry => "audience-ministry",
            Self::Organisation(_) => "audience-organisation",
        }
    }

    /// Whether everybody may read it.
    pub fn is_open(self) -> bool {
        self == Self::Open
    }
}
