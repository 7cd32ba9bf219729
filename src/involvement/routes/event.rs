//! Registering an event, telling how it looked, changing it.

use actix_web::web::Path;

use super::status;
use crate::error::Error;
use crate::ids::InvolvementId;
use crate::involvement::form::{self, EventForm};
use crate::involvement::{access, actions, page, views};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

pub(super) async fn new(cx: Cx, slug: Path<String>) -> Reply {
    let form = FormData::default().with("audience", "open").with("participant", "");
    new_form(&cx, slug.into_inner(), Filled::with(form)).await
}

pub(super) async fn register(cx: Cx, slug: Path<String>, form: FormData) -> Reply {
    let parsed = match EventForm::parse(&form) {
        Ok(parsed) => parsed,
        Err(errors) => return new_form(&cx, slug.into_inner(), Filled::back(form, errors)).await,
    };
    let (trial, once) = (slug.clone(), form.once());
    let register = move |tx: &mut Tx<'_>| {
        tx.once(once, |tx| {
            let trial = page::registrable(tx, &trial)?;
            let new = parsed.resolve(tx, &trial)?;
            Ok(paths::involvement_act(actions::register(tx, &new)?, "svar"))
        })
    };
    match cx.write(register).await {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => new_form(&cx, slug.into_inner(), Filled::back(form, errors)).await,
        Err(other) => Err(other),
    }
}

async fn new_form(cx: &Cx, slug: String, filled: Filled) -> Reply {
    let (ui, trial) = cx.read(move |tx| page::registrable(tx, &slug)).await?;
    let body = views::event::new(&ui, &trial, &filled);
    Ok(cx.page_as(status(&filled), &ui, &ui.t("event-new-title"), &body))
}

pub(super) async fn edit(cx: Cx, id: Path<i64>) -> Reply {
    edit_form(&cx, InvolvementId(*id), None).await
}

pub(super) async fn save(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = InvolvementId(*id);
    let (parsed, version) = match (EventForm::parse(&form), form.get("version").parse::<i32>()) {
        (Ok(parsed), Ok(version)) => (parsed, version),
        (Err(errors), _) => return edit_form(&cx, id, Some(Filled::back(form, errors))).await,
        (_, Err(_)) => return Err(Error::Conflict("conflict-involvement")),
    };
    let once = form.once();
    let save = move |tx: &mut Tx<'_>| {
        tx.once(once, |tx| {
            let (on, slug) = access::locked_editable(tx, id)?;
            let trial = page::one(tx, &slug)?;
            let new = parsed.resolve(tx, &trial)?;
            actions::edit(tx, &on, version, &new)?;
            Ok(paths::involvement_event(&slug, id))
        })
    };
    match cx.write(save).await {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => edit_form(&cx, id, Some(Filled::back(form, errors))).await,
        Err(other) => Err(other),
    }
}

async fn edit_form(cx: &Cx, id: InvolvementId, back: Option<Filled>) -> Reply {
    let read = move |tx: &mut Tx<'_>| {
        let (on, slug) = access::editable(tx, id)?;
        Ok((page::one(tx, &slug)?, on))
    };
    let (ui, (trial, on)) = cx.read(read).await?;
    let filled = back.unwrap_or_else(|| Filled::with(form::of_event(on.readable().event())));
    let body = views::event::edit(&ui, &trial, on.readable().event(), &filled);
    Ok(cx.page_as(status(&filled), &ui, &ui.t("event-edit-title"), &body))
}

pub(super) async fn withdraw(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = InvolvementId(*id);
    let withdraw = move |tx: &mut Tx<'_>| {
        tx.once(form.once(), |tx| {
            let (on, slug) = access::locked_editable(tx, id)?;
            actions::withdraw(tx, &on)?;
            Ok(paths::involvement(&slug))
        })
    };
    let (_, path) = cx.write(withdraw).await?;
    Ok(see_other(&path))
}

pub(super) async fn tell(cx: Cx, id: Path<i64>) -> Reply {
    tell_form(&cx, InvolvementId(*id), None).await
}

pub(super) async fn told(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = InvolvementId(*id);
    let told = match form::told(&form) {
        Ok(told) => told,
        Err(errors) => return tell_form(&cx, id, Some(Filled::back(form, errors))).await,
    };
    let give = move |tx: &mut Tx<'_>| {
        tx.once(form.once(), |tx| {
            let (on, slug) = access::locked_answerable(tx, id)?;
            let version = on.own().map_or(0, access::Revealed::version).to_string();
            if form.get("version") != version {
                return Err(Error::Conflict("conflict-involvement"));
            }
            actions::give(tx, &on, &told)?;
            Ok(paths::involvement_event(&slug, id))
        })
    };
    let (_, path) = cx.write(give).await?;
    Ok(see_other(&path))
}

async fn tell_form(cx: &Cx, id: InvolvementId, back: Option<Filled>) -> Reply {
    let read = move |tx: &mut Tx<'_>| {
        let (on, slug) = access::answerable(tx, id)?;
        Ok((page::one(tx, &slug)?, on))
    };
    let (ui, (trial, on)) = cx.read(read).await?;
    let stands = on.own().map(|own| form::of_told(own.told(), own.version()));
    let filled =
        back.unwrap_or_else(|| Filled::with(stands.unwrap_or_else(|| FormData::default().with("version", "0"))));
    let body = views::account::form(&ui, &trial, &on, &filled);
    Ok(cx.page_as(status(&filled), &ui, &ui.t("account-title"), &body))
}
