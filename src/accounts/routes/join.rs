//! Asking to become a member of an organisation.

use actix_web::http::StatusCode;
use actix_web::web;

use crate::accounts::actions::memberships::{self, Refusal};
use crate::accounts::queries::{self, Organisation};
use crate::accounts::{form, views};
use crate::error::Error;
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /organisasjon/{slug}/bli-med`.
///
/// # Errors
/// `SignInNeeded` or `NotFound`.
pub async fn page(cx: Cx, slug: web::Path<String>) -> Reply {
    let (ui, (at, refusal, someone)) = cx.read(move |tx| load(tx, &slug)).await?;
    let title = ui.ta("join-title", &[("name", at.name.clone().into())]).into_owned();
    Ok(cx.page(&ui, &title, &views::join::page(&ui, &at, refusal, someone, &Filled::empty())))
}

/// The organisation, why one cannot ask now, and whether there is somebody to answer.
fn load(tx: &mut Tx<'_>, slug: &str) -> Result<(Organisation, Option<Refusal>, bool), Error> {
    let at = queries::organisation(tx, slug)?;
    let refusal = memberships::may_ask(tx, &at)?;
    let someone = !queries::coordinators(tx, &at.place())?.is_empty();
    Ok((at, refusal, someone))
}

/// `POST /organisasjon/{slug}/bli-med`.
///
/// # Errors
/// `SignInNeeded`, `NotFound`, or `Conflict` when it cannot be asked for now.
pub async fn ask(cx: Cx, slug: web::Path<String>, form: FormData) -> Reply {
    let (domain, sent, once) = (cx.app.mailer.domain().to_owned(), form.clone(), form.once());
    let to = slug.clone();
    let work = move |tx: &mut Tx<'_>| {
        let (at, refusal, someone) = load(tx, &to)?;
        match form::wish(&sent, at.standing()) {
            Err(errors) => Ok(Err((at, refusal, someone, errors))),
            Ok(wish) => {
                Ok(Ok(tx.once(once, |tx| memberships::ask(tx, &at, &wish, &domain).map(|()| paths::join(&to)))?))
            }
        }
    };
    match cx.write(work).await? {
        (_, Ok(path)) => Ok(see_other(&path)),
        (ui, Err((at, refusal, someone, errors))) => {
            let title = ui.ta("join-title", &[("name", at.name.clone().into())]).into_owned();
            let body = views::join::page(&ui, &at, refusal, someone, &Filled::back(form, errors));
            Ok(cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &title, &body))
        }
    }
}
