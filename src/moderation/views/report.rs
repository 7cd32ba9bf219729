//! Reporting a post: what it is about, why, and what happens then.

use maud::{Markup, html};

use crate::moderation::Why;
use crate::moderation::form::REPORT;
use crate::text::markdown::trusted;
use crate::threads::{Head, Post};
use crate::viewer::open_to_moderators_already;
use crate::web::ui::{Field, breadcrumbs, error_summary, once, radio, text_area};
use crate::web::{Filled, Ui, paths};

/// The form.
pub(in crate::moderation) fn report(ui: &Ui, head: &Head, post: &Post, filled: &Filled) -> Markup {
    let options: Vec<_> =
        Why::ALL.iter().map(|why| (why.as_str().to_owned(), ui.t(why.text_key()).into_owned(), None)).collect();
    html! {
        div.wrap {
            (top(ui, head, post))
            blockquote.reported lang=(head.language) {
                p.hat { b { (post.row.author_name) } @if let Some(organisation) = &post.row.organisation_name { " " span { (organisation) } } }
                div.prose { (trusted(&post.row.body_html)) }
            }
            form.form.after method="post" action=(paths::report(post.row.id)) novalidate {
                (error_summary(ui, filled))
                (once(filled))
                @if !open_to_moderators_already(&head.audience) { div.ds-alert data-color="info" { p { (ui.t("report-opens-room")) } } }
                (radio(ui, filled, Field::new("why", "report-why", 0), &options))
                (text_area(ui, filled, Field::new("words", "report-words", REPORT).help("report-words-help").optional(), 4))
                div.form-end {
                    button.ds-button type="submit" { (ui.t("report-send")) }
                    a.ds-link href=(there(head, post)) { (ui.t("cancel")) }
                }
            }
        }
    }
}

/// It is reported, and waits.
pub(in crate::moderation) fn reported(ui: &Ui, head: &Head, post: &Post) -> Markup {
    html! {
        div.wrap {
            (top(ui, head, post))
            div.ds-alert data-color="success" role="status" { p { (ui.t("report-taken")) } p { (ui.t("report-taken-then")) } }
            p.cluster.after-1 {
                a.ds-button data-variant="secondary" href=(there(head, post)) { (ui.t("back-to-thread")) }
                a.ds-link href=(paths::MY_CASES) { (ui.t("own-cases-title")) }
            }
        }
    }
}

fn there(head: &Head, post: &Post) -> String {
    paths::post(head.id, &head.title, post.row.number.unwrap_or(1))
}

fn top(ui: &Ui, head: &Head, post: &Post) -> Markup {
    let title = ui.t(if post.row.number == Some(1) { "report-thread" } else { "report-post" });
    html! {
        (breadcrumbs(ui, &[(&paths::area(&head.area_slug), ui.pick(&head.area_nb, &head.area_nn)), (&there(head, post), &head.title), (&ui.path, &title)]))
        header.page-head {
            h1 { (title) }
            p.lead { (ui.t("report-lead")) }
        }
    }
}
