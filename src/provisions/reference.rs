//! The acts and regulations every installation begins with, and the sections whose subject is certain.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{ActKind, actions};
use crate::error::Error;
use crate::tx::Tx;

const ACTS: &str = include_str!("reference/acts.toml");

/// What the data is made of, for telling whether it has changed.
pub const SOURCES: [&str; 1] = [ACTS];

#[derive(Deserialize)]
struct File {
    act: Vec<Given>,
}

/// An act of the file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    pub(super) slug: String,
    kind: String,
    pub(super) number: String,
    pub(super) name_nb: String,
    pub(super) name_nn: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    pub(super) successor: Option<String>,
    #[serde(default)]
    pub(super) sections: Vec<GivenSection>,
}

/// A section of the file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GivenSection {
    pub(super) section: String,
    pub(super) about_nb: String,
    pub(super) about_nn: String,
}

impl Given {
    pub(super) fn kind(&self) -> anyhow::Result<ActKind> {
        ActKind::parse(&self.kind).ok_or_else(|| anyhow::anyhow!("{} is neither act nor regulation", self.kind))
    }

    /// Where it can be read.
    pub(super) fn url(&self) -> String {
        let what = if self.kind == "regulation" { "forskrift" } else { "lov" };
        format!("https://lovdata.no/{what}/{}", self.number)
    }
}

/// Loads the acts; loading them again changes nothing.
///
/// # Errors
/// When the data does not fit, which a test would have told, or the database refuses.
pub fn load(tx: &mut Tx<'_>) -> Result<(), Error> {
    actions::write(tx, &read().map_err(|fault| Error::Internal(fault.into()))?)
}

pub(super) fn read() -> Result<Vec<Given>, toml::de::Error> {
    toml::from_str::<File>(ACTS).map(|file| file.act)
}

#[cfg(test)]
mod tests {
    use super::super::{LegalAct, section};
    use super::*;
    use crate::ids::ActId;

    impl Given {
        pub(in super::super) fn act(self, id: ActId) -> LegalAct {
            let (kind, url) = (self.kind().unwrap(), self.url());
            let Self { slug, number, name_nb, name_nn, aliases, from, to, .. } = self;
            LegalAct { id, slug, kind, number, name_nb, name_nn, aliases, from, to, successor: None, url }
        }
    }

    #[test]
    fn every_act_fits() {
        let acts = read().unwrap();
        assert!(acts.len() > 15);
        for (n, act) in acts.iter().enumerate() {
            assert!(act.kind().is_ok() && act.name_nb.contains(char::is_uppercase), "{}", act.slug);
            assert!(act.aliases.iter().all(|alias| *alias == alias.to_lowercase()), "{}", act.slug);
            assert!(act.sections.iter().all(|s| section(&s.section).is_some()), "{}", act.slug);
            let replaced = act.successor.as_ref();
            let known = replaced.is_none_or(|by| acts.iter().take(n).any(|other| other.slug == *by));
            assert!(known, "{}: what replaces it stands before it", act.slug);
            assert_eq!(replaced.is_some(), act.to.is_some(), "{}: replaced when it ended", act.slug);
        }
    }

    #[test]
    fn the_new_act_begins_where_the_old_one_ends() {
        let acts = read().unwrap();
        let of = |slug: &str| acts.iter().find(|act| act.slug == slug).unwrap().clone();
        for (old, new) in [("opplaeringslova-1998", "opplaeringslova"), ("barnevernloven-1992", "barnevernsloven")] {
            let (old, new) = (of(old), of(new));
            assert_eq!((old.successor.as_deref(), old.to), (Some(new.slug.as_str()), new.from));
            let day = new.from.unwrap();
            let (old, new) = (old.act(ActId(1)), new.act(ActId(2)));
            let before = day.pred_opt().unwrap();
            assert_eq!([old.in_force(before), new.in_force(before)], [true, false]);
            assert_eq!([old.in_force(day), new.in_force(day)], [false, true]);
        }
    }
}
