//! Min side: profile, hats, sessions; and the language, which guests choose too.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;

use crate::accounts::actions::{members, memberships, sessions};
use crate::accounts::{form, queries, views};
use crate::error::Error;
use crate::i18n::Lang;
use crate::ids::{MembershipId, SessionId};
use crate::web::{self as kit, Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /meg`.
///
/// # Errors
/// `SignInNeeded`.
pub async fn page(cx: Cx, req: HttpRequest) -> Reply {
    let all_zones = FormData::of(req.query_string().as_bytes()).get("tidssoner") == "alle";
    let (ui, mine) = cx.read(queries::mine).await?;
    let filled = Filled::with(views::me::filled(&ui, &mine));
    Ok(cx.page(&ui, &ui.t("my-page"), &views::me::page(&ui, &mine, &filled, all_zones)))
}

/// `POST /meg`: the profile.
///
/// # Errors
/// `SignInNeeded`.
pub async fn change_profile(cx: Cx, form: FormData) -> Reply {
    match form::profile(&form) {
        Ok(profile) => {
            let lang = profile.lang;
            cx.write(move |tx| members::change_profile(tx, &profile)).await?;
            let mut answer = see_other(paths::ME);
            let _ = answer.add_cookie(&kit::language_cookie(lang, cx.app.settings.https()));
            Ok(answer)
        }
        Err(errors) => {
            let (ui, mine) = cx.read(queries::mine).await?;
            let body = views::me::page(&ui, &mine, &Filled::back(form, errors), true);
            Ok(cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &ui.t("my-page"), &body))
        }
    }
}

/// `POST /meg/hatt`.
///
/// # Errors
/// `NotFound` when this session may not wear it.
pub async fn choose_hat(cx: Cx, form: FormData) -> Reply {
    let hat: MembershipId = form.get("hatt").parse().map_err(|_| Error::NotFound)?;
    cx.write(move |tx| sessions::wear(tx, hat)).await?;
    Ok(see_other(paths::ME))
}

/// `POST /meg/vis-i-sok`: lets members find one by a membership, or no longer.
///
/// # Errors
/// `NotFound` when this session may not wear it.
pub async fn set_listed(cx: Cx, form: FormData) -> Reply {
    let hat: MembershipId = form.get("tilknytning").parse().map_err(|_| Error::NotFound)?;
    let listed = form.get("vis") == "ja";
    cx.write(move |tx| memberships::set_listed(tx, hat, listed)).await?;
    Ok(see_other(paths::ME))
}

/// `POST /meg/okter/avslutt`: one, or all the others.
///
/// # Errors
/// `NotFound` when it is not hers.
pub async fn end_sessions(cx: Cx, form: FormData) -> Reply {
    if form.has("andre") {
        cx.write(sessions::revoke_others).await?;
    } else {
        let session: SessionId = form.get("okt").parse().map_err(|_| Error::NotFound)?;
        cx.write(move |tx| sessions::revoke(tx, session)).await?;
    }
    Ok(see_other(paths::ME))
}

/// `POST /meg/tilknytning/avslutt`: leaves an organisation, or takes a request back.
///
/// # Errors
/// `NotFound` when it is not hers.
pub async fn leave(cx: Cx, form: FormData) -> Reply {
    let membership: MembershipId = form.get("tilknytning").parse().map_err(|_| Error::NotFound)?;
    cx.write(move |tx| memberships::leave(tx, membership)).await?;
    Ok(see_other(paths::ME))
}

/// `POST /sprak`.
///
/// # Errors
/// `BadRequest` for a language there are no texts in.
pub async fn choose_language(cx: Cx, form: FormData) -> Reply {
    let lang = Lang::parse(form.get("sprak")).ok_or(Error::BadRequest("bad-request"))?;
    if cx.has_session() {
        cx.write(move |tx| members::choose_language(tx, lang)).await?;
    }
    let mut answer = see_other(paths::local(form.get("til")));
    let _ = answer.add_cookie(&kit::language_cookie(lang, cx.app.settings.https()));
    Ok(answer)
}
