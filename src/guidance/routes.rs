//! Guidance over HTTP: the register and its figures for everybody, the queue and the cases for the ministry.

mod case;

use actix_web::web::{Path, Query, ServiceConfig, get, post};
use serde::Deserialize;

use super::queries::{page, queue, register, times};
use super::{Filter, views};
use crate::areas;
use crate::error::Error;
use crate::ids::GuidanceId;
use crate::text::slug;
use crate::threads::Cursor;
use crate::web::{Cx, Reply, paths, see_other};

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::GUIDANCE, get().to(list))
        .route(paths::GUIDANCE_TIMES, get().to(response_times))
        .route(paths::GUIDANCE_QUEUE, get().to(waiting))
        .route("/veiledning/sak/{id}", get().to(case::show))
        .route("/veiledning/sak/{id}/utkast", post().to(case::save))
        .route("/veiledning/sak/{id}/avgjor", post().to(case::decide))
        .route("/veiledning/sak/{id}/fordel", post().to(case::assign))
        .route("/veiledning/{id}", get().to(answer));
}

/// What the register is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    omrade: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    erstattet: String,
    #[serde(default)]
    etter: String,
}

/// Answers on a page of the register.
const PER_PAGE: usize = 20;

async fn list(cx: Cx, asked: Query<Asked>) -> Reply {
    let asked = asked.into_inner();
    let (slug, words) = (asked.omrade.clone(), asked.q.chars().take(200).collect::<String>());
    let (replaced_too, after) = (!asked.erstattet.is_empty(), Cursor::parse(&asked.etter));
    let sought = words.clone();
    let (ui, (areas, mut rows)) = cx
        .read(move |tx| {
            let areas = areas::all(tx)?;
            let found = |slug: &str| areas.iter().find(|a| a.slug == slug).map(|a| a.id).ok_or(Error::NotFound);
            let area = if slug.is_empty() { None } else { Some(found(&slug)?) };
            let filter = Filter { area, words: sought, replaced_too, ..Filter::default() };
            let rows = register::list(tx, &filter, after, PER_PAGE as i64 + 1)?;
            Ok((areas, rows))
        })
        .await?;
    let more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let next = rows.last().filter(|_| more).map(register::Row::cursor);
    let shown = views::register::Shown { areas, rows, area: asked.omrade, words, replaced_too, after, next };
    Ok(cx.page(&ui, &ui.t("guidance-title"), &views::register::register(&ui, &shown)))
}

async fn response_times(cx: Cx) -> Reply {
    let (ui, times) = cx.read(times::times).await?;
    Ok(cx.page(&ui, &ui.t("guidance-times-title"), &views::times::times(&ui, &times)))
}

/// Which part of the queue.
#[derive(Debug, Clone, Default, Deserialize)]
struct Of {
    #[serde(default)]
    vis: String,
    #[serde(default)]
    omrade: String,
}

async fn waiting(cx: Cx, of: Query<Of>) -> Reply {
    let (part, area) = (queue::Part::parse(&of.vis), of.omrade.clone());
    let (ui, queue) = cx.read(move |tx| queue::queue(tx, part, &area)).await?;
    Ok(cx.page(&ui, &ui.t("guidance-queue-title"), &views::queue::queue(&ui, &queue, part, &of.omrade)))
}

/// `12-kan-vi-dele-journal`; an old address leads to the present one.
async fn answer(cx: Cx, address: Path<String>) -> Reply {
    let id = address.split('-').next().and_then(|id| id.parse().ok()).map(GuidanceId).ok_or(Error::NotFound)?;
    let (ui, page) = cx.read(move |tx| page::answer_page(tx, id)).await?;
    if *address != format!("{id}-{}", slug(&page.answer.title)) {
        return Ok(see_other(&paths::guidance(id, &page.answer.title)));
    }
    Ok(cx.page(&ui, &page.answer.title, &views::page::answer(&ui, &page)))
}
