//! A trial's or non-trial's page.

pub(super) mod routes;
mod views;
