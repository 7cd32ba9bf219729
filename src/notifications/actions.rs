//! Being told less.

use diesel::prelude::*;

use crate::db::schema::members;
use crate::error::Error;
use crate::ids::MemberId;
use crate::tx::Tx;

/// Turns mail about replies off for a member whose links of this generation hold; doing it again changes nothing.
///
/// # Errors
/// `NotFound` when they do not.
pub(super) fn stop_reply_mail(tx: &mut Tx<'_>, member: MemberId, generation: i32) -> Result<(), Error> {
    let hers = members::table.filter(members::id.eq(member).and(members::mail_generation.eq(generation)));
    match diesel::update(hers).set(members::reply_mail.eq(false)).execute(tx.conn)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}
