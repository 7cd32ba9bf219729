//! Organisations like one: anybody may look at anybody's.

use actix_web::HttpRequest;
use actix_web::web::Path;

use crate::areas;
use crate::error::Error;
use crate::peers::queries::profiles;
use crate::peers::{Factor, views};
use crate::web::{Cx, FormData, Reply};

/// How many are shown.
const MOST: usize = 20;

/// `GET /organisasjon/{slug}/like`. What is left out stands in the address: `?uten=avstand&uten=kostra&forsok=ja`.
///
/// # Errors
/// `NotFound` when there is no such municipality or county municipality.
pub async fn page(cx: Cx, slug: Path<String>, req: HttpRequest) -> Reply {
    let query = FormData::of(req.query_string().as_bytes());
    let without: Vec<Factor> = query.all("uten").filter_map(Factor::parse).collect();
    let with_trials = query.has("forsok");
    let (ui, (field, areas)) = cx.read(move |tx| Ok((profiles::field(tx, &slug)?, areas::all(tx)?))).await?;
    let (who, profile) = field.own().ok_or(Error::NotFound)?;
    let peers = field.peers(&without, with_trials, MOST);
    let shown = views::like::Shown { who, profile, peers: &peers, areas: &areas, without: &without, with_trials };
    Ok(cx.page(&ui, &views::like::title(&ui, who), &views::like::page(&ui, &shown)))
}
