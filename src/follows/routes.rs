//! One form, on every page of something that can be followed.

use actix_web::web::{ServiceConfig, post};

use super::{Level, Target, actions};
use crate::error::Error;
use crate::web::{Cx, FormData, Reply, paths, see_other};

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config.route(paths::FOLLOW, post().to(follow));
}

/// `hva` and `id` say what, or `lov`, `paragraf` and `ledd` which place in an act; `niva` how much (empty is not at all),
/// `til` where the form stood.
async fn follow(cx: Cx, form: FormData) -> Reply {
    let bad = || Error::BadRequest("bad-request");
    let target = Target::parse(form.get("hva")).ok_or_else(bad)?;
    let level = match form.get("niva") {
        "" => None,
        word => Some(Level::parse(word).filter(|level| Level::of(target).any(|l| l == *level)).ok_or_else(bad)?),
    };
    let to = paths::local(form.get("til")).to_owned();
    if target == Target::Provision && form.has("lov") {
        let ledd: i16 = form.get("ledd").parse().map_err(|_| bad())?;
        cx.write(move |tx| actions::set_place(tx, (form.get("lov"), form.get("paragraf"), ledd), level)).await?;
    } else {
        let id: i64 = form.get("id").parse().map_err(|_| bad())?;
        cx.write(move |tx| actions::set(tx, target, id, level)).await?;
    }
    Ok(see_other(&to))
}
