//! A thread's page: the thread, and what other slices say beside it.

pub(super) mod routes;

use crate::announcements::{self, Standing};
use crate::error::Error;
use crate::guidance::{self, OnThread};
use crate::ids::ThreadId;
use crate::threads::{self, Around, ThreadKind, ThreadPage};
use crate::tx::Tx;
use crate::web::Ui;

/// What a thread's page shows.
struct Shown {
    page: ThreadPage,
    guidance: OnThread,
    /// Of an announcement: whom it is for, and who has acknowledged.
    standing: Option<Standing>,
}

impl Shown {
    /// At most seven statements, however long the thread is.
    fn read(tx: &mut Tx<'_>, id: ThreadId, from: i32) -> Result<Self, Error> {
        let page = threads::thread_page(tx, id, from)?;
        let announced = page.head.kind == ThreadKind::Announcement;
        let standing = if announced { announcements::standing(tx, id)? } else { None };
        Ok(Self { guidance: guidance::on_thread(tx, &page.head)?, standing, page })
    }

    /// What stands beside the posts.
    fn around(&self, ui: &Ui) -> Around {
        let mut around = Around::default();
        if let Some(standing) = &self.standing {
            around.top = announcements::part(ui, standing);
        }
        guidance::add_to_thread(ui, &self.page.head, &self.guidance, &mut around);
        around
    }
}
