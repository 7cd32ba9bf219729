//! Erfaringstorget: an experience-exchange forum for municipal trials (*frikommuneforsøk*).
//!
//! The house has technical floors below, vertical slices above, and composition on top. A module imports only from
//! lower floors; `tests/tidy.rs` reads the source and says so when one does not. The map stands in README.md.

// Floor 0: no SQL, no HTTP.
pub mod clock;
pub mod config;
pub mod error;
pub mod i18n;
pub mod ids;
pub mod text;

// Floor 1: generic machinery; no feature knows itself here.
pub mod audit;
pub mod db;
pub mod jobs;
pub mod mail;
pub mod search;

// Floor 2: handles built once; who is asking; what a transaction carries.
pub mod app;
pub mod tx;
pub mod viewer;

// Floor 3: the page kit.
pub mod web;

// Floor 4: slices, each using only the public face of those before it.
// accounts < organisations < areas < provisions < follows < trials < threads < guidance < involvement < results < peers < announcements < calendar < moderation < notifications < alerts < digests < discover < places < operation
pub mod accounts;
pub mod alerts;
pub mod announcements;
pub mod areas;
pub mod calendar;
pub mod digests;
pub mod discover;
pub mod follows;
pub mod guidance;
pub mod involvement;
pub mod moderation;
pub mod notifications;
pub mod operation;
pub mod organisations;
pub mod peers;
pub mod places;
pub mod provisions;
pub mod results;
pub mod threads;
pub mod trials;

// Floor 5: composition.
pub mod dev;
pub mod server;
pub mod worker;
