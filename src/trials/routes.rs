//! The register of trials.

use actix_web::web::{ServiceConfig, get};

use super::{TrialFilter, list, views};
use crate::web::{Cx, Reply, paths};

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config.route(paths::TRIALS, get().to(show_register));
}

async fn show_register(cx: Cx) -> Reply {
    let (ui, trials) = cx.read(|tx| list(tx, &TrialFilter::default())).await?;
    Ok(cx.page(&ui, &ui.t("trials"), &views::register(&ui, &trials)))
}
