//! Writes acts and provisions. A provision is there once somebody has referred to it.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::upsert::excluded;

use super::reference::Given;
use super::{Reference, parse, queries};
use crate::db::schema::{acts, provisions};
use crate::error::Error;
use crate::ids::{ActId, ProvisionId};
use crate::jobs::Job;
use crate::search::Found;
use crate::tx::Tx;

/// What a text refers to, as keys; provisions nobody has referred to before are added.
///
/// # Errors
/// When the database refuses.
pub fn resolve(tx: &mut Tx<'_>, text: &str) -> Result<Vec<ProvisionId>, Error> {
    let (acts, today) = (queries::acts(tx)?, tx.now.date_naive());
    ensure(tx, &parse(text, &acts, today))
}

/// The keys of these places, in order; those nobody has referred to before are added.
///
/// # Errors
/// When the database refuses.
pub fn ensure(tx: &mut Tx<'_>, references: &[Reference]) -> Result<Vec<ProvisionId>, Error> {
    if references.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<_> = references
        .iter()
        .map(|r| (provisions::act_id.eq(r.act), provisions::section.eq(&r.section), provisions::ledd.eq(r.ledd)))
        .collect();
    let of = diesel::insert_into(provisions::table)
        .values(rows)
        .on_conflict((provisions::act_id, provisions::section, provisions::ledd))
        .do_update()
        .set(provisions::section.eq(excluded(provisions::section)))
        .returning((provisions::act_id, provisions::section, provisions::ledd, provisions::id))
        .get_results::<(ActId, String, i16, ProvisionId)>(tx.conn)?;
    let ids: HashMap<(ActId, String, i16), ProvisionId> =
        of.into_iter().map(|(act, section, ledd, id)| ((act, section, ledd), id)).collect();
    let mut jobs: Vec<i64> = ids.values().map(|id| id.0).collect();
    jobs.sort_unstable();
    tx.enqueue_all(&jobs.into_iter().map(|item| Job::Index { what: Found::Provision, item }).collect::<Vec<_>>())?;
    let key = |r: &Reference| (r.act, r.section.clone(), r.ledd);
    Ok(references.iter().filter_map(|r| ids.get(&key(r)).copied()).collect())
}

/// Writes acts as given: those with the same address are replaced.
pub(super) fn write(tx: &mut Tx<'_>, given: &[Given]) -> Result<(), Error> {
    let mut ids: HashMap<&str, ActId> = HashMap::new();
    for act in given {
        let successor = act.successor.as_deref().and_then(|slug| ids.get(slug).copied());
        let id = write_act(tx, act, successor)?;
        ids.insert(&act.slug, id);
    }
    let sections: Vec<_> = given
        .iter()
        .filter_map(|act| Some((*ids.get(act.slug.as_str())?, act)))
        .flat_map(|(id, act)| {
            act.sections.iter().map(move |s| {
                (
                    provisions::act_id.eq(id),
                    provisions::section.eq(&s.section),
                    provisions::about_nb.eq(&s.about_nb),
                    provisions::about_nn.eq(&s.about_nn),
                )
            })
        })
        .collect();
    let changed: Vec<i64> = diesel::insert_into(provisions::table)
        .values(sections)
        .on_conflict((provisions::act_id, provisions::section, provisions::ledd))
        .do_update()
        .set((
            provisions::about_nb.eq(excluded(provisions::about_nb)),
            provisions::about_nn.eq(excluded(provisions::about_nn)),
        ))
        .returning(provisions::id)
        .get_results(tx.conn)?;
    tx.enqueue_all(&changed.into_iter().map(|item| Job::Index { what: Found::Provision, item }).collect::<Vec<_>>())
}

fn write_act(tx: &mut Tx<'_>, act: &Given, successor: Option<ActId>) -> Result<ActId, Error> {
    let id = diesel::insert_into(acts::table)
        .values((
            acts::slug.eq(&act.slug),
            acts::kind.eq(act.kind().map_err(Error::Internal)?),
            acts::number.eq(&act.number),
            acts::name_nb.eq(&act.name_nb),
            acts::name_nn.eq(&act.name_nn),
            acts::aliases.eq(&act.aliases),
            acts::in_force_from.eq(act.from),
            acts::in_force_to.eq(act.to),
            acts::successor_id.eq(successor),
            acts::url.eq(act.url()),
        ))
        .on_conflict(acts::slug)
        .do_update()
        .set((
            acts::kind.eq(excluded(acts::kind)),
            acts::number.eq(excluded(acts::number)),
            acts::name_nb.eq(excluded(acts::name_nb)),
            acts::name_nn.eq(excluded(acts::name_nn)),
            acts::aliases.eq(excluded(acts::aliases)),
            acts::in_force_from.eq(excluded(acts::in_force_from)),
            acts::in_force_to.eq(excluded(acts::in_force_to)),
            acts::successor_id.eq(excluded(acts::successor_id)),
            acts::url.eq(excluded(acts::url)),
        ))
        .returning(acts::id)
        .get_result(tx.conn)?;
    Ok(id)
}
