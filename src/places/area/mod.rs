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
    /// Six statements, whatever there is.
    fn read(tx: &mut Tx<'_>, slug: &str, listing: &Listing) -> Result<Self, Error> {
        let detail = areas::detail(tx, slug)?;
        let area = Some(detail.area.id);
        let filter = ThreadFilter { area, ..ThreadFilter::default() };
        // Above the whole list stand the pinned announcements, and others below it; a filtered list shows all of its kind.
        let most = |n| if listing.whole() { n } else { 0 };
        let [pinned, rows, unanswered, results] = threads::lists(
            tx,
            [
                (&ThreadFilter { pinned: true, ..filter.clone() }, None, most(10)),
                listing.asked(&listing.filter(area)),
                (&ThreadFilter { unanswered: true, ..filter.clone() }, None, most(5)),
                (&ThreadFilter { kind: Some(ThreadKind::Result), ..filter }, None, most(3)),
            ],
        )?;
        Ok(Self {
            page: listing.page(rows),
            unanswered,
            results,
            trials: trials::list(tx, &TrialFilter { area, ..TrialFilter::default() })?,
            guidance: guidance::list(tx, &guidance::Filter { area, ..guidance::Filter::default() }, None, 3)?,
            next: calendar::upcoming(tx, Scope { area, ..Scope::default() }, 5)?,
            here: queries::who_is_here(tx, detail.area.id)?,
            follow: follows::level(&tx.viewer, Target::Area, detail.area.id.0),
            pinned,
            detail,
        })
    }
}
