//! What one follows, and what is unread in it.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Nullable, SmallInt, Text};

use crate::error::Error;
use crate::follows::{Level, Target};
use crate::ids::ThreadId;
use crate::tx::Tx;

/// Something followed.
#[derive(Debug, Clone, QueryableByName)]
pub(in crate::notifications) struct Followed {
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) target: Target,
    #[diesel(sql_type = BigInt)]
    pub(in crate::notifications) target_id: i64,
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) level: Level,
    /// Its address, where that is not its key.
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) slug: Option<String>,
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) name_nb: String,
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) name_nn: String,
    /// Of a provision: its section, empty for the whole act.
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) section: String,
    /// Of a provision: its paragraph, 0 for all of the section.
    #[diesel(sql_type = SmallInt)]
    pub(in crate::notifications) ledd: i16,
}

/// Everything the viewer follows and may read.
///
/// # Errors
/// `SignInNeeded`.
pub(in crate::notifications) fn followed(tx: &mut Tx<'_>) -> Result<Vec<Followed>, Error> {
    let me = tx.viewer.signed_in()?.id;
    Ok(crate::db::statement(include_str!("followed.sql"))
        .bind::<BigInt, _>(me)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .load(tx.conn)?)
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: ThreadId,
}

/// Threads with something unread in what she follows, the newest first: written since she began, and not muted.
///
/// # Errors
/// `SignInNeeded`.
pub(in crate::notifications) fn unread(tx: &mut Tx<'_>, most: i64) -> Result<Vec<ThreadId>, Error> {
    let me = tx.viewer.signed_in()?.id;
    let rows: Vec<Id> = crate::db::statement(include_str!("unread.sql"))
        .bind::<BigInt, _>(me)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<BigInt, _>(most)
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
