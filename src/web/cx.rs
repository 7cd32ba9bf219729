//! What a request carries: the app, the language, the session. `read` and `write` are the only way from a handler to
//! the database: one connection, one transaction, the viewer loaded first.

use std::future::{Ready, ready};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse, web};
use sha2::{Digest as _, Sha256};

use super::{cookies, guard, layout, paths, ui::Ui};
use crate::app::App;
use crate::db::Mode;
use crate::error::{Denied, Error};
use crate::i18n::Lang;
use crate::tx::Tx;
use crate::viewer::{self, Viewer};

/// What handlers answer with.
pub type Reply = Result<HttpResponse, Error>;

/// Statements this request has cost, for the header tests read.
#[derive(Clone, Default)]
pub(super) struct Cost(pub(super) Arc<AtomicU32>);

/// Whether this request's session is to be noted as used, for the middleware that does it after the page is made: what
/// reads is read only.
#[derive(Clone, Default)]
pub struct InUse(Arc<AtomicBool>);

impl InUse {
    /// Whether it is to be noted.
    pub fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Whether this page is one the reader has been told of and not seen, for the middleware that notes it as seen.
#[derive(Clone, Default)]
pub struct ToldOf(Arc<AtomicBool>);

impl ToldOf {
    /// Whether it is.
    pub fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The context of a request.
#[derive(Clone)]
pub struct Cx {
    /// The handles of the process.
    pub app: Arc<App>,
    /// The language of the page.
    pub lang: Lang,
    /// Path and query, for coming back.
    pub path: String,
    /// The network address asking, as far as trusted proxies tell.
    pub client: String,
    /// The browser's own description, cut to 200 characters.
    pub user_agent: String,
    /// The request is one that writes, to more than one's own account.
    writes: bool,
    session: Option<[u8; 32]>,
    cost: Cost,
    in_use: InUse,
    told_of: ToldOf,
}

impl FromRequest for Cx {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(req).ok_or_else(|| Error::Internal(anyhow::anyhow!("App is not in the application data"))))
    }
}

impl Cx {
    /// The context of a request; `None` when the application was put together without an `App`.
    pub fn of(req: &HttpRequest) -> Option<Self> {
        let app = Arc::clone(req.app_data::<web::Data<App>>()?);
        let header = |name| {
            req.headers().get(name).and_then(|value: &header::HeaderValue| value.to_str().ok()).unwrap_or_default()
        };
        let lang = cookies::language(req).unwrap_or_else(|| Lang::negotiate(header(header::ACCEPT_LANGUAGE)));
        let session = cookies::session(req, app.settings.https()).map(|token| Sha256::digest(token).into());
        let cost = req.extensions_mut().get_or_insert_with(Cost::default).clone();
        let in_use = req.extensions_mut().get_or_insert_with(InUse::default).clone();
        let told_of = req.extensions_mut().get_or_insert_with(ToldOf::default).clone();
        Some(Self {
            lang,
            path: req.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned(),
            writes: guard::writes(req.method()) && !paths::own_account(req.path()),
            client: client(req, app.settings.trusted_proxies),
            user_agent: header(header::USER_AGENT).chars().take(200).collect(),
            session,
            cost,
            in_use,
            told_of,
            app,
        })
    }

    /// Whether the request came with a session cookie, valid or not.
    pub fn has_session(&self) -> bool {
        self.session.is_some()
    }

    /// The same for what the service itself keeps after a request, whatever it was.
    #[must_use]
    pub fn upkeep(mut self) -> Self {
        self.writes = false;
        self
    }

    /// Reads one state of the database. Gives what was read and who asked, for the layout.
    ///
    /// # Errors
    /// What `work` fails with, or `Busy`.
    pub async fn read<T, F>(&self, work: F) -> Result<(Ui, T), Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        self.run(Mode::Read, work).await
    }

    /// Reads and writes in one transaction; jobs enqueued in it start when it has committed.
    ///
    /// # Errors
    /// What `work` fails with (then nothing is kept), or `Busy`.
    pub async fn write<T, F>(&self, work: F) -> Result<(Ui, T), Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        self.run(Mode::Write, work).await
    }

    async fn run<T, F>(&self, mode: Mode, work: F) -> Result<(Ui, T), Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        let (session, now, lang, writes) = (self.session, self.app.clock.now(), self.lang, self.writes);
        let (outcome, cost) = self
            .app
            .db
            .run(mode, move |conn| {
                let viewer = match session {
                    Some(hash) => viewer::by_token(conn, &hash, now)?,
                    None => Viewer::guest(),
                };
                // The one place that holds a paused account back: whatever is sent comes by here.
                if writes && viewer.pause().is_some() {
                    return Err(Denied::Paused.into());
                }
                let mut tx = Tx::new(conn, viewer, now, lang);
                let value = work(&mut tx)?;
                let ring = tx.has_enqueued();
                Ok((tx.viewer, value, ring))
            })
            .await;
        self.cost.0.fetch_add(cost.count, Ordering::Relaxed);
        let (viewer, value, ring) = outcome?;
        if ring {
            self.app.bell.notify_one();
        }
        if viewer.in_use(now).is_some() {
            self.in_use.0.store(true, Ordering::Relaxed);
        }
        if viewer.unseen().iter().any(|one| paths::is_of(one, &self.path)) {
            self.told_of.0.store(true, Ordering::Relaxed);
        }
        Ok((Ui::new(self, viewer), value))
    }

    /// A page, 200.
    pub fn page(&self, ui: &Ui, title: &str, body: &maud::Markup) -> HttpResponse {
        self.page_as(StatusCode::OK, ui, title, body)
    }

    /// A page with another status: a form that came back is 422, for example.
    pub fn page_as(&self, status: StatusCode, ui: &Ui, title: &str, body: &maud::Markup) -> HttpResponse {
        html(status, layout::page(ui, title, body))
    }
}

/// A part of a page, for a script of ours to put in its place: what a member is shown is kept nowhere.
pub fn part(ui: &Ui, body: &maud::Markup) -> HttpResponse {
    const MEMBER: &str = "private, no-store";
    const GUEST: &str = "private, max-age=60";
    let cache = if ui.viewer.me.is_some() { MEMBER } else { GUEST };
    let mut answer = html(StatusCode::OK, body.0.clone());
    answer.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static(cache));
    answer
}

/// An HTML answer that is kept by no shared cache.
pub(super) fn html(status: StatusCode, page: String) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::VARY, "Cookie, Accept-Language"))
        .body(page)
}

/// 303: after a form has been taken, a page that can be loaded again.
pub fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, path)).finish()
}

/// The network address asking: the last `X-Forwarded-For` entry added by a proxy we trust.
fn client(req: &HttpRequest, proxies: u8) -> String {
    let peer = || req.peer_addr().map_or_else(|| "unknown".to_owned(), |addr| addr.ip().to_string());
    if proxies == 0 {
        return peer();
    }
    let forwarded = req.headers().get_all("x-forwarded-for").filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
    let chain: Vec<&str> = forwarded.map(str::trim).filter(|ip| !ip.is_empty()).collect();
    let at = chain.len().saturating_sub(usize::from(proxies));
    chain.get(at).map_or_else(peer, |ip| (*ip).to_owned())
}
