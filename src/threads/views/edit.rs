//! Editing a post, and its earlier wordings.

use maud::{Markup, html};

use super::new::answer;
use crate::threads::form::{BODY, TITLE};
use crate::threads::queries::page::{Head, Post};
use crate::threads::queries::post::Version;
use crate::web::ui::{self, Field, hidden};
use crate::web::{Filled, Ui, paths};

/// The form; `now` is the post's present text when somebody edited it meanwhile.
pub fn form(ui: &Ui, head: &Head, post: &Post, filled: &Filled, now: Option<&str>) -> Markup {
    let opening = post.row.number == Some(1);
    let number = post.row.number.unwrap_or(1);
    let (label, help) = if opening { head.kind.body_keys() } else { ("reply-body", "reply-body-help") };
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&paths::area(&head.area_slug), ui.pick(&head.area_nb, &head.area_nn)), (&paths::post(head.id, &head.title, number), &head.title)]))
            header.page-head { h1 { (ui.t("edit-title")) } p.lead { (ui.t("edit-lead")) } }
            form.form method="post" action=(paths::post_act(post.row.id, "rediger")) novalidate {
                (ui::error_summary(ui, filled))
                @if let Some(now) = now {
                    section.preview aria-labelledby="na" { h2 id="na" { (ui.t("edit-now")) } pre { (now) } }
                }
                (hidden("version", filled.value("version")))
                @if opening { (ui::text_field(ui, filled, Field::new("title", "title-field", TITLE).help("title-field-help"), "text")) }
                (ui::text_area(ui, filled, Field::new("body", label, BODY).help(help), 10))
                @if opening { @for field in head.kind.guided() { (answer(ui, filled, field)) } }
                div.form-end {
                    button.ds-button type="submit" { (ui.t("edit-save")) }
                    a.ds-link href=(paths::post(head.id, &head.title, number)) { (ui.t("cancel")) }
                }
            }
        }
    }
}

/// The earlier wordings, newest first.
pub fn versions(ui: &Ui, head: &Head, post: &Post, versions: &[Version]) -> Markup {
    let number = post.row.number.unwrap_or(1);
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&paths::area(&head.area_slug), ui.pick(&head.area_nb, &head.area_nn)), (&paths::post(head.id, &head.title, number), &head.title)]))
            header.page-head { h1 { (ui.t("versions-title")) } p.lead { (ui.t("versions-lead")) } }
            @if versions.is_empty() { (ui::empty(&ui.t("versions-none"), Some((&paths::post(head.id, &head.title, number), &ui.t("back-to-thread"))))) }
            @for version in versions {
                section.stack aria-labelledby={ "v" (version.version) } {
                    h2 id={ "v" (version.version) } { (ui.tn("version", version.version.into())) ", " (ui.time(version.written_at)) }
                    pre.preview { (version.body_source) }
                }
            }
        }
    }
}
