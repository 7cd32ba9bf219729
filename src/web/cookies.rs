//! Cookies: only the strictly necessary. `__Host-` on https (RFC 6265bis), a plain name on loopback http.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::i18n::Lang;

const LANGUAGE: &str = "sprak";

/// The name of the session cookie.
pub fn session_cookie_name(https: bool) -> &'static str {
    if https { "__Host-okt" } else { "okt" }
}

/// A cookie for the whole site, out of reach of scripts, not sent from other sites except on plain navigation.
pub fn lasting(name: &str, value: String, days: i64, https: bool) -> Cookie<'static> {
    Cookie::build(name.to_owned(), value)
        .path("/")
        .http_only(true)
        .secure(https)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(days))
        .finish()
}

/// The same cookie, taken back.
pub fn expired(name: &str, https: bool) -> Cookie<'static> {
    let mut cookie = lasting(name, String::new(), 0, https);
    cookie.make_removal();
    cookie
}

/// The cookie that keeps the language chosen on the page.
pub fn language_cookie(lang: Lang, https: bool) -> Cookie<'static> {
    lasting(LANGUAGE, lang.code().to_owned(), 365, https)
}

pub(super) fn language(req: &HttpRequest) -> Option<Lang> {
    Lang::parse(req.cookie(LANGUAGE)?.value())
}

pub(super) fn session(req: &HttpRequest, https: bool) -> Option<String> {
    let cookie = req.cookie(session_cookie_name(https))?;
    Some(cookie.value().to_owned()).filter(|token| token.len() >= 16)
}
