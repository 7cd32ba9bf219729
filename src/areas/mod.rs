//! Trial areas (forsøksområder). Writes areas.

mod actions;
mod queries;
pub mod reference;

use serde::{Deserialize, Serialize};

use crate::ids::AreaId;
use crate::organisations::OrganisationRef;
use crate::web::Ui;

pub use queries::{all, by_slug, detail};

/// An area as lists and forms need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its key.
    pub id: AreaId,
    /// Its address.
    pub slug: String,
    /// Its name in bokmål.
    pub name_nb: String,
    /// Its name in nynorsk.
    pub name_nn: String,
    /// One sentence in bokmål.
    pub lead_nb: String,
    /// One sentence in nynorsk.
    pub lead_nn: String,
}

impl Area {
    /// Its name in the page's language.
    pub fn name<'a>(&'a self, ui: &Ui) -> &'a str {
        ui.pick(&self.name_nb, &self.name_nn)
    }

    /// One sentence about it in the page's language.
    pub fn lead<'a>(&'a self, ui: &Ui) -> &'a str {
        ui.pick(&self.lead_nb, &self.lead_nn)
    }
}

/// A central act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalReference {
    /// Its popular name in bokmål.
    pub name_nb: String,
    /// The same in nynorsk.
    pub name_nn: String,
    /// Where it can be read.
    pub url: String,
}

/// An area as its own page needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaDetail {
    /// The area.
    pub area: Area,
    /// What it is about, HTML in bokmål.
    pub about_html_nb: String,
    /// The same in nynorsk.
    pub about_html_nn: String,
    /// The responsible ministry; `None` goes across ministries.
    pub ministry: Option<OrganisationRef>,
    /// Central acts.
    pub legal: Vec<LegalReference>,
}
