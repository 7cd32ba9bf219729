//! Trial areas: the list of them, and a page each.

pub(super) mod routes;
mod views;

use super::queries;
use super::threads::{Listing, Page};
use crate::areas::{self, AreaDetail};
use crate::calendar::{self, Entry, Scope};
use crate::error::Error;
use crate::follows::{self, Level, Target};
use crate::guidance;
use crate::organisations::OrganisationRef;
use crate::threads::{self, ThreadFilter, ThreadKind, ThreadRow};
use crate::trials::{self, Trial, TrialFilter};
use crate::tx::Tx;

/// What an area's page shows.
struct AreaPage {
    detail: AreaDetail,
    pinned: Vec<ThreadRow>,
    page: Page,
    unanswered: Vec<ThreadRow>,
    results: Vec<ThreadRow>,
    trials: Vec<Trial>,
    here: Vec<OrganisationRef>,
    guidance: Vec<guidance::Row>,
    follow: Option<Level>,
    next: Vec<Entry>,
}

impl AreaPage {
    /// Nine statements, whatever there is, and one more for a member.
    fn read(tx: &mut Tx<'_>, slug: &str, listing: &Listing) -> Result<Self, Error> {
        let detail = areas::detail(tx, slug)?;
        let area = Some(detail.area.id);
        let filter = ThreadFilter { area, ..ThreadFilter::default() };
        // Above the whole list stand the pinned announcements; a filtered list shows all of its kind.
        let whole = listing.whole();
        let pinned = if whole {
            threads::list(tx, &ThreadFilter { pinned: true, ..filter.clone() }, None, 10)?
        } else {
            Vec::new()
        };
        Ok(Self {
            page: listing.read(tx, area, false)?,
            unanswered: threads::list(tx, &ThreadFilter { unanswered: true, ..filter.clone() }, None, 5)?,
            results: threads::list(tx, &ThreadFilter { kind: Some(ThreadKind::Result), ..filter }, None, 3)?,
            trials: trials::list(tx, &TrialFilter { area, ..TrialFilter::default() })?,
            guidance: guidance::list(tx, &guidance::Filter { area, ..guidance::Filter::default() }, None, 3)?,
            next: calendar::upcoming(tx, Scope { area, ..Scope::default() }, 5)?,
            here: queries::who_is_here(tx, detail.area.id)?,
            follow: follows::level(tx, Target::Area, detail.area.id.0)?,
            pinned,
            detail,
        })
    }
}
