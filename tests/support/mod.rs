//! What tests stand on. A test is a function in a module named in `main.rs`: `let app = TestApp::start();` gives it the
//! service with its own database, `app.member(…).at(…)` people, `app.sign_in(&kari)` a browser, `get`, `submit` and
//! `Page::text` what people do and see, `app.work()` the jobs, and `app.advance(…)` time. See `harness.rs` for each.

pub(crate) mod app;
pub(crate) mod browser;
pub(crate) mod chromium;
pub(crate) mod cluster;
pub(crate) mod mail;
pub(crate) mod meili;
pub(crate) mod page;
pub(crate) mod people;
pub(crate) mod routes;
pub(crate) mod sink;

pub(crate) use app::TestApp;
pub(crate) use browser::Browser;
pub(crate) use people::{Organisation, Person};
