//! Who is to answer a thread, and when.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::audit::Act;
use crate::db::schema::guidance_cases as cases;
use crate::error::Error;
use crate::ids::{MemberId, OrganisationId, ThreadId};
use crate::tx::Tx;

/// Who is to answer, and when; what is not said is as usual.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assignment {
    /// The responsible ministry, when it is not the area's.
    pub ministry: Option<OrganisationId>,
    /// The unit there.
    pub unit: Option<String>,
    /// Who works on it.
    pub assignee: Option<MemberId>,
    /// When it is to be answered, when that is not the usual target.
    pub target_on: Option<NaiveDate>,
}

/// Notes it; the last one to say so decides.
///
/// # Errors
/// When the database refuses.
pub fn assign(tx: &mut Tx<'_>, thread: ThreadId, new: &Assignment) -> Result<(), Error> {
    let row = (
        cases::ministry_id.eq(new.ministry),
        cases::unit.eq(&new.unit),
        cases::assignee_id.eq(new.assignee),
        cases::target_on.eq(new.target_on),
        cases::updated_at.eq(tx.now),
    );
    diesel::insert_into(cases::table)
        .values((cases::thread_id.eq(thread), row))
        .on_conflict(cases::thread_id)
        .do_update()
        .set(row)
        .execute(tx.conn)?;
    tx.audit(
        Act::GuidanceAssign,
        ("thread", thread.0),
        serde_json::json!({ "ministry": new.ministry, "assignee": new.assignee }),
    )
}
