//! Refusals that are not about addresses: who would not have mail from us, and why, for the operator to see to.

use chrono::{DateTime, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamptz};

/// A kind of refusal that is not about addresses, for the operator.
#[derive(Debug, Clone, QueryableByName)]
pub struct Refusals {
    /// The domain that refuses.
    #[diesel(sql_type = Text)]
    pub domain: String,
    /// The status.
    #[diesel(sql_type = Text)]
    pub status: String,
    /// How many mails.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
    /// The server's words for the latest of them.
    #[diesel(sql_type = Text)]
    pub reason: String,
}

/// Which domains have refused mail since then for other reasons than its address, the most often first.
///
/// # Errors
/// When the database refuses.
pub fn since(conn: &mut PgConnection, from: DateTime<Utc>) -> QueryResult<Vec<Refusals>> {
    diesel::sql_query(
        "SELECT split_part(m.email, '@', 2) AS domain, r.status, count(*) AS count,
                (array_agg(r.reason ORDER BY r.reported_at DESC))[1] AS reason
         FROM mail_reports AS r JOIN outbox AS o ON o.id = r.outbox_id JOIN members AS m ON m.id = o.member_id
         WHERE r.ours AND r.reported_at > $1 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 50",
    )
    .bind::<Timestamptz, _>(from)
    .load(conn)
}
