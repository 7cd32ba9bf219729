//! Who is asking: a set of keys, and the hats she may write under. Whatever can be read has an audience, which is a set
//! of keys too; it is readable when the two meet. That is the whole of the house's access rule.

mod audience;
mod load;
mod unseen;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use crate::error::{Denied, Error};
use crate::i18n::Lang;
use crate::ids::{AreaId, MemberId, MembershipId, OrganisationId, SessionId};

pub use audience::{Audience, AudienceChoice, open_to_moderators_already, opened_key, party_key, representatives_key};
pub use load::{by_member, by_members, by_token};
pub use unseen::Unseen;

crate::text_enum! {
    /// Which side of the table somebody speaks for: a verified role, never inferred.
    pub enum Side {
        /// The employer: political leadership, management, middle managers.
        Management = "management",
        /// A union representative (tillitsvalgt).
        Union = "union",
        /// A safety representative (verneombud).
        Safety = "safety",
        /// The ministry.
        Ministry = "ministry",
    }
}

crate::text_enum! {
    /// What a membership lets one do in the organisation.
    pub enum Role {
        /// Takes part.
        Member = "member",
        /// Speaks for it.
        Representative = "representative",
        /// Verifies others.
        Coordinator = "coordinator",
    }
}

/// A membership somebody may write under.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Hat {
    /// The membership.
    pub id: MembershipId,
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation: String,
    /// Its address.
    pub slug: String,
    /// Its kind, as the database says it.
    pub organisation_kind: String,
    /// The role there.
    pub role: Role,
    /// The side, where one is verified.
    pub side: Option<Side>,
    /// To be confirmed again before this.
    pub valid_until: Option<DateTime<Utc>>,
}

impl Hat {
    /// Whether she speaks for the organisation to others: a representative or coordinator. Safety representatives speak
    /// for the employees, and union representatives only for their union.
    pub fn speaks_for_it(&self) -> bool {
        let side = match self.side {
            Some(Side::Safety) => false,
            Some(Side::Union) => self.organisation_kind.starts_with("union"),
            Some(Side::Management | Side::Ministry) | None => true,
        };
        side && matches!(self.role, Role::Representative | Role::Coordinator)
    }
}

/// A staff role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Staff {
    /// `moderator` or `administrator`.
    pub kind: String,
    /// The area; `None` is all.
    pub area_id: Option<AreaId>,
}

/// A pause: she may read, and not write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// Until then.
    pub until: DateTime<Utc>,
    /// Why, as a moderator told her.
    pub reason: String,
}

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// Her key.
    pub id: MemberId,
    /// Her address.
    pub email: String,
    /// Her name.
    pub name: String,
    /// Her language.
    pub lang: Lang,
    /// Her time zone.
    pub zone: Tz,
    /// The session; `None` when rights are checked for a mail.
    pub session: Option<SessionId>,
    /// Last use of the session.
    pub seen_at: DateTime<Utc>,
    /// Opened through an employer's mailbox: union hats are left at home.
    pub employer_mailbox: bool,
    /// A demo persona.
    pub persona: bool,
    /// Her pause, when it is not over.
    pub pause: Option<Pause>,
    /// The hats this session may wear.
    pub hats: Vec<Hat>,
    /// How many hats she has that this session may not wear.
    pub hats_left_at_home: usize,
    /// The one she wears.
    pub hat: Option<Hat>,
    staff: Vec<Staff>,
    unseen: Vec<Unseen>,
    follows: Vec<(String, i64, String)>,
}

/// Whoever is asking, signed in or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The person, when signed in.
    pub me: Option<Me>,
    keys: Vec<String>,
}

impl Viewer {
    /// Somebody who is not signed in.
    pub fn guest() -> Self {
        Self { me: None, keys: vec!["open".to_owned()] }
    }

    /// The program itself, for commands and the worker; it reads nothing through the access rule.
    pub fn system() -> Self {
        Self { me: None, keys: Vec::new() }
    }

    /// What opens audiences to her.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// Whether she may read what has this audience.
    pub fn reads(&self, audience: &[String]) -> bool {
        audience.iter().any(|key| self.keys.contains(key))
    }

    /// Whether she belongs where this audience is: she may read it, and not only to look at a case.
    pub fn belongs(&self, audience: &[String]) -> bool {
        audience.iter().any(|key| !audience::only_to_look(key) && self.keys.contains(key))
    }

    /// Her pause: she may read, and not write.
    pub fn pause(&self) -> Option<&Pause> {
        self.me.as_ref().and_then(|me| me.pause.as_ref())
    }

    /// Her key, when signed in.
    pub fn member_id(&self) -> Option<MemberId> {
        self.me.as_ref().map(|me| me.id)
    }

    /// The person.
    ///
    /// # Errors
    /// `SignInNeeded` for a guest.
    pub fn signed_in(&self) -> Result<&Me, Error> {
        self.me.as_ref().ok_or(Error::SignInNeeded)
    }

    /// The session whose use is to be noted: the last note is a minute old.
    pub fn in_use(&self, now: DateTime<Utc>) -> Option<SessionId> {
        self.me.as_ref().filter(|me| now - me.seen_at >= chrono::Duration::minutes(1)).and_then(|me| me.session)
    }

    /// How much she hears of an area, an organisation or a trial that she follows, as the database says it.
    pub fn follows(&self, target: &str, id: i64) -> Option<&str> {
        let all = self.me.as_ref().map(|me| me.follows.as_slice()).unwrap_or_default();
        all.iter().find(|(kind, key, _)| kind == target && *key == id).map(|(.., level)| level.as_str())
    }

    /// The hat she wears.
    pub fn hat(&self) -> Option<&Hat> {
        self.me.as_ref().and_then(|me| me.hat.as_ref())
    }

    /// Whether somebody vouches for her: her posts are shown at once.
    pub fn verified(&self) -> bool {
        self.me.as_ref().is_some_and(|me| !me.hats.is_empty())
    }

    /// Whether she moderates the area.
    pub fn moderates(&self, area: AreaId) -> bool {
        self.me
            .as_ref()
            .is_some_and(|me| me.staff.iter().any(|s| s.kind == "moderator" && s.area_id.is_none_or(|a| a == area)))
    }

    /// Whether she moderates anything.
    pub fn moderator(&self) -> bool {
        self.me.as_ref().is_some_and(|me| me.staff.iter().any(|s| s.kind == "moderator"))
    }

    /// Whether she looks after the service.
    pub fn administrator(&self) -> bool {
        self.me.as_ref().is_some_and(|me| me.staff.iter().any(|s| s.kind == "administrator"))
    }

    /// The organisations she may verify members of, in this session.
    pub fn coordinates(&self) -> Vec<OrganisationId> {
        let hats = self.me.as_ref().map(|me| me.hats.as_slice()).unwrap_or_default();
        hats.iter().filter(|hat| hat.role == Role::Coordinator).map(|hat| hat.organisation_id).collect()
    }

    /// The organisations she speaks for to others, in this session.
    pub fn speaks_for(&self) -> Vec<OrganisationId> {
        let hats = self.me.as_ref().map(|me| me.hats.as_slice()).unwrap_or_default();
        hats.iter().filter(|hat| hat.speaks_for_it()).map(|hat| hat.organisation_id).collect()
    }

    /// Refuses whoever does not moderate the area.
    ///
    /// # Errors
    /// `SignInNeeded` or `Denied`.
    pub fn must_moderate(&self, area: AreaId) -> Result<(), Error> {
        self.signed_in()?;
        if self.moderates(area) { Ok(()) } else { Err(Denied::NotModerator.into()) }
    }

    /// Refuses whoever does not look after the service.
    ///
    /// # Errors
    /// `SignInNeeded` or `Denied`.
    pub fn must_administrate(&self) -> Result<(), Error> {
        self.signed_in()?;
        if self.administrator() { Ok(()) } else { Err(Denied::NotAdministrator.into()) }
    }
}
