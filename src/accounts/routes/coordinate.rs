//! What a coordinator does: sees members, answers requests, invites, ends memberships.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use crate::accounts::actions::{invitations, memberships};
use crate::accounts::queries::{self, Coordinated};
use crate::accounts::{form, views};
use crate::error::Error;
use crate::ids::{MembershipId, OrganisationId};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, Ui, paths, see_other};

/// `GET /organisasjon/{slug}/medlemmer`.
///
/// # Errors
/// `SignInNeeded`, `NotFound` or `Denied`.
pub async fn page(cx: Cx, req: HttpRequest, slug: web::Path<String>) -> Reply {
    let after = FormData::of(req.query_string().as_bytes()).get("fra").parse().unwrap_or(MembershipId(0));
    let (ui, seen) = cx.read(move |tx| load(tx, &slug, after)).await?;
    Ok(cx.page(&ui, &title(&ui, &seen), &views::coordinate::page(&ui, &seen, &Filled::empty())))
}

fn load(tx: &mut Tx<'_>, slug: &str, after: MembershipId) -> Result<Coordinated, Error> {
    tx.viewer.signed_in()?;
    let at = queries::organisation(tx, slug)?;
    memberships::coordinated_by_viewer(tx, &at)?;
    queries::coordinated(tx, at, after)
}

fn title(ui: &Ui, seen: &Coordinated) -> String {
    ui.ta("coordinate-title", &[("name", seen.organisation.name.clone().into())]).into_owned()
}

/// `POST /organisasjon/{slug}/medlemmer`: invites.
///
/// # Errors
/// `SignInNeeded`, `NotFound` or `Denied`.
pub async fn invite(cx: Cx, slug: web::Path<String>, form: FormData) -> Reply {
    let (domain, sent, to) = (cx.app.mailer.domain().to_owned(), form.clone(), slug.clone());
    let work = move |tx: &mut Tx<'_>| {
        let seen = load(tx, &to, MembershipId(0))?;
        Ok(match invited(tx, &seen, &sent, &domain) {
            Err(Error::Invalid(errors)) => Err((seen, errors)),
            other => Ok(other?),
        })
    };
    match cx.write(work).await? {
        (_, Ok(path)) => Ok(see_other(&path)),
        (ui, Err((seen, errors))) => {
            let body = views::coordinate::page(&ui, &seen, &Filled::back(form, errors));
            Ok(cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &title(&ui, &seen), &body))
        }
    }
}

/// Invites; what cannot be taken comes before anything is written.
fn invited(tx: &mut Tx<'_>, seen: &Coordinated, form: &FormData, domain: &str) -> Result<String, Error> {
    let at = &seen.organisation;
    let new = form::invite(form, at.standing()).map_err(Error::Invalid)?;
    invitations::invitable(tx, at, &new.email)?;
    tx.once(form.once(), |tx| invitations::invite(tx, at, &new, domain).map(|()| paths::coordinate(&at.slug)))
}

/// `POST /medlemskap/{organisation}/svar`: approves or changes, declines or ends, takes an invitation back.
///
/// # Errors
/// `SignInNeeded`, `NotFound`, `Denied`, or `Conflict` when somebody else was first.
pub async fn answer(cx: Cx, at: web::Path<i64>, form: FormData) -> Reply {
    let (at, domain) = (OrganisationId(at.into_inner()), cx.app.mailer.domain().to_owned());
    let key = || form.get("medlemskap").parse::<MembershipId>().map_err(|_| Error::NotFound);
    let done = match form.get("vedtak") {
        "bekreft" => {
            let (id, form) = (key()?, form.clone());
            cx.write(move |tx| {
                let standing = queries::organisation_by_id(tx, at)?.standing();
                let grant = form::grant(&form, standing).map_err(Error::Invalid)?;
                memberships::verify(tx, at, id, grant, &domain)
            })
            .await?
        }
        "avslutt" => {
            let id = key()?;
            cx.write(move |tx| memberships::close(tx, at, id, &domain)).await?
        }
        "trekk" => {
            let id: i64 = form.get("invitasjon").parse().map_err(|_| Error::NotFound)?;
            cx.write(move |tx| invitations::withdraw(tx, at, id)).await?
        }
        _ => return Err(Error::BadRequest("bad-request")),
    };
    Ok(see_other(&paths::coordinate(&done.1)))
}
