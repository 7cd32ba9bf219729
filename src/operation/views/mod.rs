//! The operator's page and the demo's post office.

mod overview;
mod post;
mod post_office;

pub(super) use overview::overview;
pub(super) use post::{Delivery, post};
pub(super) use post_office::{View, letter, letters};
