//! Asking, answering, taking back, ending; and the page that gathers them for those who speak for an organisation.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Path;

use crate::error::Error;
use crate::ids::{PartnerLinkId, PartnerRequestId};
use crate::peers::actions::{self, Speaker};
use crate::peers::form::{self as typed, Choices};
use crate::peers::queries::{partners, profiles};
use crate::peers::{access, policy, views};
use crate::trials::{self, TrialFilter};
use crate::tx::Tx;
use crate::viewer::Hat;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /samarbeid`.
///
/// # Errors
/// `SignInNeeded`, or `Denied` for whoever speaks for no organisation.
pub async fn mine(cx: Cx) -> Reply {
    let (ui, (requests, links)) = cx
        .read(|tx| {
            tx.viewer.signed_in()?;
            let mine = tx.viewer.speaks_for();
            if mine.is_empty() {
                return Err(crate::error::Denied::NotRepresentative.into());
            }
            Ok((partners::requests(tx, None)?, partners::links(tx, &mine, None)?))
        })
        .await?;
    Ok(cx.page(&ui, &ui.t("partners-title"), &views::requests::mine(&ui, &requests, &links)))
}

/// `GET /samarbeid/ny?til=…&til=…`.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub async fn form(cx: Cx, req: HttpRequest) -> Reply {
    let query = FormData::of(req.query_string().as_bytes());
    let kind = if query.has("kind") { query.get("kind") } else { "seek" }.to_owned();
    form_page(&cx, Filled::with(query.with("kind", kind))).await
}

async fn form_page(cx: &Cx, filled: Filled) -> Reply {
    let asked = filled.form.clone();
    let (ui, (hat, choices)) = cx.read(move |tx| choices(tx, &asked)).await?;
    let page = views::requests::form(&ui, &hat, &choices, &filled);
    Ok(cx.page_as(status(&filled), &ui, &ui.t("request-title"), &page))
}

fn choices(tx: &mut Tx<'_>, form: &FormData) -> Result<(Hat, Choices), Error> {
    let hat = policy::can_ask(&tx.viewer)?;
    let filter = TrialFilter { organisation: Some(hat.organisation_id), ..TrialFilter::default() };
    let trials = trials::list(tx, &filter)?.into_iter().map(|trial| (trial.id, trial.title_nb, trial.title_nn));
    let choices = Choices {
        trials: trials.collect(),
        areas: crate::areas::all(tx)?,
        chosen: profiles::by_slug(tx, &typed::chosen(form))?,
    };
    Ok((hat, choices))
}

fn speaker(tx: &Tx<'_>, hat: &Hat) -> Result<Speaker, Error> {
    let me = tx.viewer.signed_in()?;
    Ok(Speaker { member: me.id, name: me.name.clone(), organisation: hat.organisation_id })
}

/// `POST /samarbeid/ny`.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub async fn send(cx: Cx, form: FormData) -> Reply {
    let (sent, domain) = (form.clone(), cx.app.mailer.domain().to_owned());
    let work = move |tx: &mut Tx<'_>| {
        tx.once(sent.once(), |tx| {
            let (hat, choices) = choices(tx, &sent)?;
            let new = typed::request(&sent, hat.organisation_id, &choices).map_err(Error::Invalid)?;
            actions::ask(tx, &domain, &speaker(tx, &hat)?, &new)?;
            Ok(paths::PARTNERS.to_owned())
        })
    };
    match cx.write(work).await {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => form_page(&cx, Filled::back(form, errors)).await,
        Err(other) => Err(other),
    }
}

/// `GET /samarbeid/foresporsel/{id}`.
///
/// # Errors
/// `NotFound` for whoever speaks for neither of the two.
pub async fn show(cx: Cx, id: Path<i64>) -> Reply {
    request_page(&cx, PartnerRequestId(*id), Filled::empty()).await
}

async fn request_page(cx: &Cx, id: PartnerRequestId, filled: Filled) -> Reply {
    let (ui, request) = cx.read(move |tx| access::request(tx, id)).await?;
    let page = views::requests::request(&ui, request.row(), &filled);
    Ok(cx.page_as(status(&filled), &ui, &request.row().purpose, &page))
}

/// `POST /samarbeid/foresporsel/{id}/svar`.
///
/// # Errors
/// `NotFound`, `Denied`, or `Conflict` when somebody came first.
pub async fn answer(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let (id, sent, domain) = (PartnerRequestId(*id), form.clone(), cx.app.mailer.domain().to_owned());
    let work = move |tx: &mut Tx<'_>| {
        tx.once(sent.once(), |tx| {
            let request = access::locked(tx, id)?;
            let hat = policy::can_answer(&tx.viewer, request.row())?;
            let answer = typed::answer(&sent).map_err(Error::Invalid)?;
            actions::answer(tx, &domain, &speaker(tx, &hat)?, request.row(), &answer)?;
            Ok(paths::partner_request(id))
        })
    };
    match cx.write(work).await {
        Ok((_, path)) => Ok(see_other(&path)),
        Err(Error::Invalid(errors)) => request_page(&cx, id, Filled::back(form, errors)).await,
        Err(other) => Err(other),
    }
}

/// `POST /samarbeid/foresporsel/{id}/trekk`.
///
/// # Errors
/// As `answer`.
pub async fn withdraw(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = PartnerRequestId(*id);
    let work = move |tx: &mut Tx<'_>| {
        tx.once(form.once(), |tx| {
            let request = access::locked(tx, id)?;
            let hat = policy::can_withdraw(&tx.viewer, request.row())?;
            actions::withdraw(tx, &speaker(tx, &hat)?, id)?;
            Ok(paths::partner_request(id))
        })
    };
    Ok(see_other(&cx.write(work).await?.1))
}

/// `POST /samarbeid/{id}/avslutt`.
///
/// # Errors
/// `NotFound`, `SignInNeeded`, `Denied`, or `Conflict` when it is ended.
pub async fn end(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let id = PartnerLinkId(*id);
    let work = move |tx: &mut Tx<'_>| {
        tx.once(form.once(), |tx| {
            let link = access::locked_link(tx, id)?;
            policy::can_end(&tx.viewer, link.row())?;
            actions::end(tx, id)?;
            Ok(paths::PARTNERS.to_owned())
        })
    };
    Ok(see_other(&cx.write(work).await?.1))
}

fn status(filled: &Filled) -> StatusCode {
    if filled.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
