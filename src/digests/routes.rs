//! Mail settings, the next letter, the letters she had, and stopping the letter without signing in.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Path, ServiceConfig, get, post};

use super::due::Cadence;
use super::queries::{history, settings};
use super::{actions, draft, form, mails, views, words};
use crate::accounts::{self, AtOnce};
use crate::error::{Error, FieldErrors};
use crate::notifications::{Stops, Token, stopping};
use crate::tx::Tx;
use crate::viewer::{self, Viewer};
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::LETTER_SETTINGS, get().to(page))
        .route(paths::LETTER_SETTINGS, post().to(choose))
        .route(paths::REPLY_MAIL, post().to(reply_mail))
        .route(paths::NEXT_LETTER, get().to(next))
        .route(paths::LETTERS, get().to(letters))
        .route("/avmelding/brev/{token}", get().to(show))
        .route("/avmelding/brev/{token}", post().to(stop));
}

async fn page(cx: Cx, req: HttpRequest) -> Reply {
    let all_zones = FormData::of(req.query_string().as_bytes()).get("tidssoner") == "alle";
    let (ui, settings) = cx.read(mine).await?;
    let filled = Filled::with(form::filled(&settings));
    Ok(cx.page(&ui, &ui.t("mail-title"), &views::settings::page(&ui, &settings, &filled, all_zones)))
}

fn mine(tx: &mut Tx<'_>) -> Result<settings::Settings, Error> {
    let me = tx.viewer.signed_in()?.id;
    settings::of(tx, me)
}

async fn choose(cx: Cx, form: FormData) -> Reply {
    match form::choice(&form) {
        Ok(choice) => {
            cx.write(move |tx| {
                accounts::set_zone(tx, choice.zone)?;
                actions::save(tx, choice)
            })
            .await?;
            Ok(see_other(paths::LETTER_SETTINGS))
        }
        Err(errors) => again(&cx, form, errors).await,
    }
}

/// The page with a form that did not do.
async fn again(cx: &Cx, form: FormData, errors: FieldErrors) -> Reply {
    let (ui, settings) = cx.read(mine).await?;
    let body = views::settings::page(&ui, &settings, &Filled::back(form, errors), true);
    Ok(cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &ui.t("mail-title"), &body))
}

async fn reply_mail(cx: Cx, form: FormData) -> Reply {
    match AtOnce::parse(&form) {
        Ok(wish) => {
            cx.write(move |tx| accounts::set_mail_at_once(tx, wish)).await?;
            Ok(see_other(paths::LETTER_SETTINGS))
        }
        Err(errors) => again(&cx, form, errors).await,
    }
}

/// `GET /meg/brev/neste`: what would be sent now.
async fn next(cx: Cx) -> Reply {
    let app = std::sync::Arc::clone(&cx.app);
    let (ui, (settings, draft, text)) = cx
        .read(move |tx| {
            let settings = mine(tx)?;
            let reader = reader(tx)?;
            let draft = draft(tx, &reader, &settings)?;
            let me = reader.me.as_ref().ok_or(Error::SignInNeeded)?;
            let written = mails::Written::new(&app, me, &draft.lines, draft.more, settings.generation, tx.now);
            let text = (!draft.lines.is_empty()).then(|| (written.subject.clone(), written.text()));
            Ok((settings, draft, text))
        })
        .await?;
    let text = text.as_ref().map(|(subject, text)| (subject.as_str(), text.as_str()));
    Ok(cx.page(&ui, &ui.t("next-letter-title"), &views::letter::next(&ui, &settings, &draft, text)))
}

/// The reader as her mailbox is, for the page shows what is sent there; but in a session that leaves hats at home, no more
/// than the session may see.
fn reader(tx: &mut Tx<'_>) -> Result<Viewer, Error> {
    let me = tx.viewer.signed_in()?;
    if me.hats_left_at_home > 0 { Ok(tx.viewer.clone()) } else { Ok(viewer::by_member(tx.conn, me.id, tx.now)?) }
}

/// `GET /meg/brev`; `?for=` a letter, for those before it.
async fn letters(cx: Cx, req: HttpRequest) -> Reply {
    let before = FormData::of(req.query_string().as_bytes()).get("for").parse().ok();
    let (ui, (digests, lines)) = cx
        .read(move |tx| {
            let digests = history::list(tx, before)?;
            let items = views::history::placed(&digests);
            Ok((digests, words::lines(tx, &items, true)?))
        })
        .await?;
    Ok(cx.page(&ui, &ui.t("letters-title"), &views::history::page(&ui, &digests, lines)))
}

/// The token of a link that stops the letter.
fn token(cx: &Cx, text: &str) -> Option<Token> {
    Token::read(&cx.app, text).filter(|token| token.stops == Stops::Letter)
}

async fn show(cx: Cx, text: Path<String>) -> Reply {
    let read = token(&cx, &text);
    let (ui, found) = cx
        .read(move |tx| match read {
            Some(token) => stopping::known(settings::by_link(tx, token.member, token.generation)),
            None => Ok(None),
        })
        .await?;
    let Some(settings) = found else { return Ok(stopping::no_such_link(&cx, &ui)) };
    Ok(cx.page(&ui, &ui.t("stop-letter-title"), &views::stop::page(&ui, &text, &settings)))
}

async fn stop(cx: Cx, text: Path<String>, body: Bytes) -> Reply {
    let one_click = stopping::one_click(&body);
    let wish = if one_click { "brev".to_owned() } else { FormData::of(&body).get("valg").to_owned() };
    let read = token(&cx, &text);
    let (ui, done) = cx
        .write(move |tx| match read {
            Some(token) => stopping::known(stopped(tx, token, &wish)),
            None => Ok(None),
        })
        .await?;
    Ok(stopping::pressed(&cx, &ui, done, one_click, &paths::stop_letter(&text)))
}

/// Slower, this one only, all, or after all again.
fn stopped(tx: &mut Tx<'_>, token: Token, wish: &str) -> Result<(), Error> {
    let now = settings::by_link(tx, token.member, token.generation)?;
    let cadence = match wish {
        "sjeldnere" => now.choice.cadence.slower().ok_or(Error::BadRequest("bad-request"))?,
        "brev" | "alt" => Cadence::Off,
        "ukentlig" => Cadence::Weekly,
        _ => return Err(Error::BadRequest("bad-request")),
    };
    if cadence != now.choice.cadence {
        actions::choose_by_link(tx, token.member, token.generation, cadence)?;
    }
    if wish == "alt" { accounts::stop_reply_mail(tx, token.member, token.generation) } else { Ok(()) }
}
