//! One form, on every page of something that can be followed.

use actix_web::web::{ServiceConfig, post};

use super::{Level, Target, actions};
use crate::error::Error;
use crate::web::{Cx, FormData, Reply, paths, see_other};

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config.route(paths::FOLLOW, post().to(follow));
}

/// `hva` and `id` say what, `niva` how much (empty is not at all), `til` where the form stood.
async fn follow(cx: Cx, form: FormData) -> Reply {
    let bad = || Error::BadRequest("bad-request");
    let target = Target::parse(form.get("hva")).ok_or_else(bad)?;
    let id: i64 = form.get("id").parse().map_err(|_| bad())?;
    let level = match form.get("niva") {
        "" => None,
        word => Some(Level::parse(word).filter(|level| Level::of(target).any(|l| l == *level)).ok_or_else(bad)?),
    };
    cx.write(move |tx| actions::set(tx, target, id, level)).await?;
    Ok(see_other(paths::local(form.get("til"))))
}
