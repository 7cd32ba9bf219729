//! The page of all threads.

use maud::{Markup, html};

use super::{Listing, Page, UNANSWERED};
use crate::areas::Area;
use crate::threads::{ThreadKind, thread_list};
use crate::web::form::{Filled, FormData};
use crate::web::ui::{self, Field};
use crate::web::{Ui, paths};

/// The whole page.
pub(super) fn threads(ui: &Ui, listing: &Listing, areas: &[Area], page: &Page, pager: (Option<&str>, Option<&str>)) -> Markup {
    html! {
        div.wrap {
            (ui::crumbs(ui, &[], &ui.t("nav-threads")))
            header.page-head {
                h1 { (ui.t("nav-threads")) }
                p.lead { (ui.t("list-lead")) }
                div.cluster { a.ds-button href=(paths::NEW_THREAD) { (ui.t("write-thread")) } }
            }
            (filters(ui, listing, areas))
            @if page.rows.is_empty() {
                (ui::empty(&ui.t("list-threads-none"), Some((paths::NEW_THREAD, &ui.t("write-thread")))))
            } @else {
                (thread_list(ui, &page.rows, true))
                (ui::older_newer(ui, pager.0, pager.1))
            }
        }
    }
}

fn filters(ui: &Ui, listing: &Listing, areas: &[Area]) -> Markup {
    let form = FormData::default().with("slag", listing.word()).with("omrade", listing.area.clone().unwrap_or_default());
    let filled = Filled::with(form);
    let all = (String::new(), ui.t("filter-all").into_owned());
    let kinds = ThreadKind::ALL.iter().map(|k| (k.as_str().to_owned(), ui.t(k.text_key()).into_owned()));
    let unanswered = (UNANSWERED.to_owned(), ui.t("list-unanswered").into_owned());
    let kinds: Vec<_> = [all.clone(), unanswered].into_iter().chain(kinds).collect();
    let areas: Vec<_> = std::iter::once(all).chain(areas.iter().map(|a| (a.slug.clone(), a.name(ui).to_owned()))).collect();
    html! {
        form.filters method="get" action=(paths::THREADS) {
            (ui::select(ui, &filled, Field::new("slag", "list-kind", 40), &kinds))
            (ui::select(ui, &filled, Field::new("omrade", "list-area", 80), &areas))
            button.ds-button data-variant="secondary" type="submit" { (ui.t("filter-show")) }
        }
    }
}
