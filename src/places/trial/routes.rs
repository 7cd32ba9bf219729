//! A trial's page.

use actix_web::web;

use super::views;
use crate::threads::{self, ThreadFilter};
use crate::web::{Cx, Reply};
use crate::{involvement, trials};

/// `GET /forsok/{slug}`.
pub(crate) async fn trial(cx: Cx, slug: web::Path<String>) -> Reply {
    let (ui, (trial, threads, involved)) = cx
        .read(move |tx| {
            let trial = trials::by_slug(tx, &slug)?;
            let threads =
                threads::list(tx, &ThreadFilter { trial: Some(trial.id), ..ThreadFilter::default() }, None, 50)?;
            let involved = involvement::summary(tx, trial.id)?;
            Ok((trial, threads, involved))
        })
        .await?;
    Ok(cx.page(&ui, trial.title(&ui), &views::trial(&ui, &trial, &threads, involved)))
}
