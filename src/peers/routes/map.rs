//! The large map and the network picture.

use actix_web::HttpRequest;

use crate::areas;
use crate::peers::queries::partners;
use crate::peers::views::map::{self, Wanted, WantedLinks};
use crate::peers::{LinkStatus, PartnerLink};
use crate::trials::{self, TrialFilter, TrialKind, TrialStatus};
use crate::tx::Tx;
use crate::web::{Cx, FormData, Reply};

/// `GET /kart`, by area, status and links. What does not parse filters nothing.
///
/// # Errors
/// When the database refuses.
pub async fn page(cx: Cx, req: HttpRequest) -> Reply {
    let wanted = wanted(&FormData::of(req.query_string().as_bytes()));
    let asked = wanted.clone();
    let (ui, (areas, trials, links)) = cx
        .read(move |tx| {
            let areas = areas::all(tx)?;
            let area = areas.iter().find(|area| Some(&area.slug) == asked.area.as_ref()).map(|area| area.id);
            let filter = TrialFilter { area, kind: Some(TrialKind::Trial), ..TrialFilter::default() };
            let mut trials = trials::list(tx, &filter)?;
            trials.retain(|trial| asked.status.is_none_or(|status| trial.status == status));
            let mut links = links(tx, asked.links)?;
            links.retain(|link| area.is_none_or(|area| link.subject.area == area));
            Ok((areas, trials, links))
        })
        .await?;
    Ok(cx.page(&ui, &ui.t("map-title"), &map::page(&ui, &wanted, &areas, &trials, &links)))
}

fn links(tx: &mut Tx<'_>, wanted: WantedLinks) -> Result<Vec<PartnerLink>, crate::error::Error> {
    let mut links = partners::links(tx, &[], None)?;
    links.retain(|link| match wanted {
        WantedLinks::Active => link.status == LinkStatus::Active,
        WantedLinks::All => true,
        WantedLinks::No => false,
    });
    Ok(links)
}

fn wanted(query: &FormData) -> Wanted {
    let links = WantedLinks::ALL.iter().find(|(_, word)| *word == query.get("samarbeid"));
    Wanted {
        area: Some(query.get("omrade").to_owned()).filter(|slug| !slug.is_empty() && slug.len() <= 80),
        status: TrialStatus::parse(query.get("status")),
        links: links.map(|(links, _)| *links).unwrap_or_default(),
    }
}
