//! A thread's page.

mod post;

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{parts, related};
use crate::follows::{self, Target};
use crate::ids::PostId;
use crate::provisions::{ProvisionRef, provision_links};
use crate::text::markdown;
use crate::threads::form::BODY;
use crate::threads::queries::page::{Head, Opening, ThreadPage};
use crate::threads::{ThreadKind, ThreadState, Words, policy};
use crate::web::paths::POSTS_PER_PAGE;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// What later slices add to a thread's page.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Below its title.
    pub top: Markup,
    /// Within the frames of official posts.
    pub official: BTreeMap<PostId, OfficialFacts>,
    /// Beside it.
    pub aside: Markup,
}

/// What is said around the words of an official post.
#[derive(Debug, Clone, Default)]
pub struct OfficialFacts {
    /// Before them.
    pub before: Markup,
    /// After them.
    pub after: Markup,
}

/// The page.
pub fn show(ui: &Ui, page: &ThreadPage, around: &Around) -> Markup {
    let head = &page.head;
    let last_page = page.first + POSTS_PER_PAGE > head.post_count;
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&paths::area(&head.area_slug), ui.pick(&head.area_nb, &head.area_nn)), (&paths::thread(head.id, &head.title), &head.title)]))
            div.columns {
                div {
                    (page_head(ui, head))
                    @for opening in &page.openings { (opened(ui, opening)) }
                    (around.top)
                    @if head.post_count > POSTS_PER_PAGE { (pager(ui, head, page.first)) }
                    div.posts lang=(head.language) {
                        @for post in &page.posts { (post::shown(ui, page, post, around)) }
                        @if let Some(reason) = head.state_reason.as_ref().filter(|_| head.state == ThreadState::Closed) {
                            p.system-note lang=(ui.lang.code()) {
                                (ui.t("closed-because")) " " (reason)
                                @if policy::author(&ui.viewer, head) { " " a href=(paths::MY_CASES) { (ui.t("object-to-decision")) } }
                            }
                        }
                    }
                    @if head.post_count > POSTS_PER_PAGE { (pager(ui, head, page.first)) }
                    @if last_page && !page.waiting.is_empty() {
                        section.posts id="venter" aria-label=(ui.t("waiting-posts")) { @for post in &page.waiting { (post::waiting(ui, post)) } }
                    }
                    (reply_part(ui, head))
                    (related::related(ui, &page.related))
                }
                (aside(ui, head, &page.provisions, &around.aside))
            }
        }
    }
}

fn page_head(ui: &Ui, head: &Head) -> Markup {
    let name = match head.audience.first().map(String::as_str) {
        Some(key) if key.starts_with("area:") => Some(ui.pick(&head.area_nb, &head.area_nn)),
        _ => head.organisation_name.as_deref(),
    };
    html! {
        header.page-head {
            p.cluster {
                (parts::kind_tag(ui, head.kind))
                @if head.pinned { span.quiet.small { (ui.t("pinned")) } }
                @if head.kind.answerable() && head.accepted_number.is_none() && head.state == ThreadState::Open {
                    span.quiet.small { (ui.t("state-unanswered")) }
                }
                @if let Some(day) = head.expires_on { span.quiet.small { (ui.t("expires-on")) " " (ui.lang.date(day)) } }
            }
            h1 lang=(head.language) { (head.title) }
            (ui::audience(ui, &head.audience, name))
            @match head.state {
                ThreadState::Waiting => div.ds-alert data-color="info" { p { (ui.t("thread-waits")) } },
                ThreadState::Hidden => {
                    div.ds-alert data-color="danger" {
                        p { (ui.t("thread-hidden")) }
                        @if let Some(reason) = &head.state_reason { p { (ui.t("reason")) " " (reason) } }
                        @if policy::author(&ui.viewer, head) { p { a.ds-link href=(paths::MY_CASES) { (ui.t("object-to-decision")) } } }
                    }
                }
                ThreadState::Open | ThreadState::Closed => {}
            }
            div.cluster.no-print {
                @if let Some(unread) = first_unread(head) {
                    a.ds-button data-size="sm" data-variant="secondary" href=(paths::post(head.id, &head.title, unread)) { (ui.t("first-unread")) }
                }
                (follows::control(ui, Target::Thread, head.id.0, head.follow))
            }
        }
    }
}

/// The first post that came after what the reader has read; she who has read nothing begins at the top.
fn first_unread(head: &Head) -> Option<i32> {
    (0 < head.read_to && head.read_to < head.post_count).then_some(head.read_to + 1)
}

/// The room sees that moderators could read it, and when.
fn opened(ui: &Ui, (from, until): &Opening) -> Markup {
    html! {
        p.system-note {
            @match until {
                None => { (ui.t("thread-opened")) " " (ui.time(*from)) "." },
                Some(until) => { (ui.t("thread-was-opened")) " " (ui.time(*from)) " " (ui.t("thread-opened-to")) " " (ui.time(*until)) "." },
            }
        }
    }
}

/// Pages by post number: the first, those around this one, the last.
fn pager(ui: &Ui, head: &Head, first: i32) -> Markup {
    let pages = (head.post_count - 1) / POSTS_PER_PAGE;
    let here = (first - 1) / POSTS_PER_PAGE;
    let shown = (0..=pages).filter(|page| *page == 0 || *page == pages || (page - here).abs() <= 2);
    html! {
        nav.pager aria-label=(ui.t("posts-by-number")) {
            ul {
                @for page in shown {
                    @let from = page * POSTS_PER_PAGE + 1;
                    @let to = (from + POSTS_PER_PAGE - 1).min(head.post_count);
                    li {
                        @if page == here { span aria-current="page" { (from) "–" (to) } }
                        @else { a href=(paths::thread_from(head.id, &head.title, from)) { (from) "–" (to) } }
                    }
                }
            }
            @if here < pages { a rel="next" href=(paths::thread_from(head.id, &head.title, first + POSTS_PER_PAGE)) { (ui.t("next-posts")) } }
        }
    }
}

fn reply_part(ui: &Ui, head: &Head) -> Markup {
    match (&ui.viewer.me, head.state) {
        (None, ThreadState::Open) => {
            ui::empty(&ui.t("reply-sign-in"), Some((&paths::sign_in(&ui.path), &ui.t("sign-in"))))
        }
        (Some(_), ThreadState::Open) if ui.viewer.pause().is_some() => html! { p.quiet { (ui.t("denied-paused")) } },
        (Some(_), ThreadState::Open) if !ui.viewer.belongs(&head.audience) => {
            html! { p.quiet { (ui.t("denied-only-to-look")) } }
        }
        (Some(_), ThreadState::Open) => reply_box(ui, head, &Filled::empty(), None),
        (_, ThreadState::Closed) => html! { p.quiet { (ui.t("denied-closed")) } },
        _ => html! {},
    }
}

fn reply_box(ui: &Ui, head: &Head, filled: &Filled, preview: Option<&Words>) -> Markup {
    let Some(me) = &ui.viewer.me else { return html! {} };
    html! {
        form.reply-box id="svar" method="post" action=(paths::thread_act(head.id, "svar")) {
            h2 { (ui.t("reply-title")) }
            (ui::error_summary(ui, filled))
            (parts::writing_as(ui, me))
            @if policy::waits(&ui.viewer) { p.quiet { (ui.t("reply-will-wait")) } }
            @if let Some(words) = preview { (preview_of(ui, &words.html)) }
            (ui::once(filled))
            (ui::text_area(ui, filled, Field::new("body", "reply-body", BODY).help("reply-body-help"), 6))
            @if policy::speaks_for_ministry(&ui.viewer) {
                p.quiet { (ui.t("reply-not-official")) " " a.ds-link href=(paths::guidance_case(head.id)) { (ui.t("reply-official")) } }
            }
            div.cluster {
                button.ds-button type="submit" { (ui.t("reply-send")) }
                button.ds-button type="submit" data-variant="tertiary" name="preview" value="1" { (ui.t("preview")) }
                span.quiet.small { (ui.t("can-be-edited")) }
            }
        }
    }
}

/// What a text will look like.
pub(super) fn preview_of(ui: &Ui, safe: &str) -> Markup {
    html! {
        section.preview aria-labelledby="forhandsvisning" {
            h2 id="forhandsvisning" { (ui.t("preview-title")) }
            div.prose { (markdown::trusted(safe)) }
        }
    }
}

/// The reply box on a page of its own: it came back, or is being looked at.
pub fn reply_again(ui: &Ui, head: &Head, filled: &Filled, preview: Option<&Words>) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&paths::area(&head.area_slug), ui.pick(&head.area_nb, &head.area_nn)), (&paths::thread(head.id, &head.title), &head.title)]))
            (page_head(ui, head))
            (reply_box(ui, head, filled, preview))
        }
    }
}

fn aside(ui: &Ui, head: &Head, provisions: &[ProvisionRef], more: &Markup) -> Markup {
    html! {
        aside aria-label=(ui.t("about-thread")) {
            section {
                h2.ds-sr-only { (ui.t("about-thread")) }
                dl.facts {
                    dt { (ui.t("area")) }
                    dd { a href=(paths::area(&head.area_slug)) { (ui.pick(&head.area_nb, &head.area_nn)) } }
                    @if let Some((slug, nb, nn)) = &head.trial {
                        dt { (ui.t("trial")) }
                        dd { a href=(paths::trial(slug)) { (ui.pick(nb, nn)) } }
                    }
                    dt { (ui.t("opened")) }
                    dd { (ui.time(head.created_at)) }
                    dt { (ui.t("replies-label")) }
                    dd { (ui.number(i64::from(head.post_count) - 1)) }
                    @if head.kind == ThreadKind::RuleInWay {
                        dt { (ui.t("same-here-label")) }
                        dd { (ui.tn("organisations-count", head.same_here_count.into())) }
                    }
                }
            }
            @if !provisions.is_empty() {
                section aria-labelledby="regler" { h2 id="regler" { (ui.t("thread-provisions")) } (provision_links(ui, provisions)) }
            }
            (more)
            @if ui.viewer.moderates(head.area) {
                section { p { a.ds-button data-variant="secondary" data-size="sm" href=(paths::moderate_thread(head.id)) { (ui.t("moderate")) } } }
            }
        }
    }
}
