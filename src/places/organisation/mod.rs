//! An organisation's page, and a county's.

pub(super) mod routes;
mod views;

use crate::calendar::{self, Entry, Scope};
use crate::error::Error;
use crate::organisations::{self, County, DirectoryRow, OrganisationPage};
use crate::threads::{self, ThreadFilter, ThreadRow};
use crate::trials::{self, Trial, TrialFilter};
use crate::tx::Tx;

/// What an organisation's page shows.
struct Shown {
    page: OrganisationPage,
    trials: Vec<Trial>,
    threads: Vec<ThreadRow>,
    next: Vec<Entry>,
}

impl Shown {
    /// Seven statements.
    fn read(tx: &mut Tx<'_>, slug: &str) -> Result<Self, Error> {
        let page = organisations::page(tx, slug)?;
        let organisation = Some(page.organisation.id);
        Ok(Self {
            trials: trials::list(tx, &TrialFilter { organisation, ..TrialFilter::default() })?,
            threads: threads::list(tx, &ThreadFilter { organisation, ..ThreadFilter::default() }, None, 30)?,
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
