//! A trial's page of involvement, and what its application promised.

use actix_web::HttpRequest;
use actix_web::web::Path;

use super::status;
use crate::involvement::form::PromiseForm;
use crate::involvement::page::{PromisePage, TrialPage};
use crate::involvement::{Form, Phase, actions, views};
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

pub(super) async fn page(cx: Cx, slug: Path<String>, req: HttpRequest) -> Reply {
    let phase = Phase::parse(FormData::of(req.query_string().as_bytes()).get("fase"));
    let (ui, page) = cx.read(move |tx| TrialPage::read(tx, &slug, phase)).await?;
    let title = ui.ta("involvement-of", &[("trial", page.trial.title(&ui).into())]);
    Ok(cx.page(&ui, &title, &views::trial::page(&ui, &page)))
}

pub(super) async fn promise(cx: Cx, slug: Path<String>) -> Reply {
    promise_form(&cx, slug.into_inner(), None).await
}

pub(super) async fn keep_promise(cx: Cx, slug: Path<String>, form: FormData) -> Reply {
    let new = match PromiseForm::parse(&form) {
        Ok(new) => new,
        Err(errors) => return promise_form(&cx, slug.into_inner(), Some(Filled::back(form, errors))).await,
    };
    let keep = move |tx: &mut crate::tx::Tx<'_>| {
        tx.once(form.once(), |tx| {
            let (page, version) = (PromisePage::read(tx, &slug)?, new.version);
            actions::promise(tx, &new.resolve(page.trial.id, page.organisation), version)?;
            Ok(format!("{}#lovet", paths::involvement(&slug)))
        })
    };
    let (_, path) = cx.write(keep).await?;
    Ok(see_other(&path))
}

async fn promise_form(cx: &Cx, slug: String, back: Option<Filled>) -> Reply {
    let (ui, page) = cx.read(move |tx| PromisePage::read(tx, &slug)).await?;
    let stands = || {
        let promise = page.promise.as_ref();
        let form = FormData::default()
            .with("form", promise.and_then(|p| p.form).map_or("", Form::as_str))
            .with("words", promise.map(|p| p.words.clone()).unwrap_or_default())
            .with("source", promise.and_then(|p| p.source.clone()).unwrap_or_default())
            .with("version", promise.map_or(0, |p| p.version).to_string());
        Filled::with(form)
    };
    let filled = back.unwrap_or_else(stands);
    Ok(cx.page_as(status(&filled), &ui, &ui.t("promise-title"), &views::promise::form(&ui, &page, &filled)))
}
