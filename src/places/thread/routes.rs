//! A thread's page.

use actix_web::web::{Path, Query};
use serde::Deserialize;

use super::{Shown, views};
use crate::ids::ThreadId;
use crate::text::slug;
use crate::web::{Cx, Reply, paths, see_other};

/// Where in the thread.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct From {
    fra: Option<i32>,
}

/// `GET /trad/{id}/{slug}`. An old slug leads to the present one.
pub(crate) async fn thread(cx: Cx, path: Path<(i64, String)>, from: Query<From>) -> Reply {
    let (id, words) = path.into_inner();
    let (id, from) = (ThreadId(id), from.fra.unwrap_or(1));
    // A member's page notes how far she has read.
    let (ui, shown) = if cx.has_session() {
        cx.write(move |tx| Shown::read(tx, id, from)).await?
    } else {
        cx.read(move |tx| Shown::read(tx, id, from)).await?
    };
    let head = &shown.page.head;
    if words != slug(&head.title) {
        return Ok(see_other(&paths::thread_from(id, &head.title, shown.page.first)));
    }
    Ok(cx.page(&ui, &head.title, &views::thread(&ui, &shown)))
}
