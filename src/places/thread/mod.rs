//! A thread's page, with what later slices add to it.

pub(super) mod routes;
mod views;

use crate::announcements::{self, Standing};
use crate::error::Error;
use crate::ids::ThreadId;
use crate::threads::{self, ThreadKind, ThreadPage};
use crate::tx::Tx;

/// What a thread's page shows.
struct Shown {
    page: ThreadPage,
    /// Of an announcement: whom it is for, and who has acknowledged.
    standing: Option<Standing>,
}

impl Shown {
    fn read(tx: &mut Tx<'_>, id: ThreadId, from: i32) -> Result<Self, Error> {
        let page = threads::thread_page(tx, id, from)?;
        let announced = page.head.kind == ThreadKind::Announcement;
        let standing = if announced { announcements::standing(tx, id)? } else { None };
        Ok(Self { page, standing })
    }
}
