//! Adding a lesson, changing one, and its earlier versions.

use actix_web::web::Path;

use super::{Taken, back};
use crate::error::Error;
use crate::ids::LessonId;
use crate::results::access::{self, ChangeableLesson, Writable};
use crate::results::views::{lesson as views, versions as earlier};
use crate::results::{actions, form, queries};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /forsok/{slug}/resultater/ny-laerdom`.
pub(super) async fn new(cx: Cx, slug: Path<String>) -> Reply {
    let (ui, on) = cx.read(move |tx| access::trial(tx, &slug)).await?;
    let room = form::rooms(&ui.viewer, on.trial()).first().map_or("", |room| room.as_str());
    let filled = Filled::with(FormData::default().with("audience", room));
    Ok(cx.page(&ui, &ui.t("lesson-new"), &views::new(&ui, on.trial(), &filled)))
}

/// `POST /forsok/{slug}/resultater/ny-laerdom`.
pub(super) async fn add(cx: Cx, slug: Path<String>, data: FormData) -> Reply {
    let sent = data.clone();
    let (ui, (on, taken)) = cx.write(move |tx| taken_new(tx, &slug, &sent)).await?;
    if let Taken::Done(path) = &taken {
        return Ok(see_other(path));
    }
    let (status, filled) = back(taken, data, 1);
    Ok(cx.page_as(status, &ui, &ui.t("lesson-new"), &views::new(&ui, on.trial(), &filled)))
}

fn taken_new(tx: &mut Tx<'_>, slug: &str, sent: &FormData) -> Result<(Writable, Taken), Error> {
    let on = access::trial(tx, slug)?;
    let taken = match form::lesson::new(sent, &tx.viewer, on.trial()) {
        Err(errors) => Taken::Back(errors),
        Ok(new) => Taken::Done(tx.once(sent.once(), |tx| {
            actions::add_lesson(tx, on.writer(), &new)?;
            Ok(format!("{}#laerdom", paths::results(&on.trial().slug)))
        })?),
    };
    Ok((on, taken))
}

/// `GET /laerdom/{id}/rediger`.
pub(super) async fn edit(cx: Cx, id: Path<i64>) -> Reply {
    let id = LessonId(*id);
    let (ui, on) = cx.read(move |tx| access::changeable_lesson(tx, id)).await?;
    let room = form::room_of(&ui.viewer, on.on().trial(), &on.lesson().audience);
    let filled = Filled::with(form::lesson::filled(on.lesson(), room));
    Ok(cx.page(&ui, &ui.t("lesson-edit"), &views::edit(&ui, &on, &filled, false)))
}

/// `POST /laerdom/{id}/rediger`.
pub(super) async fn change(cx: Cx, id: Path<i64>, data: FormData) -> Reply {
    let (id, sent) = (LessonId(*id), data.clone());
    let (ui, (on, taken)) = cx.write(move |tx| taken_change(tx, id, &sent)).await?;
    if let Taken::Done(path) = &taken {
        return Ok(see_other(path));
    }
    let changed = matches!(taken, Taken::Changed);
    let (status, filled) = back(taken, data, on.lesson().version);
    Ok(cx.page_as(status, &ui, &ui.t("lesson-edit"), &views::edit(&ui, &on, &filled, changed)))
}

fn taken_change(tx: &mut Tx<'_>, id: LessonId, sent: &FormData) -> Result<(ChangeableLesson, Taken), Error> {
    let on = access::changeable_lesson(tx, id)?;
    let taken = match form::lesson::changed(sent, &tx.viewer, on.on().trial()) {
        Err(errors) => Taken::Back(errors),
        Ok((version, _)) if version != on.lesson().version => Taken::Changed,
        Ok((version, new)) => {
            actions::change_lesson(tx, on.on().writer(), (id, version), &new)?;
            Taken::Done(format!("{}#laerdom", paths::results(&on.on().trial().slug)))
        }
    };
    Ok((on, taken))
}

/// `GET /laerdom/{id}/versjoner`: for everybody who may read the lesson.
pub(super) async fn versions(cx: Cx, id: Path<i64>) -> Reply {
    let id = LessonId(*id);
    let read = move |tx: &mut Tx<'_>| {
        let (trial, lesson) = access::lesson(tx, id)?;
        Ok((queries::versions::of_lesson(tx, lesson.id)?, trial))
    };
    let (ui, (versions, trial)) = cx.read(read).await?;
    Ok(cx.page(&ui, &ui.t("result-versions"), &earlier::lesson(&ui, &trial, &versions)))
}
