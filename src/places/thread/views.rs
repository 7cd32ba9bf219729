//! A thread's page: the thread, and around it what later slices have to say.

use maud::{Markup, html};

use super::Shown;
use crate::announcements;
use crate::threads::{Around, thread_view};
use crate::web::Ui;

/// The whole page.
pub(super) fn thread(ui: &Ui, shown: &Shown) -> Markup {
    let top = html! { @if let Some(standing) = &shown.standing { (announcements::part(ui, standing)) } };
    thread_view(ui, &shown.page, &Around { top, aside: html! {} })
}
