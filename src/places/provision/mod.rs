//! Acts and their sections: what is written about each, and who is exempt. What one may not read leaves no trace here:
//! a section somebody has referred to in a room of her own looks like one nobody has referred to.

mod queries;
pub(super) mod routes;
mod views;

use std::collections::HashMap;

use crate::error::Error;
use crate::follows::{self, Level};
use crate::guidance;
use crate::ids::ProvisionId;
use crate::provisions::{self, LegalAct, ProvisionRef};
use crate::threads::{self, ThreadFilter, ThreadRow};
use crate::trials::{self, Exemption};
use crate::tx::Tx;

/// Threads a page of a provision shows.
const THREADS: i64 = 50;

/// The register of acts.
struct Register {
    acts: Vec<LegalAct>,
    /// Those with something to tell: what they are about, or threads the viewer may read.
    provisions: Vec<ProvisionRef>,
    threads: HashMap<ProvisionId, i64>,
}

impl Register {
    /// Four statements.
    fn read(tx: &mut Tx<'_>) -> Result<Self, Error> {
        let (acts, threads) = (provisions::acts(tx)?, queries::threads_each(tx)?);
        let mut provisions = provisions::list(tx)?;
        let mut ids: Vec<ProvisionId> = threads.keys().copied().collect();
        ids.retain(|id| provisions.iter().all(|known| known.id != *id));
        provisions.extend(provisions::refs(tx, &ids)?);
        Ok(Self { acts, provisions, threads })
    }
}

/// An act, a section of it or a paragraph of that.
struct Shown {
    act: LegalAct,
    /// Those it replaced, and what replaced it.
    related: Vec<LegalAct>,
    /// Empty for an act.
    section: String,
    /// 0 for all of the section.
    ledd: i16,
    /// What the section is about, where that is known.
    about: Option<ProvisionRef>,
    /// Its sections or paragraphs with something to tell, and how many threads the viewer may read about each.
    parts: Vec<(ProvisionRef, i64)>,
    threads: Vec<ThreadRow>,
    /// Who is or was exempt, and who was refused.
    exemptions: Vec<Exemption>,
    guidance: Vec<guidance::Row>,
    follow: Option<Level>,
}

impl Shown {
    /// Six statements, and one more for a member.
    fn read(tx: &mut Tx<'_>, act: &str, section: &str, ledd: i16) -> Result<Self, Error> {
        let (act, related) = provisions::act(tx, act)?;
        let all = provisions::refs_of_act(tx, act.id)?;
        let within = |p: &&ProvisionRef| section.is_empty() || p.section == section && (ledd == 0 || p.ledd == ledd);
        let ids: Vec<ProvisionId> = all.iter().filter(within).map(|provision| provision.id).collect();
        let threads_each = queries::threads_each(tx)?;
        let exemptions = trials::exemptions_from(tx, &ids)?;
        let about = guidance::Filter { provisions: Some(ids.clone()), ..guidance::Filter::default() };
        let guidance = guidance::list(tx, &about, None, THREADS)?;
        let filter = ThreadFilter { provisions: Some(ids), ..ThreadFilter::default() };
        let threads = threads::list(tx, &filter, None, THREADS)?;
        let about = all.iter().find(|p| p.section == section && p.ledd == 0 && p.about_nb.is_some()).cloned();
        let part = |p: &ProvisionRef| (p.section.as_str(), p.ledd) != (section, ledd);
        let parts = all.iter().filter(within).filter(|p| part(p) && !p.section.is_empty());
        let parts = parts.map(|p| (p.clone(), threads_each.get(&p.id).copied().unwrap_or(0)));
        let parts = parts.filter(|(p, threads)| p.about_nb.is_some() || *threads > 0).collect();
        let follow = follows::level_of_provision(tx, act.id, section, ledd)?;
        let section = section.to_owned();
        Ok(Self { act, related, section, ledd, about, parts, threads, exemptions, guidance, follow })
    }
}
