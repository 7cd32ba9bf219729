//! Signing in by mail, with the link or the code, and out again.

use std::sync::Arc;

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::accounts::actions::members::{self, Entered};
use crate::accounts::actions::sessions;
use crate::accounts::actions::sign_in::{self, NewSignIn, Tried};
use crate::accounts::{form, views};
use crate::clock::random_token;
use crate::error::FieldErrors;
use crate::web::{self as kit, Cx, Filled, FormData, Reply, paths, see_other};

/// `GET /logg-inn`. The browser gets its cookie here, so that a form sent twice comes from the same browser.
///
/// # Errors
/// `Busy`.
pub async fn page(cx: Cx, req: HttpRequest) -> Reply {
    let asked = FormData::of(req.query_string().as_bytes());
    let filled = Filled::with(FormData::default().with("til", paths::local(asked.get("til"))));
    let (ui, ()) = cx.read(|_| Ok(())).await?;
    let mut answer = cx.page(&ui, &ui.t("sign-in"), &views::sign_in::ask(&ui, &filled));
    let _ = answer.add_cookie(&browser_cookie(&cx, browser(&cx, &req).unwrap_or_else(random_token)));
    Ok(answer)
}

/// `POST /logg-inn`: the same answer whether the address is known or not.
///
/// # Errors
/// `TooMany` or `Busy`.
pub async fn ask(cx: Cx, req: HttpRequest, form: FormData) -> Reply {
    let email = match form::email(&form) {
        Ok(email) => email,
        Err(errors) => {
            let (ui, ()) = cx.read(|_| Ok(())).await?;
            let body = views::sign_in::ask(&ui, &Filled::back(form, errors));
            return Ok(cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &ui.t("sign-in"), &body));
        }
    };
    let browser = browser(&cx, &req).unwrap_or_else(random_token);
    let new =
        NewSignIn { email, browser: browser.clone(), client: cx.client.clone(), next: form.get("til").to_owned() };
    let (app, once) = (Arc::clone(&cx.app), form.once());
    let work = move |tx: &mut crate::tx::Tx<'_>| {
        tx.once(once, |tx| sign_in::ask(tx, &app, &new).map(|()| paths::SIGN_IN_CODE.to_owned()))
    };
    let (_, path) = cx.write(work).await?;
    let mut answer = see_other(&path);
    let _ = answer.add_cookie(&browser_cookie(&cx, browser));
    Ok(answer)
}

/// `GET /logg-inn/kode`.
///
/// # Errors
/// `Busy`.
pub async fn code_page(cx: Cx) -> Reply {
    let (ui, ()) = cx.read(|_| Ok(())).await?;
    Ok(cx.page(&ui, &ui.t("code-title"), &views::sign_in::code(&ui, &Filled::empty())))
}

/// `POST /logg-inn/kode`: only in the browser that asked.
///
/// # Errors
/// `Busy`.
pub async fn use_code(cx: Cx, req: HttpRequest, form: FormData) -> Reply {
    let code = match form::code(&form) {
        Ok(code) => code,
        Err(errors) => return code_again(&cx, form, errors).await,
    };
    let Some(browser) = browser(&cx, &req) else {
        return code_again(&cx, form, FieldErrors::one("kode", "code-void")).await;
    };
    let (app, agent) = (Arc::clone(&cx.app), cx.user_agent.clone());
    let work = move |tx: &mut crate::tx::Tx<'_>| match sign_in::by_code(tx, &app, &browser, &code)? {
        Tried::Right(row) => Ok(Ok(members::enter(tx, &row, &agent)?)),
        // Not a failure of the transaction: the wrong attempt must be kept.
        Tried::Wrong => Ok(Err("code-wrong")),
        Tried::Void => Ok(Err("code-void")),
    };
    match cx.write(work).await?.1 {
        Ok(entered) => Ok(signed_in(&cx, &entered)),
        Err(text_key) => code_again(&cx, form, FieldErrors::one("kode", text_key)).await,
    }
}

async fn code_again(cx: &Cx, form: FormData, errors: FieldErrors) -> Reply {
    let (ui, ()) = cx.read(|_| Ok(())).await?;
    let body = views::sign_in::code(&ui, &Filled::back(form, errors));
    Ok(cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &ui.t("code-title"), &body))
}

/// `GET /logg-inn/lenke/{token}`: only shows a button, for mail scanners follow links.
///
/// # Errors
/// `Busy`.
pub async fn link_page(cx: Cx, token: web::Path<String>) -> Reply {
    let (app, token) = (Arc::clone(&cx.app), token.into_inner());
    let (ui, row) = cx.read(move |tx| sign_in::of_link(tx, &app, &token)).await?;
    let email = row.map(|row| row.email);
    let status = if email.is_some() { StatusCode::OK } else { StatusCode::GONE };
    Ok(cx.page_as(status, &ui, &ui.t("sign-in"), &views::sign_in::link(&ui, email.as_deref())))
}

/// `POST /logg-inn/lenke/{token}`: uses it up.
///
/// # Errors
/// `Busy`.
pub async fn use_link(cx: Cx, token: web::Path<String>) -> Reply {
    let (app, agent, token) = (Arc::clone(&cx.app), cx.user_agent.clone(), token.into_inner());
    let work = move |tx: &mut crate::tx::Tx<'_>| {
        sign_in::by_link(tx, &app, &token)?.map(|row| members::enter(tx, &row, &agent)).transpose()
    };
    let (ui, entered) = cx.write(work).await?;
    match entered {
        Some(entered) => Ok(signed_in(&cx, &entered)),
        None => Ok(cx.page_as(StatusCode::GONE, &ui, &ui.t("sign-in"), &views::sign_in::link(&ui, None))),
    }
}

/// `POST /logg-ut`.
///
/// # Errors
/// `Busy`.
pub async fn sign_out(cx: Cx) -> Reply {
    cx.write(sessions::sign_out).await?;
    let https = cx.app.settings.https();
    let mut answer = see_other(paths::FRONT);
    let _ = answer.add_cookie(&kit::expired(kit::session_cookie_name(https), https));
    Ok(answer)
}

/// On to where she was going, with the session's cookie and the account's language.
pub fn signed_in(cx: &Cx, entered: &Entered) -> HttpResponse {
    let https = cx.app.settings.https();
    let mut answer = see_other(paths::local(&entered.next));
    for cookie in [
        kit::lasting(kit::session_cookie_name(https), entered.token.clone(), sessions::LONGEST_DAYS, https),
        kit::language_cookie(entered.lang, https),
        kit::expired(browser_cookie_name(https), https),
    ] {
        // It only fails on characters that neither tokens nor language codes have.
        let _ = answer.add_cookie(&cookie);
    }
    answer
}

fn browser_cookie_name(https: bool) -> &'static str {
    if https { "__Host-nettleser" } else { "nettleser" }
}

/// The cookie that tells the asking browser again, for as long as a code is valid.
fn browser_cookie(cx: &Cx, token: String) -> Cookie<'static> {
    let https = cx.app.settings.https();
    let mut cookie = kit::lasting(browser_cookie_name(https), token, 1, https);
    cookie.set_max_age(Duration::minutes(sign_in::VALID.num_minutes()));
    cookie
}

fn browser(cx: &Cx, req: &HttpRequest) -> Option<String> {
    let cookie = req.cookie(browser_cookie_name(cx.app.settings.https()))?;
    Some(cookie.value().to_owned()).filter(|token| (16..=64).contains(&token.len()))
}
