//! Opening a thread: choose its kind, fill in its guided form, look at it, send it.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use serde::Deserialize;

use crate::areas;
use crate::error::Error;
use crate::ids::{ThreadId, TrialId};
use crate::threads::form::ThreadForm;
use crate::threads::queries::post::trial_choices;
use crate::threads::queries::related;
use crate::threads::views::new::{self, Beside, Choices};
use crate::threads::views::related as like;
use crate::threads::{NewThread, ThreadKind, policy};
use crate::tx::Tx;
use crate::web::{Cx, Filled, FormData, Reply, part, paths, see_other};

/// What the form starts with.
#[derive(Debug, Default, Deserialize)]
pub struct Start {
    omrade: Option<String>,
    tittel: Option<String>,
    forsok: Option<String>,
}

/// `GET /ny-trad`.
///
/// # Errors
/// `SignInNeeded`.
pub async fn choose(cx: Cx, start: Query<Start>) -> Reply {
    let (ui, ()) = cx.read(|tx| tx.viewer.signed_in().map(drop)).await?;
    Ok(cx.page(&ui, &ui.t("new-thread-title"), &new::choose(&ui, start.omrade.as_deref())))
}

/// `GET /ny-trad/{kind}`. An announcement has a form of its own.
///
/// # Errors
/// `NotFound` for a kind there is not; `SignInNeeded`, `Denied`.
pub async fn form(cx: Cx, kind: Path<String>, start: Query<Start>) -> Reply {
    let kind = ThreadKind::parse(&kind).ok_or(Error::NotFound)?;
    if kind == ThreadKind::Announcement {
        return Ok(see_other(paths::NEW_ANNOUNCEMENT));
    }
    let (ui, choices) = cx.read(move |tx| choices(tx, kind)).await?;
    let trial = choices.trials.iter().find(|choice| Some(&choice.slug) == start.forsok.as_ref());
    let form = FormData::default()
        .with("trial", trial.map(|choice| choice.id.to_string()).unwrap_or_default())
        .with("area", start.omrade.clone().unwrap_or_default())
        .with("title", start.tittel.clone().unwrap_or_default())
        .with("audience", "open")
        .with("language", cx.lang.code());
    let page = new::form(&ui, kind, &Filled::with(form), &choices, Beside::Nothing);
    Ok(cx.page(&ui, &ui.t(kind.text_key()), &page))
}

/// `GET /ny-trad/lignende?tittel=`: threads like that, for a script of ours to show beside the title.
///
/// # Errors
/// `SignInNeeded`.
pub async fn similar(cx: Cx, start: Query<Start>) -> Reply {
    let title = start.into_inner().tittel.unwrap_or_default();
    let (ui, similar) = cx
        .read(move |tx| {
            tx.viewer.signed_in()?;
            related::similar(tx, &title)
        })
        .await?;
    Ok(part(&ui, &like::similar(&ui, &similar)))
}

/// The form again, with threads like its title; nothing is written.
async fn with_similar(cx: &Cx, kind: ThreadKind, form: FormData) -> Reply {
    let title = form.get("title").to_owned();
    let (ui, (choices, similar)) = cx.read(move |tx| Ok((choices(tx, kind)?, related::similar(tx, &title)?))).await?;
    let page = new::form(&ui, kind, &Filled::with(form), &choices, Beside::Similar(&similar));
    Ok(cx.page(&ui, &ui.t(kind.text_key()), &page))
}

/// `POST /ny-trad/{kind}`: with `preview` the form comes back with what it would look like, with `similar` with threads
/// like it; else the thread is opened.
///
/// # Errors
/// As `form`.
pub async fn submit(cx: Cx, kind: Path<String>, form: FormData) -> Reply {
    let kind = ThreadKind::parse(&kind).filter(|kind| *kind != ThreadKind::Announcement).ok_or(Error::NotFound)?;
    if form.has("similar") {
        return with_similar(&cx, kind, form).await;
    }
    let parsed = ThreadForm::parse(kind, &form);
    let (preview, once) = (form.has("preview"), form.once());
    let (ui, outcome) = cx
        .write(move |tx| {
            let choices = choices(tx, kind)?;
            let new = match parsed.map(|parsed| resolve(tx, parsed, &choices)) {
                Ok(Ok(new)) => new,
                Ok(Err(Error::Invalid(errors))) | Err(errors) => return Ok(Outcome::Back(choices, errors)),
                Ok(Err(other)) => return Err(other),
            };
            if preview {
                return Ok(Outcome::Preview(choices, Box::new(new)));
            }
            tx.once(once, |tx| open(tx, &new)).map(Outcome::Opened)
        })
        .await?;
    let title = ui.t(kind.text_key());
    Ok(match outcome {
        Outcome::Opened(path) => see_other(&path),
        Outcome::Preview(choices, new) => {
            cx.page(&ui, &title, &new::form(&ui, kind, &Filled::with(form), &choices, Beside::Preview(&new)))
        }
        Outcome::Back(choices, errors) => {
            let page = new::form(&ui, kind, &Filled::back(form, errors), &choices, Beside::Nothing);
            cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &title, &page)
        }
    })
}

enum Outcome {
    Opened(String),
    Preview(Choices, Box<NewThread>),
    Back(Choices, crate::error::FieldErrors),
}

fn choices(tx: &mut Tx<'_>, kind: ThreadKind) -> Result<Choices, Error> {
    policy::can_open(&tx.viewer, kind)?;
    Ok(Choices { areas: areas::all(tx)?, trials: trial_choices(tx)? })
}

fn resolve(tx: &Tx<'_>, parsed: ThreadForm, choices: &Choices) -> Result<NewThread, Error> {
    let trials: Vec<TrialId> = choices.trials.iter().map(|choice| choice.id).collect();
    parsed.resolve(tx, &choices.areas, &trials)
}

fn open(tx: &mut Tx<'_>, new: &NewThread) -> Result<String, Error> {
    let (id, _): (ThreadId, _) = crate::threads::open(tx, new)?;
    Ok(paths::thread(id, &new.title))
}
