//! An organisation's page, and a county's.

pub(super) mod routes;
mod views;

use crate::calendar::{self, Entry, Scope};
use crate::error::Error;
use crate::follows::{self, Level, Target};
use crate::organisations::{self, County, DirectoryRow, OrganisationPage};
use crate::peers::{self, PartnerLink, Peer};
use crate::threads::{self, ThreadFilter, ThreadRow};
use crate::trials::{self, Adoption, Trial, TrialFilter};
use crate::tx::Tx;

/// What an organisation's page shows.
struct Shown {
    page: OrganisationPage,
    trials: Vec<Trial>,
    /// What it does after others' trials.
    adoptions: Vec<Adoption>,
    threads: Vec<ThreadRow>,
    /// Whom it works with.
    links: Vec<PartnerLink>,
    /// A few that are like it, where it is a municipality or county municipality.
    peers: Vec<Peer>,
    follow: Option<Level>,
    next: Vec<Entry>,
}

/// So many that are like it are named.
const PEERS: usize = 3;

impl Shown {
    /// Six statements, and one more for municipalities and counties.
    fn read(tx: &mut Tx<'_>, slug: &str) -> Result<Self, Error> {
        let page = organisations::page(tx, slug)?;
        let organisation = Some(page.organisation.id);
        let peers = if page.organisation.kind.territorial() {
            peers::field(tx, slug)?.peers(&[], false, PEERS)
        } else {
            Vec::new()
        };
        Ok(Self {
            links: peers::links_of(tx, page.organisation.id)?,
            peers,
            trials: trials::list(tx, &TrialFilter { organisation, ..TrialFilter::default() })?,
            adoptions: trials::adoptions_by(tx, page.organisation.id)?,
            threads: threads::list(tx, &ThreadFilter { organisation, ..ThreadFilter::default() }, None, 30)?,
            follow: follows::level(&tx.viewer, Target::Organisation, page.organisation.id.0),
            next: calendar::upcoming(tx, Scope { organisation, ..Scope::default() }, 5)?,
            page,
        })
    }
}

/// What a county's page shows.
struct CountyShown {
    county: County,
    rows: Vec<DirectoryRow>,
    trials: Vec<Trial>,
    /// The address and name of the county municipality.
    governed_by: Option<(String, String)>,
}

impl CountyShown {
    /// Five statements.
    fn read(tx: &mut Tx<'_>, slug: &str) -> Result<Self, Error> {
        let county = organisations::county(tx, slug)?;
        let governed_by = county.organisation.map(|id| organisations::address(tx, id)).transpose()?;
        Ok(Self {
            rows: organisations::in_county(tx, &county.number)?,
            trials: trials::list(tx, &TrialFilter { county: Some(county.number.clone()), ..TrialFilter::default() })?,
            governed_by,
            county,
        })
    }
}
