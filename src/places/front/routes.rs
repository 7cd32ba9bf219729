//! The front page.

use super::{Front, views};
use crate::web::{Cx, Reply};

/// `GET /`.
pub(crate) async fn front(cx: Cx) -> Reply {
    let (ui, front) = cx.read(Front::read).await?;
    Ok(cx.page(&ui, &ui.t("front-page"), &views::front(&ui, &front)))
}
