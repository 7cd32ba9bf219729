//! Trial areas (forsøksområder). Writes areas.

mod queries;
pub mod routes;

use crate::ids::AreaId;
use crate::web::Ui;

pub use queries::{all, by_slug};

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
}
