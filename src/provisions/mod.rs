//! Provisions: acts and regulations, their sections and paragraphs (ledd), with validity and successors, and references
//! to them as people write them. Writes acts and provisions.

mod actions;
mod parse;
mod queries;
pub mod reference;
mod views;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::i18n::Lang;
use crate::ids::{ActId, ProvisionId};
use crate::web::Ui;

pub use actions::{ensure, resolve};
pub use parse::{Reference, parse, section};
pub use queries::{act, acts, list, of_section, of_thread, refs, refs_of_act};
pub use views::{provision_link, provision_links, validity};

crate::text_enum! {
    /// What an act is.
    pub enum ActKind {
        /// Adopted by the Storting.
        Act = "act",
        /// Laid down under an act.
        Regulation = "regulation",
    }
}

/// An act or regulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalAct {
    /// Its key.
    pub id: ActId,
    /// Its address.
    pub slug: String,
    /// Act or regulation.
    pub kind: ActKind,
    /// Date and number: `2018-06-22-83`.
    pub number: String,
    /// Short title in bokmål.
    pub name_nb: String,
    /// Short title in nynorsk.
    pub name_nn: String,
    /// Other ways of writing it, in small letters.
    pub aliases: Vec<String>,
    /// First day in force, where that is known.
    pub from: Option<NaiveDate>,
    /// First day no longer in force.
    pub to: Option<NaiveDate>,
    /// What replaced it.
    pub successor: Option<ActId>,
    /// Where it can be read.
    pub url: String,
}

impl LegalAct {
    /// Its short title in the page's language.
    pub fn name<'a>(&'a self, ui: &Ui) -> &'a str {
        ui.pick(&self.name_nb, &self.name_nn)
    }

    /// Whether it is in force that day, as far as is known.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on < to)
    }

    /// Where a section can be read.
    pub fn section_url(&self, section: &str) -> String {
        if section.is_empty() {
            return self.url.clone();
        }
        format!("{}/%C2%A7{}", self.url, section.replace(' ', ""))
    }
}

/// A provision as links to it need it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ProvisionRef {
    /// Its key.
    pub id: ProvisionId,
    /// Its act.
    pub act: ActId,
    /// The act's address.
    pub act_slug: String,
    /// The act's short title in bokmål.
    pub name_nb: String,
    /// The same in nynorsk.
    pub name_nn: String,
    /// The section without its sign; empty is the whole act.
    pub section: String,
    /// The paragraph of the section; 0 is all of it.
    pub ledd: i16,
    /// What it is about, bokmål.
    pub about_nb: Option<String>,
    /// The same in nynorsk.
    pub about_nn: Option<String>,
    /// First day no longer valid.
    pub ended: Option<NaiveDate>,
}

impl ProvisionRef {
    /// As it is cited: «Kommuneloven § 5-11 andre ledd».
    pub fn name(&self, ui: &Ui) -> String {
        cite(ui.lang, ui.pick(&self.name_nb, &self.name_nn), &self.section, self.ledd)
    }

    /// What it is about, in the page's language.
    pub fn about<'a>(&'a self, ui: &Ui) -> Option<&'a str> {
        self.about_nb.as_deref().zip(self.about_nn.as_deref()).map(|(nb, nn)| ui.pick(nb, nn))
    }
}

/// A citation of a place in an act.
pub fn cite(lang: Lang, act: &str, section: &str, ledd: i16) -> String {
    match (section, ledd) {
        ("", _) => act.to_owned(),
        (section, 0) => format!("{act} § {section}"),
        (section, ledd) => format!("{act} § {section} {}", lang.tn("provision-ledd", ledd.into())),
    }
}
