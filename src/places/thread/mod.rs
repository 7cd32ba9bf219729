//! A thread's page: the thread, and what other slices say beside it.

pub(super) mod routes;

use crate::error::Error;
use crate::guidance::{self, OnThread};
use crate::ids::ThreadId;
use crate::threads::{self, Around, ThreadPage};
use crate::tx::Tx;
use crate::web::Ui;

/// What a thread's page shows.
struct Shown {
    page: ThreadPage,
    guidance: OnThread,
}

impl Shown {
    /// At most seven statements, however long the thread is.
    fn read(tx: &mut Tx<'_>, id: ThreadId, from: i32) -> Result<Self, Error> {
        let page = threads::thread_page(tx, id, from)?;
        Ok(Self { guidance: guidance::on_thread(tx, &page.head)?, page })
    }

    /// What stands beside the posts.
    fn around(&self, ui: &Ui) -> Around {
        let mut around = Around::default();
        guidance::add_to_thread(ui, &self.page.head, &self.guidance, &mut around);
        around
    }
}
