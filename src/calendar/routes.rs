//! The calendar over HTTP: the list, events, and feeds for other programs.

use actix_web::http::{StatusCode, header};
use actix_web::web::{self, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{Days, NaiveDate};
use chrono_tz::Europe::Oslo;

use super::ics::{self, Feed};
use super::queries::{self, Choice, Scope};
use super::token::Token;
use super::views::{self, Listing, Own};
use super::{Entry, EntryKind, actions, form, policy};
use crate::areas;
use crate::error::{Error, FieldErrors};
use crate::i18n::Lang;
use crate::ids::EventId;
use crate::tx::Tx;
use crate::viewer::{self, Viewer};
use crate::web::{Cx, Filled, FormData, Reply, paths, see_other};

/// Entries on the page; years of deadlines.
const MOST: i64 = 300;
/// Entries in a feed.
const MOST_IN_FEED: i64 = 1000;
/// How far back a feed goes, in days.
const BACK: u64 = 366;

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route(paths::CALENDAR, web::get().to(list))
        .route(paths::NEW_EVENT, web::get().to(new))
        .route(paths::NEW_EVENT, web::post().to(submit))
        .route(paths::SUBSCRIBE, web::get().to(subscribe))
        .route(paths::RENEW_FEED, web::post().to(renew))
        .route(paths::OPEN_FEED, web::get().to(open_feed))
        .route("/kalender/omrade/{slug}.ics", web::get().to(area_feed))
        .route("/kalender/hendelse/{id}", web::get().to(event))
        .route("/kalender/hendelse/{id}/endre", web::get().to(edit))
        .route("/kalender/hendelse/{id}/endre", web::post().to(save))
        .route("/kalender/hendelse/{id}/avlys", web::post().to(cancel))
        // Last: a private address is any other word.
        .route("/kalender/{token}.ics", web::get().to(private_feed));
}

/// `GET /kalender?omrade=…&slag=…&tid=tidligere`.
async fn list(cx: Cx, req: HttpRequest) -> Reply {
    let query = FormData::of(req.query_string().as_bytes());
    let slug = Some(query.get("omrade").to_owned()).filter(|slug| !slug.is_empty());
    let listing =
        Listing { area: slug, kind: EntryKind::parse(query.get("slag")), past: query.get("tid") == views::PAST };
    let asked = listing.clone();
    let (ui, (areas, entries)) = cx
        .read(move |tx| {
            let areas = areas::all(tx)?;
            let area = asked
                .area
                .as_ref()
                .map(|slug| areas.iter().find(|area| area.slug == *slug).map(|area| area.id).ok_or(Error::NotFound));
            let scope =
                Scope { area: area.transpose()?, kinds: asked.kind.into_iter().collect(), ..in_time(tx, asked.past) };
            Ok((areas, queries::entries(tx, &scope, MOST)?))
        })
        .await?;
    Ok(cx.page(&ui, &ui.t("calendar"), &views::list(&ui, &listing, &areas, &entries)))
}

/// From today on, or what is past with the latest first.
fn in_time(tx: &Tx<'_>, past: bool) -> Scope {
    let today = tx.now.with_timezone(&Oslo).date_naive();
    if past {
        let yesterday = today.checked_sub_days(Days::new(1));
        Scope { to: yesterday, backwards: true, ..Scope::default() }
    } else {
        Scope { from: Some(today), ..Scope::default() }
    }
}

/// `GET /kalender/hendelse/{id}`.
async fn event(cx: Cx, id: Path<i64>) -> Reply {
    let id = EventId(*id);
    let (ui, entry) = cx.read(move |tx| queries::event(tx, id)).await?;
    Ok(cx.page(&ui, entry.title(&ui), &views::event(&ui, id, &entry)))
}

/// `GET /kalender/ny`: for those who speak for somebody.
async fn new(cx: Cx, req: HttpRequest) -> Reply {
    let subject = FormData::of(req.query_string().as_bytes()).get("gjelder").to_owned();
    let (ui, choices) = cx.read(queries::choices).await?;
    let form = FormData::default()
        .with("kind", EntryKind::Deadline.as_str())
        .with("language", cx.lang.code())
        .with("audience", "open")
        .with("subject", subject);
    let page = views::form(&ui, None, &Filled::with(form), &choices);
    Ok(cx.page(&ui, &ui.t("event-new"), &page))
}

enum Outcome {
    Done(EventId),
    Back(Vec<Choice>, FieldErrors),
}

/// `POST /kalender/ny`.
async fn submit(cx: Cx, form: FormData) -> Reply {
    let sent = form.clone();
    let (ui, outcome) = cx
        .write(move |tx| {
            let choices = queries::choices(tx)?;
            let hat = policy::can_enter(&tx.viewer)?.clone();
            match form::parse(&sent, &tx.viewer, &hat, &choices) {
                Ok(new) => tx.once(sent.once(), |tx| Ok(paths::event(actions::add(tx, &new)?))).map(Ok),
                Err(errors) => Ok(Err((choices, errors))),
            }
        })
        .await?;
    Ok(match outcome {
        Ok(path) => see_other(&path),
        Err((choices, errors)) => {
            let page = views::form(&ui, None, &Filled::back(form, errors), &choices);
            cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &ui.t("event-new"), &page)
        }
    })
}

/// An event she may change, and what it can be about.
fn own(tx: &mut Tx<'_>, id: EventId) -> Result<(Entry, Vec<Choice>), Error> {
    let entry = queries::event(tx, id)?;
    policy::can_change(&tx.viewer, &entry)?;
    Ok((entry, queries::choices(tx)?))
}

/// `GET /kalender/hendelse/{id}/endre`.
async fn edit(cx: Cx, id: Path<i64>) -> Reply {
    let id = EventId(*id);
    let (ui, (entry, choices)) = cx.read(move |tx| own(tx, id)).await?;
    let page = views::form(&ui, Some(id), &Filled::with(form::filled(&entry)), &choices);
    Ok(cx.page(&ui, &ui.t("event-edit"), &page))
}

/// `POST /kalender/hendelse/{id}/endre`.
async fn save(cx: Cx, id: Path<i64>, form: FormData) -> Reply {
    let (id, sent) = (EventId(*id), form.clone());
    let (ui, outcome) = cx
        .write(move |tx| {
            let (_, choices) = own(tx, id)?;
            let hat = policy::can_enter(&tx.viewer)?.clone();
            let sequence: i32 = sent.get("version").parse().map_err(|_| Error::BadRequest("bad-request"))?;
            match form::parse(&sent, &tx.viewer, &hat, &choices) {
                Ok(new) => actions::change(tx, id, sequence, &new).map(|()| Outcome::Done(id)),
                Err(errors) => Ok(Outcome::Back(choices, errors)),
            }
        })
        .await?;
    Ok(match outcome {
        Outcome::Done(id) => see_other(&paths::event(id)),
        Outcome::Back(choices, errors) => {
            let page = views::form(&ui, Some(id), &Filled::back(form, errors), &choices);
            cx.page_as(StatusCode::UNPROCESSABLE_ENTITY, &ui, &ui.t("event-edit"), &page)
        }
    })
}

/// `POST /kalender/hendelse/{id}/avlys`.
async fn cancel(cx: Cx, id: Path<i64>) -> Reply {
    let id = EventId(*id);
    cx.write(move |tx| {
        own(tx, id)?;
        actions::cancel(tx, id)
    })
    .await?;
    Ok(see_other(&paths::event(id)))
}

/// `GET /kalender/abonner`. A session that leaves hats at home is not told of an address that carries them.
async fn subscribe(cx: Cx) -> Reply {
    let (ui, (areas, mine)) = cx
        .read(|tx| {
            let areas = areas::all(tx)?;
            let mine = match tx.viewer.me.as_ref().map(|me| (me.id, me.hats_left_at_home)) {
                None => Own::Guest,
                Some((_, at_home)) if at_home > 0 => Own::AtWork,
                Some((member, _)) => Own::At(Token { member, generation: queries::generation(tx, member)? }),
            };
            Ok((areas, mine))
        })
        .await?;
    let mine = match mine {
        Own::Guest => Own::Guest,
        Own::AtWork => Own::AtWork,
        Own::At(token) => Own::At(paths::private_feed(&token.write(&cx.app))),
    };
    Ok(cx.page(&ui, &ui.t("subscribe"), &views::subscribe(&ui, &areas, &mine)))
}

/// `POST /kalender/abonner/forny`.
async fn renew(cx: Cx) -> Reply {
    cx.write(|tx| {
        let me = tx.viewer.signed_in()?.id;
        actions::renew(tx, me)
    })
    .await?;
    Ok(see_other(paths::SUBSCRIBE))
}

/// `GET /kalender/alle.ics`: everything that is open to all.
async fn open_feed(cx: Cx) -> Reply {
    let (_, entries) = cx.read(|tx| feed_entries(tx, Viewer::guest(), Scope::default())).await?;
    Ok(answer(&cx, &cx.lang.t("feed-all"), cx.lang, &entries))
}

/// `GET /kalender/omrade/{slug}.ics`: what is open to all in an area.
async fn area_feed(cx: Cx, slug: Path<String>) -> Reply {
    let (_, (area, entries)) = cx
        .read(move |tx| {
            let area = areas::by_slug(tx, &slug)?;
            let scope = Scope { area: Some(area.id), ..Scope::default() };
            Ok((area, feed_entries(tx, Viewer::guest(), scope)?))
        })
        .await?;
    let name = if cx.lang == Lang::NN { &area.name_nn } else { &area.name_nb };
    Ok(answer(&cx, &cx.lang.ta("feed-area", &[("area", name.as_str().into())]), cx.lang, &entries))
}

/// `GET /kalender/{token}.ics`: what a member may read, of all, of her areas and organisations and of what she follows; with `?alt=ja` of every
/// area. Rights are those she has now.
async fn private_feed(cx: Cx, token: Path<String>, req: HttpRequest) -> Reply {
    let every = FormData::of(req.query_string().as_bytes()).has("alt");
    let token = Token::read(&cx.app, &token).ok_or(Error::NotFound)?;
    let (_, (lang, entries)) = cx
        .read(move |tx| {
            if queries::generation(tx, token.member)? != token.generation {
                return Err(Error::NotFound);
            }
            let owner = viewer::by_member(tx.conn, token.member, tx.now)?;
            let lang = owner.me.as_ref().map_or(tx.lang, |me| me.lang);
            let near = if every { None } else { queries::near(tx, &owner)? };
            Ok((lang, feed_entries(tx, owner, Scope { near, ..Scope::default() })?))
        })
        .await?;
    Ok(answer(&cx, &lang.t("feed-private"), lang, &entries))
}

fn feed_entries(tx: &mut Tx<'_>, owner: Viewer, scope: Scope) -> Result<Vec<Entry>, Error> {
    let asked_by = std::mem::replace(&mut tx.viewer, owner);
    let from: Option<NaiveDate> = tx.now.with_timezone(&Oslo).date_naive().checked_sub_days(Days::new(BACK));
    let entries = queries::entries(tx, &Scope { from, ..scope }, MOST_IN_FEED);
    tx.viewer = asked_by;
    entries
}

fn answer(cx: &Cx, name: &str, lang: Lang, entries: &[Entry]) -> HttpResponse {
    let feed = Feed { name, lang, base: cx.app.settings.base(), domain: cx.app.mailer.domain() };
    HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::CONTENT_DISPOSITION, "inline; filename=\"erfaringstorget.ics\""))
        .body(ics::write(feed, entries))
}
