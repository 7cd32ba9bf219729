//! A trial's page.

use actix_web::web;

use super::views;
use crate::calendar::{self, Scope};
use crate::results;
use crate::threads::{self, ThreadFilter};
use crate::trials;
use crate::web::{Cx, Reply};

/// `GET /forsok/{slug}`.
pub(crate) async fn trial(cx: Cx, slug: web::Path<String>) -> Reply {
    let (ui, (trial, threads, next, measured)) = cx
        .read(move |tx| {
            let trial = trials::by_slug(tx, &slug)?;
            let threads =
                threads::list(tx, &ThreadFilter { trial: Some(trial.id), ..ThreadFilter::default() }, None, 50)?;
            let next = calendar::upcoming(tx, Scope { trial: Some(trial.id), ..Scope::default() }, 5)?;
            let measured = (results::of_trial(tx, trial.id)?, results::count_lessons(tx, trial.id)?);
            Ok((trial, threads, next, measured))
        })
        .await?;
    let results = results::section(&ui, &trial, &measured.0, measured.1);
    Ok(cx.page(&ui, trial.title(&ui), &views::trial(&ui, &trial, &threads, &next, &results)))
}
