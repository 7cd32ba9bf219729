//! The shell of every page: skip link, header with navigation, language and account, the page, the foot.

use maud::{DOCTYPE, Markup, html};

use super::ui::{self, Ui};
use super::{assets, paths};
use crate::i18n::Lang;
use crate::viewer::Side;

/// A whole page.
pub fn page(ui: &Ui, title: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(ui.lang.code()) data-color-scheme="auto" {
            head {
                meta charset="utf-8";
                title { (title) " – Erfaringstorget" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="theme-color" content="#1a5d47";
                link rel="stylesheet" href=(assets::path("torget.css"));
                link rel="icon" href=(assets::path("favicon.svg")) type="image/svg+xml";
            }
            body data-size="sm" {
                a.ds-skip-link href="#innhold" { (ui.t("skip-to-content")) }
                @if ui.demo { (demo_bar(ui)) }
                (header(ui))
                (paused(ui))
                main id="innhold" tabindex="-1" {
                    (body)
                    p.print-source { (ui.ta("print-source", &[("url", format!("{}{}", ui.base, ui.path).into()), ("at", ui.lang.date_time(ui.now, ui.zone).into())])) }
                }
                (footer(ui))
            }
        }
    };
    ui::with_names(ui, page.into_string())
}

fn header(ui: &Ui) -> Markup {
    html! {
        header.site-header {
            div.wrap {
                a.wordmark href=(paths::FRONT) { (mark()) "Erfaringstorget" }
                div.wide { (navigation(ui)) }
                div.site-tools.wide { (languages(ui)) (account(ui)) }
                details.menu {
                    summary { (ui.t("menu")) (beside_menu(ui)) }
                    (navigation(ui))
                    div.site-tools { (languages(ui)) (account(ui)) }
                }
            }
        }
    }
}

/// The nine dots: a square seen from above, one of them warm.
pub fn mark() -> Markup {
    html! {
        svg.mark viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
            path d="M4 4h0M12 4h0M20 4h0M4 12h0M12 12h0M20 12h0M4 20h0M20 20h0" {}
            path.warm d="M12 20h0" {}
        }
    }
}

fn navigation(ui: &Ui) -> Markup {
    let entries = [
        (paths::AREAS, "nav-areas"),
        (paths::THREADS, "nav-threads"),
        (paths::TRIALS, "nav-trials"),
        (paths::GUIDANCE, "guidance-title"),
        (paths::ORGANISATIONS, "nav-organisations"),
        (paths::SEARCH, "nav-search"),
    ];
    html! {
        nav.main-nav aria-label=(ui.t("nav-label")) {
            ul {
                @for (path, key) in entries {
                    li { a href=(path) aria-current=[current(ui, path)] { (ui.t(key)) } }
                }
            }
        }
    }
}

fn current(ui: &Ui, path: &str) -> Option<&'static str> {
    let here = ui.path.split('?').next().unwrap_or_default();
    if here == path {
        Some("page")
    } else if here.starts_with(path) {
        Some("true")
    } else {
        None
    }
}

fn languages(ui: &Ui) -> Markup {
    html! {
        form.lang method="post" action=(paths::LANGUAGE) aria-label=(ui.t("language")) {
            input type="hidden" name="til" value=(ui.path);
            @for lang in Lang::all() {
                button type="submit" name="sprak" value=(lang.code()) lang=(lang.code()) aria-pressed=(lang == ui.lang) { (lang.t("language-name")) }
            }
        }
    }
}

fn account(ui: &Ui) -> Markup {
    if !ui.named {
        return html! {};
    }
    let Some(me) = &ui.viewer.me else {
        return html! { a.ds-button data-size="sm" data-variant="secondary" href=(paths::sign_in(&ui.path)) { (ui.t("sign-in")) } };
    };
    html! {
        (notices(ui))
        details.me {
            summary {
                span {
                    b { (me.name) }
                    @match &me.hat {
                        Some(hat) => (hat.organisation),
                        None => (ui.t("no-hat")),
                    }
                }
            }
            div.me-panel {
                ul {
                    li { a href=(paths::ME) { (ui.t("my-page")) } }
                    @if !ui.viewer.speaks_for().is_empty() { li { a href=(paths::PARTNERS) { (ui.t("nav-partners")) } } }
                    @if me.hat.as_ref().is_some_and(|hat| hat.side == Some(Side::Ministry)) { li { a href=(paths::GUIDANCE_QUEUE) { (ui.t("guidance-queue-title")) } } }
                    @if ui.viewer.moderator() { li { a href=(paths::MODERATION) { (ui.t("nav-moderation")) } } }
                    @if ui.viewer.administrator() { li { a href=(paths::OPERATION) { (ui.t("nav-operation")) } } }
                }
                form method="post" action=(paths::SIGN_OUT) { button type="submit" { (ui.t("sign-out")) } }
            }
        }
    }
}

/// How many things she has not seen; this page she has seen now.
fn unseen(ui: &Ui) -> i64 {
    let n = ui.viewer.unseen().iter().filter(|one| !paths::is_of(one, &ui.path)).count();
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The number alone, where the way to them is folded away.
fn beside_menu(ui: &Ui) -> Markup {
    let n = if ui.named { unseen(ui) } else { 0 };
    html! { @if n > 0 { span.waits-count { span aria-hidden="true" { (n) } span.ds-sr-only { (ui.tn("nav-notices-unseen", n)) } } } }
}

/// The way to what she has been told, and how many things she has not seen.
fn notices(ui: &Ui) -> Markup {
    let n = unseen(ui);
    let current = current(ui, paths::NOTICES);
    html! {
        @if n == 0 { a.notices href=(paths::NOTICES) aria-current=[current] { (ui.t("nav-notices")) } }
        @else { a.notices.waits-count href=(paths::NOTICES) aria-current=[current] { (ui.tn("nav-notices-unseen", n)) } }
    }
}

/// On every page of a paused account: until when, and where to read why.
fn paused(ui: &Ui) -> Markup {
    let Some(pause) = ui.viewer.pause().filter(|_| ui.named) else { return html! {} };
    let until = ui.lang.date(pause.until.with_timezone(&ui.zone).date_naive());
    html! {
        aside.pause-bar aria-label=(ui.t("paused-label")) {
            div.wrap.cluster {
                span { (ui.ta("paused-until", &[("date", until.into())])) }
                a href=(paths::MY_CASES) { (ui.t("paused-why")) }
            }
        }
    }
}

fn demo_bar(ui: &Ui) -> Markup {
    html! {
        aside.demo-bar aria-label=(ui.t("demo")) {
            div.wrap.cluster {
                span { (ui.t("demo-bar")) }
                a href=(paths::PERSONAS) { (ui.t("demo-pick")) }
                a href=(paths::POST_OFFICE) { (ui.t("demo-post-office")) }
            }
        }
    }
}

fn footer(ui: &Ui) -> Markup {
    html! {
        footer.site-footer {
            div.wrap {
                p.demo-label { (ui.t("foot-about")) }
                nav aria-label=(ui.t("foot-label")) {
                    ul {
                        li { a href=(paths::CALENDAR) { (ui.t("calendar")) } }
                        li { a href=(paths::ANNOUNCEMENTS) { (ui.t("announcements")) } }
                        li { a href=(paths::ABOUT) { (ui.t("about")) } }
                        li { a href=(paths::PRIVACY) { (ui.t("privacy")) } }
                        li { a href=(paths::ACCESSIBILITY) { (ui.t("accessibility")) } }
                        @if let Some(contact) = &ui.contact { li { a href={ "mailto:" (contact) } { (ui.t("contact")) } } }
                    }
                }
            }
        }
    }
}
