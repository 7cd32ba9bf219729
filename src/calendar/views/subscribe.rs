//! The addresses that other calendars can follow.

use maud::{Markup, html};

use crate::areas::Area;
use crate::web::ui;
use crate::web::{Ui, paths};

/// Whether the reader has an address of her own that can be shown here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::calendar) enum Own<A> {
    /// Nobody is signed in.
    Guest,
    /// This session leaves hats at home that her address would carry.
    AtWork,
    /// Her address.
    At(A),
}

/// The page.
pub(in crate::calendar) fn subscribe(ui: &Ui, areas: &[Area], own: &Own<String>) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::CALENDAR, &ui.t("calendar")), (paths::SUBSCRIBE, &ui.t("subscribe"))]))
            header.page-head { h1 { (ui.t("subscribe")) } p.lead { (ui.t("subscribe-lead")) } }
            section aria-labelledby="min" {
                (ui::heading("min", &ui.t("subscribe-own"), None))
                @match own {
                    Own::Guest => (ui::empty(&ui.t("subscribe-sign-in"), Some((&paths::sign_in(paths::SUBSCRIBE), &ui.t("sign-in"))))),
                    Own::AtWork => (ui::empty(&ui.t("subscribe-at-work"), Some((paths::SIGN_IN, &ui.t("other-mailbox"))))),
                    Own::At(own) => (private(ui, own)),
                }
            }
            section.after aria-labelledby="apne" {
                (ui::heading("apne", &ui.t("subscribe-open"), None))
                p { (ui.t("subscribe-open-about")) }
                dl.addresses {
                    dt { (ui.t("feed-all")) } (address(ui, paths::OPEN_FEED))
                    @for area in areas { dt { (area.name(ui)) } (address(ui, &paths::area_feed(&area.slug))) }
                }
            }
        }
    }
}

fn private(ui: &Ui, own: &str) -> Markup {
    html! {
        p { (ui.t("subscribe-own-about")) }
        dl.addresses {
            dt { (ui.t("subscribe-own-near")) } (address(ui, own))
            dt { (ui.t("subscribe-own-all")) } (address(ui, &format!("{own}?alt=ja")))
        }
        p.small.quiet { (ui.t("subscribe-own-secret")) }
        form.after-1 method="post" action=(paths::RENEW_FEED) { button.ds-button data-variant="secondary" data-size="sm" type="submit" { (ui.t("subscribe-renew")) } }
    }
}

/// The address in full, for copying.
fn address(ui: &Ui, path: &str) -> Markup {
    html! { dd { a.ds-link href=(path) { (ui.base) (path) } } }
}
