//! Organisations: the register of municipalities, counties, unions, ministries and others. Writes organisations and
//! their numbers, figures, domains and employers, and counties. Identity is the organisation; its number has validity.

mod actions;
mod import;
mod kind;
mod parse;
mod plan;
mod queries;
pub mod reference;
pub mod routes;
mod views;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::ids::OrganisationId;

pub use actions::{NewOrganisation, add};
pub use import::{ImportReport, Renumbered, import, import_domains, import_organisations};
pub use kind::{LanguageForm, OrganisationKind};
pub use parse::LineError;
pub use queries::directory::{DirectoryFilter, DirectoryRow, directory, in_county};
pub use queries::{address, counties, county, ids_by_county, ids_by_number, ids_by_slug, page};
pub use views::{organisation_link, register_table};

/// An organisation as links to it need it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OrganisationRef {
    /// Its key.
    pub id: OrganisationId,
    /// Its address.
    pub slug: String,
    /// Its kind.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// Fictional.
    pub demo: bool,
}

/// Figures of one year, from SSB and Kartverket; `None` is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Figures {
    /// The year they are for.
    pub year: i32,
    /// Inhabitants on 1 January.
    pub population: Option<i32>,
    /// KOSTRA group (SSB Klass 112).
    pub kostra_group: Option<i16>,
    /// Centrality class (SSB Klass 128), 1 is the most central.
    pub centrality: Option<i16>,
    /// Square kilometres.
    pub area_km2: Option<i32>,
}

/// A municipality number with its validity.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Number {
    /// Four digits.
    pub number: String,
    /// First day it is valid.
    pub valid_from: NaiveDate,
    /// First day it no longer is; `None` while it is in use.
    pub valid_to: Option<NaiveDate>,
}

/// A county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Two digits (SSB Klass 104).
    pub number: String,
    /// Its address.
    pub slug: String,
    /// Its everyday name.
    pub name: String,
    /// Its official name, with Sami or Kven forms.
    pub official_name: String,
    /// The county municipality, or Oslo.
    pub organisation: Option<OrganisationId>,
}

/// What the register says about an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Organisation {
    /// Its key.
    pub id: OrganisationId,
    /// Its address.
    pub slug: String,
    /// Its kind.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// Its official name, where it differs.
    pub official_name: Option<String>,
    /// One plain sentence about it.
    pub about: Option<String>,
    /// Nine digits.
    pub organisation_number: Option<String>,
    /// The language form it has decided on.
    pub language_form: Option<LanguageForm>,
    /// Within the administrative area for Sami languages.
    pub sami_area: Option<bool>,
    /// Fictional.
    pub demo: bool,
    /// The county it lies in: address and name.
    pub county: Option<(String, String)>,
}

/// An organisation and what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OrganisationPage {
    /// The organisation.
    pub organisation: Organisation,
    /// Its numbers, newest first.
    pub numbers: Vec<Number>,
    /// Its newest figures.
    pub figures: Option<Figures>,
    /// Its union or confederation.
    pub parent: Option<OrganisationRef>,
    /// Its locals, or its member unions.
    pub children: Vec<OrganisationRef>,
    /// The employers whose employees it organises.
    pub employers: Vec<OrganisationRef>,
    /// The union locals that organise its employees.
    pub locals: Vec<OrganisationRef>,
}
