//! Adding an indicator, changing what is told about it, and its earlier versions.

use actix_web::HttpRequest;
use actix_web::web::Path;

use super::{Taken, back, today};
use crate::error::Error;
use crate::ids::IndicatorId;
use crate::results::access::{self, ChangeableIndicator, Writable};
use crate::results::views::{indicator as views, versions as earlier};
use crate::results::{Standard, actions, form, queries};
use crate::threads::{self, ThreadFilter, ThreadKind, ThreadRow};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /forsok/{slug}/resultater/ny-indikator`: choosing from the catalogue, or the form of what was chosen (`maal`).
pub(super) async fn new(cx: Cx, slug: Path<String>, req: HttpRequest) -> Reply {
    let (ui, on) = cx.read(move |tx| access::trial(tx, &slug)).await?;
    let asked = FormData::of(req.query_string().as_bytes());
    let standard = Standard::at(asked.get("maal"));
    let body = if standard.is_none() && asked.get("maal") != "egen" {
        views::choose(&ui, on.trial())
    } else {
        let room = form::rooms(&ui.viewer, on.trial()).first().map_or("", |room| room.as_str());
        let word = standard.map_or("", Standard::as_str);
        let filled = FormData::default().with("standard", word).with("audience", room).with("whose", "trial");
        views::new(&ui, on.trial(), standard, &Filled::with(filled))
    };
    Ok(cx.page(&ui, &ui.t("indicator-new"), &body))
}

/// `POST /forsok/{slug}/resultater/ny-indikator`.
pub(super) async fn add(cx: Cx, slug: Path<String>, data: FormData) -> Reply {
    let sent = data.clone();
    let (ui, (on, taken)) = cx.write(move |tx| taken_new(tx, &slug, &sent)).await?;
    if let Taken::Done(path) = &taken {
        return Ok(see_other(path));
    }
    let standard = Standard::parse(data.get("standard"));
    let (status, filled) = back(taken, data, 1);
    Ok(cx.page_as(status, &ui, &ui.t("indicator-new"), &views::new(&ui, on.trial(), standard, &filled)))
}

fn taken_new(tx: &mut Tx<'_>, slug: &str, sent: &FormData) -> Result<(Writable, Taken), Error> {
    let (on, today) = (access::trial(tx, slug)?, today(tx));
    let taken = match form::indicator::new(sent, (&tx.viewer, on.trial(), on.writer()), today) {
        Err(errors) => Taken::Back(errors),
        Ok((new, baseline)) => Taken::Done(tx.once(sent.once(), |tx| {
            let id = actions::add_indicator(tx, on.writer(), &new)?;
            if let Some(baseline) = &baseline {
                actions::add_measurement(tx, on.writer(), id, baseline)?;
            }
            Ok(paths::indicator(&on.trial().slug, id))
        })?),
    };
    Ok((on, taken))
}

/// The result threads about the indicator's trial that the viewer may read.
fn result_threads(tx: &mut Tx<'_>, on: &Writable) -> Result<Vec<ThreadRow>, Error> {
    let filter = ThreadFilter { trial: Some(on.trial().id), kind: Some(ThreadKind::Result), ..ThreadFilter::default() };
    threads::list(tx, &filter, None, 50)
}

/// `GET /indikator/{id}/rediger`.
pub(super) async fn edit(cx: Cx, id: Path<i64>) -> Reply {
    let id = IndicatorId(*id);
    let read = move |tx: &mut Tx<'_>| {
        let on = access::changeable(tx, id)?;
        Ok((result_threads(tx, on.on())?, on))
    };
    let (ui, (threads, on)) = cx.read(read).await?;
    let room = form::room_of(&ui.viewer, on.on().trial(), &on.indicator().audience);
    let filled = Filled::with(form::indicator::filled(on.indicator(), room));
    Ok(cx.page(&ui, &ui.t("indicator-edit"), &views::edit(&ui, &on, &threads, &filled, false)))
}

/// `POST /indikator/{id}/rediger`.
pub(super) async fn change(cx: Cx, id: Path<i64>, data: FormData) -> Reply {
    let (id, sent) = (IndicatorId(*id), data.clone());
    let (ui, (on, threads, taken)) = cx.write(move |tx| taken_change(tx, id, &sent)).await?;
    if let Taken::Done(path) = &taken {
        return Ok(see_other(path));
    }
    let changed = matches!(taken, Taken::Changed);
    let (status, filled) = back(taken, data, on.indicator().version);
    Ok(cx.page_as(status, &ui, &ui.t("indicator-edit"), &views::edit(&ui, &on, &threads, &filled, changed)))
}

type Change = (ChangeableIndicator, Vec<ThreadRow>, Taken);

fn taken_change(tx: &mut Tx<'_>, id: IndicatorId, sent: &FormData) -> Result<Change, Error> {
    let on = access::changeable(tx, id)?;
    let threads = result_threads(tx, on.on())?;
    let ids: Vec<_> = threads.iter().map(|thread| thread.id).collect();
    let taken = match form::indicator::changed(sent, (&tx.viewer, on.on().trial()), &ids) {
        Err(errors) => Taken::Back(errors),
        Ok((version, ..)) if version != on.indicator().version => Taken::Changed,
        Ok((version, told, audience)) => {
            actions::change_indicator(tx, on.on().writer(), (id, version), (&told, &audience))?;
            Taken::Done(paths::indicator(&on.on().trial().slug, id))
        }
    };
    Ok((on, threads, taken))
}

/// `GET /indikator/{id}/versjoner`: for everybody who may read the indicator.
pub(super) async fn versions(cx: Cx, id: Path<i64>) -> Reply {
    let id = IndicatorId(*id);
    let read = move |tx: &mut Tx<'_>| {
        let (trial, indicator) = access::indicator(tx, id)?;
        Ok((queries::versions::of_indicator(tx, &indicator)?, trial, indicator))
    };
    let (ui, (versions, trial, indicator)) = cx.read(read).await?;
    Ok(cx.page(&ui, &ui.t("result-versions"), &earlier::indicator(&ui, &trial, &indicator, &versions)))
}
