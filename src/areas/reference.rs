//! The areas: the government's themes, and trust and co-determination across them. Written by hand, in both forms.

use serde::Deserialize;

use super::{LegalReference, actions};
use crate::error::Error;
use crate::tx::Tx;

const AREAS: &str = include_str!("reference/areas.toml");

/// What the data is made of, for telling whether it has changed.
pub const SOURCES: [&str; 1] = [AREAS];

#[derive(Deserialize)]
struct File {
    area: Vec<Given>,
}

/// An area of the file; `about` is markdown.
#[derive(Deserialize)]
pub(super) struct Given {
    pub(super) slug: String,
    pub(super) sort: i16,
    pub(super) ministry: Option<String>,
    pub(super) name_nb: String,
    pub(super) name_nn: String,
    pub(super) lead_nb: String,
    pub(super) lead_nn: String,
    pub(super) about_nb: String,
    pub(super) about_nn: String,
    pub(super) legal: Vec<LegalReference>,
}

/// Loads the areas, whose ministries must be there; loading them again changes nothing.
///
/// # Errors
/// When the data does not fit, which a test would have told, or the database refuses.
pub fn load(tx: &mut Tx<'_>) -> Result<(), Error> {
    actions::write(tx, &read().map_err(|fault| Error::Internal(fault.into()))?)
}

fn read() -> Result<Vec<Given>, toml::de::Error> {
    toml::from_str::<File>(AREAS).map(|file| file.area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_seven_areas_with_acts_to_read() {
        let areas = read().unwrap();
        assert_eq!(areas.len(), 7);
        assert!(areas.iter().flat_map(|a| &a.legal).all(|l| l.url.starts_with("https://lovdata.no/lov/")));
    }
}
