//! What waits for somebody who speaks for the ministry: the front page counts it.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Text};

use crate::error::Error;
use crate::guidance::{deadline, policy};
use crate::tx::Tx;

/// What waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QueryableByName)]
pub struct Waits {
    /// Questions past their target.
    #[diesel(sql_type = BigInt)]
    pub late: i64,
    /// Drafts of others that she may approve.
    #[diesel(sql_type = BigInt)]
    pub to_approve: i64,
}

/// Counts it; asks nothing of the database for whoever does not speak for the ministry.
///
/// # Errors
/// When the database refuses.
pub fn waits(tx: &mut Tx<'_>) -> Result<Waits, Error> {
    let Ok(hat) = policy::speaks(&tx.viewer) else { return Ok(Waits::default()) };
    let (ministry, me, today) = (hat.organisation_id, tx.viewer.signed_in()?.id, deadline::day(tx.now));
    Ok(diesel::sql_query(
        "SELECT (SELECT count(*) FROM threads t LEFT JOIN guidance_cases c ON c.thread_id = t.id
                 WHERE t.kind IN ('rule_in_way', 'guidance_request') AND t.state = 'open' AND NOT t.official_reply
                   AND t.audience && $1
                   AND coalesce(c.target_on < $2, (t.created_at AT TIME ZONE 'Europe/Oslo')::date < $3)) AS late,
                (SELECT count(*) FROM guidance_answers d JOIN threads t ON t.id = d.thread_id
                 WHERE d.state = 'submitted' AND d.organisation_id = $4 AND NOT $5 = ANY (d.writers)
                   AND t.state IN ('open', 'closed') AND t.audience && $1) AS to_approve",
    )
    .bind::<Array<Text>, _>(tx.viewer.keys())
    .bind::<Date, _>(today)
    .bind::<Date, _>(deadline::oldest_in_time(today))
    .bind::<BigInt, _>(ministry)
    .bind::<BigInt, _>(me)
    .get_result(tx.conn)?)
}
