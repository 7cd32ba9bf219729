//! Announcements: whom the ministry addresses, when it is published, in which forms of Norwegian, and which organisations
//! have acknowledged it. The words are a thread's. Writes announcements and announcement_addressees.

mod actions;
mod form;
mod mails;
mod policy;
mod queries;
mod reminders;
pub mod routes;
mod views;

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Error;
use crate::ids::{AreaId, OrganisationId, ThreadId};
use crate::organisations::{LanguageForm, OrganisationKind, OrganisationRef};
use crate::threads::NewThread;
use crate::tx::Tx;

pub use actions::{acknowledge, announce, publish};
pub use mails::compose;
pub use policy::acknowledges_for;
pub use queries::{Standing, standing};
pub use views::part;

/// Everybody who is here: a choice of addressees, as it is stored.
pub const ALL: &str = "all";

/// The organisations with trials in an area, and the union locals there: a choice of addressees, as it is stored.
pub fn in_area(area: AreaId) -> String {
    format!("area:{area}")
}

/// The organisations of a kind that are here.
pub fn of_kind(kind: OrganisationKind) -> String {
    format!("kind:{}", kind.as_str())
}

/// One organisation.
pub fn named(organisation: OrganisationId) -> String {
    format!("org:{organisation}")
}

/// An announcement to be made, parsed and allowed.
#[derive(Debug, Clone)]
pub struct NewAnnouncement {
    /// Its words and who will read it.
    pub thread: NewThread,
    /// Whom it addresses: [`ALL`], [`in_area`], [`of_kind`], [`named`], as many as fit.
    pub addressed: Vec<String>,
    /// From a fictional ministry, which addresses fictional organisations only.
    pub demo: bool,
    /// Each organisation is to say that it has read it.
    pub needs_acknowledgement: bool,
    /// When it is to be published; a time that has passed is at once.
    pub publish_at: DateTime<Utc>,
}

/// An organisation that would be addressed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Addressee {
    organisation: OrganisationRef,
    language_form: Option<LanguageForm>,
}

/// Which forms of Norwegian the addressees require.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Forms {
    nb: bool,
    nn: bool,
}

impl Forms {
    fn of(addressees: &[Addressee]) -> Self {
        let any = |form| addressees.iter().any(|addressee| addressee.language_form == Some(form));
        Self { nb: any(LanguageForm::Bokmal), nn: any(LanguageForm::Nynorsk) }
    }
}

/// Publishes what is due, and owes letters to those who have not acknowledged; doing it again changes nothing.
///
/// # Errors
/// When the database refuses.
pub fn work(app: &App, tx: &mut Tx<'_>) -> Result<(), Error> {
    for thread in queries::due(tx)? {
        publish(tx, ThreadId(thread))?;
    }
    actions::owe_letters(tx, app.mailer.domain())
}
