//! Organisations like one: anybody may look at anybody's.

use actix_web::HttpRequest;
use actix_web::web::Path;

use crate::areas;
use crate::error::Error;
use crate::peers::queries::profiles;
use crate::peers::views::parts::Names;
use crate::peers::{Factor, views};
use crate::provisions;
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
    let (ui, (field, areas, own)) = cx
        .read(move |tx| {
            let field = profiles::field(tx, &slug)?;
            let own = field.own().map(|(_, profile)| profile.provisions.clone()).unwrap_or_default();
            Ok((field, areas::all(tx)?, provisions::refs(tx, &own)?))
        })
        .await?;
    let (who, profile) = field.own().ok_or(Error::NotFound)?;
    let names = Names {
        areas: areas.iter().map(|area| (area.id, area.name(&ui).to_owned())).collect(),
        provisions: own.iter().map(|provision| (provision.id, provision.name(&ui))).collect(),
    };
    let peers = field.peers(&without, with_trials, MOST);
    let shown = views::like::Shown { who, profile, peers: &peers, names: &names, without: &without, with_trials };
    Ok(cx.page(&ui, &views::like::title(&ui, who), &views::like::page(&ui, &shown)))
}
