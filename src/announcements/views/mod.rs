//! How announcements look: the list with its meter, the form, the part of a thread's page, who has acknowledged.

mod list;
mod new;
mod part;
mod receipts;

pub(super) use list::list;
pub(super) use new::{Offered, Preview, form};
pub use part::part;
pub(super) use receipts::receipts;

use super::queries::Standing;
use super::{ALL, OrganisationKind};
use crate::web::Ui;

/// Whom it addresses, in words.
fn addressed(ui: &Ui, standing: &Standing) -> String {
    let mut parts: Vec<String> = Vec::new();
    if standing.addressed.iter().any(|key| key == ALL) {
        parts.push(ui.t("addressed-all").into_owned());
    }
    let kinds = standing.addressed.iter().filter_map(|key| OrganisationKind::parse(key.strip_prefix("kind:")?));
    parts.extend(kinds.map(|kind| ui.t(kind_plural_key(kind)).into_owned()));
    let areas: Vec<&str> = standing.areas.iter().map(|area| ui.pick(&area.nb, &area.nn)).collect();
    if !areas.is_empty() {
        parts.push(ui.ta("addressed-areas", &[("names", listed(ui, &areas).into())]).into_owned());
    }
    let named = standing.addressed.iter().filter(|key| key.starts_with("org:")).count();
    if named > 0 {
        parts.push(ui.tn("addressed-named", i64::try_from(named).unwrap_or(i64::MAX)).into_owned());
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    listed(ui, &parts)
}

/// `a, b og c`.
fn listed(ui: &Ui, parts: &[&str]) -> String {
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), ui.t("list-and")),
        _ => parts.concat(),
    }
}

/// The key of a kind's name for many.
fn kind_plural_key(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Municipality => "kinds-municipality",
        OrganisationKind::CountyMunicipality => "kinds-county-municipality",
        OrganisationKind::Union => "kinds-union",
        OrganisationKind::UnionConfederation => "kinds-union-confederation",
        OrganisationKind::UnionLocal => "kinds-union-local",
        OrganisationKind::Ministry => "kinds-ministry",
        OrganisationKind::StateBody => "kinds-state-body",
        OrganisationKind::HealthTrust => "kinds-health-trust",
        OrganisationKind::InterMunicipal => "kinds-inter-municipal",
        OrganisationKind::Research => "kinds-research",
        OrganisationKind::Association => "kinds-association",
    }
}
