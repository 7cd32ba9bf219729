//! A trial's results, as a page and as a spreadsheet.

use actix_web::web::Path;

use super::spreadsheet;
use crate::results::export;
use crate::results::queries::{indicators, lessons};
use crate::results::views::page::{self, Page};
use crate::threads::{self, ThreadFilter, ThreadKind};
use crate::trials;
use crate::web::{Cx, Reply};

/// `GET /forsok/{slug}/resultater`.
pub(super) async fn show(cx: Cx, slug: Path<String>) -> Reply {
    let read = move |tx: &mut crate::tx::Tx<'_>| {
        let trial = trials::by_slug(tx, &slug)?;
        let filter = ThreadFilter { trial: Some(trial.id), kind: Some(ThreadKind::Result), ..ThreadFilter::default() };
        Ok(Page {
            indicators: indicators::of_trial(tx, trial.id)?,
            lessons: lessons::of_trial(tx, trial.id)?,
            threads: threads::list(tx, &filter, None, 50)?,
            trial,
        })
    };
    let (ui, page) = cx.read(read).await?;
    let title = ui.ta("results-of", &[("trial", page.trial.title(&ui).into())]);
    Ok(cx.page(&ui, &title, &page::results(&ui, &page)))
}

/// `GET /forsok/{slug}/resultater/last-ned`.
pub(super) async fn file(cx: Cx, slug: Path<String>) -> Reply {
    let read = move |tx: &mut crate::tx::Tx<'_>| {
        let trial = trials::by_slug(tx, &slug)?;
        Ok((indicators::of_trial(tx, trial.id)?, trial.slug))
    };
    let (ui, (found, slug)) = cx.read(read).await?;
    Ok(spreadsheet(&format!("resultater-{slug}"), export::spreadsheet(&ui, &found)?))
}
