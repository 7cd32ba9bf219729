//! What a moderator can do with one thread or one post, and what was decided before.

use maud::{Markup, html};

use super::{act_key, history, post_of, reason_options};
use crate::areas::Area;
use crate::ids::AreaId;
use crate::moderation::access::Moderated;
use crate::moderation::form::WORDS;
use crate::moderation::queries::page::{PostPage, ThreadPage};
use crate::moderation::{Decision, Reason, policy};
use crate::web::ui::{Field, audience, breadcrumbs, error_summary, hidden, once, radio, select, text_area};
use crate::web::{Filled, Ui, paths};

/// A thread's page.
pub(in crate::moderation) fn thread(ui: &Ui, page: &ThreadPage, filled: &Filled) -> Markup {
    let thread = page.on.row();
    let acts = choices(ui, |act| {
        policy::fits_thread(act, thread.state, thread.pinned) && !policy::own_case(&ui.viewer, act, thread.author_id)
    });
    let body = html! {
        (radio(ui, filled, Field::new("act", "decision-act", 0), &acts))
        @if acts.iter().any(|(value, ..)| value == Decision::Move.as_str()) {
            (select(ui, filled, Field::new("area", "decision-area", 0).help("decision-area-help").optional(),
                &area_options(ui, &page.areas, thread.area_id)))
        }
    };
    html! {
        div.wrap {
            (head(ui, &page.on, "moderate-thread-title"))
            (decision_form(ui, &paths::thread_act(thread.id, "moderer"), filled, &body, Reason::ALL))
            (history(ui, &page.taken))
        }
    }
}

/// A post's page.
pub(in crate::moderation) fn post(ui: &Ui, page: &PostPage, filled: &Filled) -> Markup {
    let post = page.on.row();
    let acts =
        choices(ui, |act| policy::fits_post(act, &post.state) && !policy::own_case(&ui.viewer, act, post.author_id));
    let body = radio(ui, filled, Field::new("act", "decision-act", 0), &acts);
    html! {
        div.wrap {
            (head(ui, page.on.thread(), "moderate-post-title"))
            h2.ds-sr-only { (ui.t("moderate-what-was-written")) }
            (post_of(ui, page.on.thread().row().kind, post))
            @if acts.is_empty() {
                p { (ui.t("decision-nothing")) }
            } @else {
                (decision_form(ui, &paths::post_act(post.id, "moderer"), filled, &body, Reason::ALL))
            }
            (history(ui, &page.taken))
        }
    }
}

fn head(ui: &Ui, on: &Moderated, title: &str) -> Markup {
    let (thread, area) = (on.row(), ui.pick(&on.area.0, &on.area.1));
    let (here, back) = (ui.t(title), paths::thread(thread.id, &thread.title));
    html! {
        (breadcrumbs(ui, &[(paths::MODERATION, &ui.t("moderation-title")), (&back, &thread.title), (&ui.path, &here)]))
        header.page-head {
            h1 { (here) }
            p.lead { a.ds-link href=(back) { (thread.title) } }
            p.byline {
                (area) " · " (ui.t(thread.kind.text_key())) " · " (thread.author_name)
                @if let Some(organisation) = &thread.organisation_name { ", " (organisation) }
            }
            (audience(ui, &thread.audience, Some(area)))
        }
    }
}

/// The decisions that make sense now.
fn choices(ui: &Ui, fits: impl Fn(Decision) -> bool) -> Vec<(String, String, Option<String>)> {
    let fitting = Decision::ALL.iter().copied().filter(|act| fits(*act));
    fitting.map(|act| (act.as_str().to_owned(), ui.t(act_key(act)).into_owned(), None)).collect()
}

fn area_options(ui: &Ui, areas: &[Area], now: AreaId) -> Vec<(String, String)> {
    let choose = (String::new(), ui.t("decision-choose-area").into_owned());
    let others = areas.iter().filter(|area| area.id != now).map(|area| (area.id.to_string(), area.name(ui).to_owned()));
    std::iter::once(choose).chain(others).collect()
}

fn decision_form(ui: &Ui, action: &str, filled: &Filled, acts: &Markup, reasons: &[Reason]) -> Markup {
    html! {
        form.form method="post" action=(action) {
            (error_summary(ui, filled))
            (once(filled))
            @if !filled.value("til").is_empty() { (hidden("til", paths::local(filled.value("til")))) }
            (acts)
            (select(ui, filled, Field::new("reason", "decision-reason", 0).help("decision-reason-help"), &reason_options(ui, reasons)))
            (text_area(ui, filled, Field::new("words", "decision-words", WORDS).help("decision-words-help").optional(), 4))
            div.form-end { button.ds-button type="submit" { (ui.t("decision-send")) } }
        }
    }
}
