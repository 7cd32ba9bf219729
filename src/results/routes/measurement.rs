//! Adding a value to an indicator, and changing one.

use actix_web::web::Path;

use super::{Taken, back, today};
use crate::error::Error;
use crate::ids::{IndicatorId, MeasurementId};
use crate::results::access::{self, ChangeableIndicator};
use crate::results::queries::indicators;
use crate::results::views::measurement as views;
use crate::results::{MeasurementKind, NewMeasurement, actions, form};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /indikator/{id}/ny-maling`.
pub(super) async fn new(cx: Cx, id: Path<i64>) -> Reply {
    let id = IndicatorId(*id);
    let (ui, on) = cx.read(move |tx| access::changeable(tx, id)).await?;
    let kind = if on.indicator().baseline().is_none() { MeasurementKind::Baseline } else { MeasurementKind::FollowUp };
    let filled = Filled::with(FormData::default().with("kind", kind.as_str()));
    Ok(cx.page(&ui, &ui.t("measurement-new"), &views::new(&ui, &on, &filled)))
}

/// `POST /indikator/{id}/ny-maling`.
pub(super) async fn add(cx: Cx, id: Path<i64>, data: FormData) -> Reply {
    let (id, sent) = (IndicatorId(*id), data.clone());
    let (ui, (on, taken)) = cx.write(move |tx| taken_new(tx, id, &sent)).await?;
    if let Taken::Done(path) = &taken {
        return Ok(see_other(path));
    }
    let (status, filled) = back(taken, data, 1);
    Ok(cx.page_as(status, &ui, &ui.t("measurement-new"), &views::new(&ui, &on, &filled)))
}

fn taken_new(tx: &mut Tx<'_>, id: IndicatorId, sent: &FormData) -> Result<(ChangeableIndicator, Taken), Error> {
    let (on, today) = (access::changeable(tx, id)?, today(tx));
    let of = (on.indicator().perspective, on.indicator().unit);
    let taken = match form::measurement::new(sent, of, today) {
        Err(errors) => Taken::Back(errors),
        Ok(new) => Taken::Done(tx.once(sent.once(), |tx| {
            actions::add_measurement(tx, on.on().writer(), id, &new)?;
            Ok(paths::indicator(&on.on().trial().slug, id))
        })?),
    };
    Ok((on, taken))
}

/// `GET /maling/{id}/rediger`.
pub(super) async fn edit(cx: Cx, id: Path<i64>) -> Reply {
    let id = MeasurementId(*id);
    let read = move |tx: &mut Tx<'_>| {
        let on = access::measurement(tx, id)?;
        Ok((on, indicators::kept(tx, id)?))
    };
    let (ui, (on, (version, kept))) = cx.read(read).await?;
    let filled = Filled::with(form::measurement::filled(&kept, version));
    Ok(cx.page(&ui, &ui.t("measurement-edit"), &views::edit(&ui, &on, id, &filled, None)))
}

/// `POST /maling/{id}/rediger`.
pub(super) async fn change(cx: Cx, id: Path<i64>, data: FormData) -> Reply {
    let (id, sent) = (MeasurementId(*id), data.clone());
    let (ui, (on, (version, kept), taken)) = cx.write(move |tx| taken_change(tx, id, &sent)).await?;
    if let Taken::Done(path) = &taken {
        return Ok(see_other(path));
    }
    let now = matches!(taken, Taken::Changed).then_some(&kept);
    let (status, filled) = back(taken, data, version);
    Ok(cx.page_as(status, &ui, &ui.t("measurement-edit"), &views::edit(&ui, &on, id, &filled, now)))
}

type Change = (ChangeableIndicator, (i32, NewMeasurement), Taken);

fn taken_change(tx: &mut Tx<'_>, id: MeasurementId, sent: &FormData) -> Result<Change, Error> {
    let (on, today) = (access::measurement(tx, id)?, today(tx));
    let kept = indicators::kept(tx, id)?;
    let of = (on.indicator().perspective, on.indicator().unit);
    let taken = match form::measurement::changed(sent, of, today) {
        Err(errors) => Taken::Back(errors),
        Ok((version, _)) if version != kept.0 => Taken::Changed,
        Ok((version, new)) => {
            actions::change_measurement(tx, on.on().writer(), (id, version), &new)?;
            Taken::Done(paths::indicator(&on.on().trial().slug, on.indicator().id))
        }
    };
    Ok((on, kept, taken))
}
