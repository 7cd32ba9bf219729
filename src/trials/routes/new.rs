//! Registering a trial, or something that did not become one.

use crate::areas::{self, Area};
use crate::error::{Error, FieldErrors};
use crate::ids::AreaId;
use crate::trials::actions::record::Writer;
use crate::trials::actions::register::{self, NewTrial};
use crate::trials::form::{self, NewRecord};
use crate::trials::{Reason, ReasonKind, TrialKind, TrialStatus, by_id, policy, views, write_text};
use crate::tx::Tx;
use crate::viewer::Audience;
use crate::web::{Cx, Filled, FormData, Reply, paths};

use super::{Outcome, sorted};

/// `GET /forsok/nytt`.
pub(super) async fn form(cx: Cx) -> Reply {
    let filled = Filled::with(FormData::default().with("language", cx.lang.code()));
    page(&cx, TrialKind::Trial, &filled).await
}

/// `GET /forsok/ble-ikke-noe`.
pub(super) async fn non_trial_form(cx: Cx) -> Reply {
    let filled = Filled::with(FormData::default().with("language", cx.lang.code()));
    page(&cx, TrialKind::NonTrial, &filled).await
}

/// `POST /forsok/nytt`.
pub(super) async fn submit(cx: Cx, form: FormData) -> Reply {
    let parsed = form::new_trial(&form);
    register(&cx, TrialKind::Trial, parsed, form).await
}

/// `POST /forsok/ble-ikke-noe`.
pub(super) async fn submit_non_trial(cx: Cx, form: FormData) -> Reply {
    let parsed = form::non_trial(&form);
    register(&cx, TrialKind::NonTrial, parsed, form).await
}

async fn page(cx: &Cx, kind: TrialKind, filled: &Filled) -> Reply {
    let (ui, areas) = cx.read(choices).await?;
    let page = views::new::form(&ui, kind, filled, &areas);
    Ok(cx.page_as(super::status(filled), &ui, &ui.t(views::new::title_key(kind)), &page))
}

fn choices(tx: &mut Tx<'_>) -> Result<Vec<Area>, Error> {
    policy::runner(&tx.viewer)?;
    areas::all(tx)
}

async fn register(cx: &Cx, kind: TrialKind, parsed: Result<NewRecord, FieldErrors>, form: FormData) -> Reply {
    let once = form.once();
    let sent = cx
        .write(move |tx| {
            let areas = choices(tx)?;
            let new = parsed.map_err(Error::Invalid)?;
            let area = areas.iter().find(|area| area.slug == new.area).map(|area| area.id);
            let area = area.ok_or_else(|| Error::Invalid(FieldErrors::one("area", "field-choose")))?;
            tx.once(once, |tx| add(tx, kind, area, &new))
        })
        .await;
    match sorted(sent, form)? {
        Outcome::Sent(reply) => Ok(reply),
        Outcome::Back(_, filled) => page(cx, kind, &filled).await,
    }
}

fn add(tx: &mut Tx<'_>, kind: TrialKind, area: AreaId, new: &NewRecord) -> Result<String, Error> {
    let hat = policy::runner(&tx.viewer)?.clone();
    let name = tx.viewer.signed_in()?.name.clone();
    let slug = register::free_slug(tx, &new.title)?;
    let audience = if new.publish { Audience::Open } else { Audience::Organisation(hat.organisation_id) };
    let status = if kind == TrialKind::Trial { TrialStatus::Idea } else { TrialStatus::ConsideredDeclined };
    let trial = NewTrial {
        slug: slug.clone(),
        number: None,
        area,
        kind,
        status,
        title: (new.title.clone(), new.title.clone()),
        summary: (new.summary.clone(), new.summary.clone()),
        reasons: reasons(new),
        year: new.year,
        source_name: None,
        source_url: None,
        participants: vec![hat.organisation_id],
        leads: kind == TrialKind::Trial,
        audience: audience.keys(),
        draft: !new.publish,
        demo: false,
    };
    let id = register::add(tx, &trial)?;
    let registered = by_id(tx, id)?;
    let writer = Writer { name, organisation: hat.organisation };
    for (field, text) in new.texts.iter().filter(|(_, text)| !text.is_empty()) {
        write_text(tx, &registered, (*field, text, &new.language), &writer)?;
    }
    Ok(paths::trial(&slug))
}

/// The reasons that were ticked, and one more for what was told in own words.
fn reasons(new: &NewRecord) -> Vec<Reason> {
    let typed = new.reasons.iter().map(|kind| Reason { kind: *kind, nb: String::new(), nn: String::new() });
    let words = (!new.words.is_empty()).then(|| Reason {
        kind: ReasonKind::Other,
        nb: new.words.clone(),
        nn: new.words.clone(),
    });
    typed.chain(words).collect()
}
