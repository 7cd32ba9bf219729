//! Pages of this slice, and the words they share.

pub mod coordinate;
pub mod join;
pub mod me;
pub mod personas;
pub mod sign_in;

use std::borrow::Cow;

use super::VerifiedBy;
use super::policy::Standing;
use crate::i18n::Lang;
use crate::viewer::{Role, Side};
use crate::web::Ui;
use crate::web::ui::side_key;

/// A role in words.
pub fn role(lang: Lang, role: Role) -> Cow<'static, str> {
    match role {
        Role::Member => lang.t("role-member"),
        Role::Representative => lang.t("role-representative"),
        Role::Coordinator => lang.t("role-coordinator"),
    }
}

/// Role and side in words: `representant, tillitsvalgt`.
pub fn role_and_side(lang: Lang, as_what: Role, side: Option<Side>) -> String {
    match side {
        Some(side) => format!("{}, {}", role(lang, as_what), lang.t(side_key(side))),
        None => role(lang, as_what).into_owned(),
    }
}

/// How a membership was verified, in words.
pub fn verified_by(ui: &Ui, by: VerifiedBy) -> Cow<'static, str> {
    match by {
        VerifiedBy::Domain => ui.t("verified-by-domain"),
        VerifiedBy::Coordinator => ui.t("verified-by-coordinator"),
        VerifiedBy::Invitation => ui.t("verified-by-invitation"),
        VerifiedBy::Operator => ui.t("verified-by-operator"),
    }
}

/// Roles to choose from: value and label.
fn roles(ui: &Ui, coordinator_too: bool) -> Vec<(String, String)> {
    let offered = Role::ALL.iter().filter(|role| coordinator_too || **role != Role::Coordinator);
    offered.map(|offer| (offer.as_str().to_owned(), role(ui.lang, *offer).into_owned())).collect()
}

/// Sides to choose from where there are any: none, and those the organisation can verify.
fn sides(ui: &Ui, standing: Standing) -> Vec<(String, String)> {
    let none = (String::new(), ui.t("no-side").into_owned());
    let given = standing.sides().iter().map(|side| (side.as_str().to_owned(), ui.t(side_key(*side)).into_owned()));
    std::iter::once(none).chain(given).collect()
}
