//! The register's page.

use maud::{Markup, html};
use url::form_urlencoded::Serializer;

use super::list::guidance_list;
use crate::areas::Area;
use crate::guidance::Row;
use crate::threads::{Cursor, ThreadKind};
use crate::web::form::{Filled, FormData};
use crate::web::ui::{self, Field};
use crate::web::{Ui, paths};

/// What the page shows.
pub(in crate::guidance) struct Shown {
    pub(in crate::guidance) areas: Vec<Area>,
    pub(in crate::guidance) rows: Vec<Row>,
    /// The address of the area asked for; empty is all.
    pub(in crate::guidance) area: String,
    /// The words looked for.
    pub(in crate::guidance) words: String,
    pub(in crate::guidance) replaced_too: bool,
    /// Where this page begins.
    pub(in crate::guidance) after: Option<Cursor>,
    /// Where the next one does.
    pub(in crate::guidance) next: Option<Cursor>,
}

impl Shown {
    fn address(&self, after: Option<Cursor>) -> String {
        let mut query = Serializer::new(String::new());
        let after = after.map(|after| after.to_string()).unwrap_or_default();
        let replaced = if self.replaced_too { "ja" } else { "" };
        let pairs = [("omrade", self.area.as_str()), ("q", &self.words), ("erstattet", replaced), ("etter", &after)];
        query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
        let query = query.finish();
        if query.is_empty() { paths::GUIDANCE.to_owned() } else { format!("{}?{query}", paths::GUIDANCE) }
    }

    fn filtered(&self) -> bool {
        !self.area.is_empty() || !self.words.is_empty() || self.after.is_some()
    }
}

/// The whole page.
pub(in crate::guidance) fn register(ui: &Ui, shown: &Shown) -> Markup {
    let ask = paths::new_thread(ThreadKind::GuidanceRequest.as_str());
    let first = shown.after.map(|_| shown.address(None));
    let next = shown.next.map(|after| shown.address(Some(after)));
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::GUIDANCE, &ui.t("guidance-title"))]))
            header.page-head {
                h1 { (ui.t("guidance-title")) }
                p.lead { (ui.t("guidance-lead")) }
                div.cluster {
                    a.ds-button href=(ask) { (ui.t("guidance-ask")) }
                    a.ds-link href=(paths::GUIDANCE_TIMES) { (ui.t("guidance-times-link")) }
                }
            }
            (filters(ui, shown))
            @if shown.rows.is_empty() && shown.filtered() {
                (ui::empty(&ui.t("guidance-none-found"), Some((paths::GUIDANCE, &ui.t("guidance-all")))))
            } @else if shown.rows.is_empty() {
                (ui::empty(&ui.t("guidance-none"), Some((&ask, &ui.t("guidance-ask")))))
            } @else {
                (guidance_list(ui, &shown.rows, true))
                (ui::older_newer(ui, first.as_deref(), next.as_deref()))
            }
        }
    }
}

fn filters(ui: &Ui, shown: &Shown) -> Markup {
    let filled = Filled::with(FormData::default().with("omrade", shown.area.clone()).with("q", shown.words.clone()));
    let all = (String::new(), ui.t("filter-all").into_owned());
    let areas: Vec<_> =
        std::iter::once(all).chain(shown.areas.iter().map(|a| (a.slug.clone(), a.name(ui).to_owned()))).collect();
    html! {
        form.filters role="search" method="get" action=(paths::GUIDANCE) {
            (ui::text_field(ui, &filled, Field::new("q", "guidance-search", 200), "search"))
            (ui::select(ui, &filled, Field::new("omrade", "list-area", 80), &areas))
            (ui::checkbox(ui, "erstattet", "guidance-replaced-too", shown.replaced_too))
            button.ds-button data-variant="secondary" type="submit" { (ui.t("filter-show")) }
        }
    }
}
