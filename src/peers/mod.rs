//! Peers: organisations like ours, requests to work together and the links they become, the map and the network. Writes
//! partner_requests and partner_links.

mod access;
mod actions;
mod form;
mod likeness;
mod mails;
mod map;
mod network;
mod policy;
mod queries;
pub mod routes;
mod views;

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::App;
use crate::areas::Area;
use crate::error::Error;
use crate::i18n::Lang;
use crate::ids::{AreaId, MemberId, OrganisationId, PartnerLinkId, PartnerRequestId, TrialId};
use crate::mail::outbox::Owed;
use crate::mail::{Compose, Unsent};
use crate::organisations::OrganisationRef;
use crate::tx::Tx;
use crate::web::Ui;

pub use actions::{Answer, NewRequest, Speaker, answer, ask, end, withdraw};
pub use likeness::{Factor, Ground, Likeness, Part, Profile, most_alike};
pub use queries::profiles::{Field, Peer, Who, field};
pub use views::map::norway;
pub use views::parts::{links_section, teaser};

crate::text_enum! {
    /// Whether the one who asks wants something or has something.
    pub enum RequestKind {
        /// Wants to learn or to do something together.
        Seek = "seek",
        /// Has something to share.
        Offer = "offer",
    }
}

crate::text_enum! {
    /// Where a request stands.
    pub enum RequestState {
        /// Waits for an answer.
        Open = "open",
        /// Became a link.
        Accepted = "accepted",
        /// Did not.
        Declined = "declined",
        /// Taken back by the one who asked.
        Withdrawn = "withdrawn",
    }
}

crate::text_enum! {
    /// Where a link stands.
    pub enum LinkStatus {
        /// They work together.
        Active = "active",
        /// They did.
        Ended = "ended",
    }
}

impl RequestKind {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Seek => "request-seek",
            Self::Offer => "request-offer",
        }
    }

    /// The key of a word for it in lists.
    pub fn short_key(self) -> &'static str {
        match self {
            Self::Seek => "request-seek-short",
            Self::Offer => "request-offer-short",
        }
    }
}

impl RequestState {
    /// The key of its name.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Open => "request-open",
            Self::Accepted => "request-accepted",
            Self::Declined => "request-declined",
            Self::Withdrawn => "request-withdrawn",
        }
    }
}

/// What a request or a link is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The area.
    pub area: AreaId,
    /// Its address.
    pub area_slug: String,
    /// Its name in bokmål.
    pub area_nb: String,
    /// Its name in nynorsk.
    pub area_nn: String,
    /// The trial, where there is one the reader may read.
    pub trial_id: Option<TrialId>,
    /// Its address, and its title in bokmål and nynorsk.
    pub trial: Option<(String, String, String)>,
}

impl Subject {
    /// The area's name in the page's language.
    pub fn area_name<'a>(&'a self, ui: &Ui) -> &'a str {
        ui.pick(&self.area_nb, &self.area_nn)
    }
}

/// A request to work together, as those it is between read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerRequest {
    /// Its key.
    pub id: PartnerRequestId,
    /// Who asks.
    pub from: OrganisationRef,
    /// Who is asked.
    pub to: OrganisationRef,
    /// Seeks or offers.
    pub kind: RequestKind,
    /// About what.
    pub subject: Subject,
    /// The same in one line, which the link will show.
    pub purpose: String,
    /// In full.
    pub body: String,
    /// Where it stands.
    pub state: RequestState,
    /// Who wrote it; `None` when the account is erased.
    pub sender: Option<MemberId>,
    /// Her name as it was then.
    pub sender_name: String,
    /// The answer's message.
    pub answer: Option<String>,
    /// Who answered, or took it back.
    pub answerer_name: Option<String>,
    /// When it was asked.
    pub created_at: DateTime<Utc>,
    /// When it was answered or taken back.
    pub answered_at: Option<DateTime<Utc>>,
}

/// Degrees north and east.
pub type Point = (f64, f64);

/// Two organisations that work together.
#[derive(Debug, Clone, PartialEq)]
pub struct PartnerLink {
    /// Its key.
    pub id: PartnerLinkId,
    /// The one that asked.
    pub from: OrganisationRef,
    /// The one that accepted.
    pub to: OrganisationRef,
    /// Where they lie, in the same order.
    pub points: (Option<Point>, Option<Point>),
    /// About what.
    pub subject: Subject,
    /// What they do together, in one line.
    pub purpose: String,
    /// Under way, or ended.
    pub status: LinkStatus,
    /// Its first day.
    pub since: NaiveDate,
    /// The day it ended.
    pub ended_on: Option<NaiveDate>,
}

impl PartnerLink {
    /// The other of the two.
    pub fn partner_of(&self, one: OrganisationId) -> &OrganisationRef {
        if self.from.id == one { &self.to } else { &self.from }
    }
}

/// A request the viewer may read.
///
/// # Errors
/// `NotFound` when there is none.
pub fn request(tx: &mut Tx<'_>, id: PartnerRequestId) -> Result<PartnerRequest, Error> {
    Ok(access::request(tx, id)?.row().clone())
}

/// The links of an organisation that the viewer may read, under way before ended.
///
/// # Errors
/// When the database refuses.
pub fn links_of(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<Vec<PartnerLink>, Error> {
    queries::partners::links(tx, &[organisation], None)
}

/// Peers in words, a line each, for the command line.
pub fn told(peers: &[Peer], areas: &[Area]) -> Vec<String> {
    let areas = areas.iter().map(|area| (area.id, area.name_nb.clone())).collect();
    let names = views::parts::Names { areas, ..Default::default() };
    let line = |peer: &Peer| {
        let reasons = peer.likeness.parts.iter().map(|part| views::parts::reason(Lang::NB, part, &names));
        let reasons = reasons.collect::<Vec<_>>().join("; ");
        format!("{:>4}  {}: {reasons}", peer.likeness.of_hundred(), peer.who.organisation.name)
    };
    peers.iter().map(line).collect()
}

/// Writes the words of a mail about a request or its answer, if it is still right to send it.
///
/// # Errors
/// `NotFound` when the request is gone, or its reader does not speak for either side any more.
pub fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let Some(me) = tx.viewer.me.clone() else { return Ok(Compose::unsent(Unsent::NoRecipient)) };
    let request = access::request(tx, PartnerRequestId(owed.item_id))?;
    Ok(match policy::worth_telling(&tx.viewer, request.row()) {
        Ok(news) => Compose::Send(Box::new(mails::letter(app, &me, owed, request.row(), news))),
        Err(why) => Compose::unsent(why),
    })
}
