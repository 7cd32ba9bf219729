//! How many threads are about each provision, as far as the viewer may read them.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};

use crate::error::Error;
use crate::ids::ProvisionId;
use crate::tx::Tx;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    provision: ProvisionId,
    #[diesel(sql_type = BigInt)]
    threads: i64,
}

/// The provisions that threads the viewer may read are about, and how many are about each.
pub(super) fn threads_each(tx: &mut Tx<'_>) -> Result<HashMap<ProvisionId, i64>, Error> {
    let counts: Vec<Count> = crate::db::statement(
        "SELECT tp.provision_id AS provision, count(*) AS threads FROM thread_provisions tp
         JOIN threads t ON t.id = tp.thread_id
         WHERE t.audience && $1 AND t.state IN ('open', 'closed') GROUP BY tp.provision_id",
    )
    .bind::<Array<Text>, _>(tx.viewer.keys())
    .load(tx.conn)?;
    Ok(counts.into_iter().map(|count| (count.provision, count.threads)).collect())
}
