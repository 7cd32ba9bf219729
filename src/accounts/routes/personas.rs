//! Picking a persona, in the demo only.

use super::sign_in::signed_in;
use crate::accounts::actions::members;
use crate::accounts::{queries, views};
use crate::error::Error;
use crate::ids::MemberId;
use crate::web::{Cx, FormData, Reply};

/// `GET /demo/personer`.
///
/// # Errors
/// `NotFound` outside the demo.
pub async fn page(cx: Cx) -> Reply {
    if !cx.app.settings.demo_sign_in {
        return Err(Error::NotFound);
    }
    let (ui, personas) = cx.read(queries::personas).await?;
    Ok(cx.page(&ui, &ui.t("personas-title"), &views::personas::page(&ui, &personas)))
}

/// `POST /demo/personer`: signs in at once.
///
/// # Errors
/// `NotFound` outside the demo, and for who is no persona.
pub async fn pick(cx: Cx, form: FormData) -> Reply {
    if !cx.app.settings.demo_sign_in {
        return Err(Error::NotFound);
    }
    let member: MemberId = form.get("person").parse().map_err(|_| Error::NotFound)?;
    let agent = cx.user_agent.clone();
    let (_, entered) = cx.write(move |tx| members::enter_as_persona(tx, member, &agent)).await?;
    Ok(signed_in(&cx, &entered))
}
