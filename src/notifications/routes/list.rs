//! The list of notices, marking it as seen, and what one follows.

use crate::error::Error;
use crate::notifications::{actions, queries, views};
use crate::threads::{self, ThreadFilter};
use crate::web::{Cx, FormData, Reply, paths, see_other};

/// So many unread threads are shown at most.
const UNREAD: i64 = 20;

/// `GET /varsler`.
pub(super) async fn page(cx: Cx) -> Reply {
    let (ui, (groups, unread)) = cx
        .read(|tx| {
            let groups = queries::list::groups(tx)?;
            let ids = queries::followed::unread(tx, UNREAD)?;
            let unread = if ids.is_empty() {
                Vec::new()
            } else {
                threads::list(tx, &ThreadFilter { among: Some(ids), ..ThreadFilter::default() }, None, UNREAD)?
            };
            Ok((groups, unread))
        })
        .await?;
    Ok(cx.page(&ui, &ui.t("notices-title"), &views::list::page(&ui, &groups, &unread)))
}

/// `POST /varsler/sett`: everything up to `siste`.
pub(super) async fn all_seen(cx: Cx, form: FormData) -> Reply {
    let last: i64 = form.get("siste").parse().map_err(|_| Error::BadRequest("bad-request"))?;
    cx.write(move |tx| actions::all_seen(tx, last)).await?;
    Ok(see_other(paths::NOTICES))
}

/// `GET /varsler/folger`.
pub(super) async fn follows(cx: Cx) -> Reply {
    let (ui, all) = cx.read(queries::followed::followed).await?;
    Ok(cx.page(&ui, &ui.t("follows-title"), &views::follows::page(&ui, &all)))
}
