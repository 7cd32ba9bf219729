//! What every view is given, and the small parts all pages are made of.

mod fields;
mod scripted;

use std::borrow::Cow;
use std::cell::RefCell;

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use chrono_tz::Tz;
use fluent_bundle::FluentValue;
use maud::{Markup, html};

use super::Cx;
use crate::i18n::Lang;
use crate::viewer::{Audience, Side, Viewer};

pub(super) use fields::with_names;
pub use fields::{Field, checkbox, error_summary, hidden, once, radio, select, text_area, text_field};
pub use scripted::{script, suggesting};

/// The reader, her language and time, and what the installation offers.
#[derive(Debug, Clone)]
pub struct Ui {
    /// The language of the page.
    pub lang: Lang,
    /// Who reads.
    pub viewer: Viewer,
    /// When.
    pub now: DateTime<Utc>,
    /// Where she is.
    pub zone: Tz,
    /// This page's address, for coming back.
    pub path: String,
    /// The service's address, without a trailing slash.
    pub base: String,
    /// A demo: personas can be picked, mail stays in the post office.
    pub demo: bool,
    /// Whom to write to.
    pub contact: Option<String>,
    /// Error pages do not know who reads, so they say neither "sign in" nor a name.
    pub named: bool,
    /// What the fields that are complained about are called, gathered while the form is written.
    asked: RefCell<Vec<(String, String)>>,
}

impl Ui {
    /// The view context of a request.
    pub fn new(cx: &Cx, viewer: Viewer) -> Self {
        let zone = viewer.me.as_ref().map_or(chrono_tz::Europe::Oslo, |me| me.zone);
        Self {
            lang: cx.lang,
            now: cx.app.clock.now(),
            zone,
            path: cx.path.clone(),
            base: cx.app.settings.base().to_owned(),
            demo: cx.app.settings.demo_sign_in,
            contact: cx.app.settings.contact_mail.clone(),
            named: true,
            asked: RefCell::default(),
            viewer,
        }
    }

    /// The same, for a page that does not know who reads.
    #[must_use]
    pub fn nameless(mut self) -> Self {
        self.named = false;
        self
    }

    /// The text of a key.
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        self.lang.t(key)
    }

    /// The text of a key with a number in it.
    pub fn tn(&self, key: &str, n: i64) -> Cow<'static, str> {
        self.lang.tn(key, n)
    }

    /// The text of a key with values in it.
    pub fn ta(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> Cow<'static, str> {
        self.lang.ta(key, values)
    }

    /// One of two stored texts, by the page's language.
    pub fn pick<'a>(&self, nb: &'a str, nn: &'a str) -> &'a str {
        if self.lang == Lang::NN { nn } else { nb }
    }

    /// A time, near ones in words, exact for machines.
    pub fn time(&self, at: DateTime<Utc>) -> Markup {
        html! {
            time datetime=(machine_time(at)) title=(self.lang.date_time(at, self.zone)) { (self.lang.ago(at, self.now, self.zone)) }
        }
    }

    /// The same in a margin: a date further back is shortened.
    pub fn short_time(&self, at: DateTime<Utc>) -> Markup {
        let near = self.now - at < chrono::Duration::days(13);
        let words = if near {
            self.lang.ago(at, self.now, self.zone)
        } else {
            self.lang.short_date(at.with_timezone(&self.zone).date_naive())
        };
        html! { time datetime=(machine_time(at)) title=(self.lang.date_time(at, self.zone)) { (words) } }
    }

    /// The day of a time where the reader is.
    pub fn day_of(&self, at: DateTime<Utc>) -> chrono::NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    /// A whole number with the thousands set apart.
    pub fn number(&self, n: i64) -> String {
        grouped(n)
    }
}

/// A whole number with the thousands set apart.
pub fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(c);
    }
    if n < 0 { format!("\u{2212}{out}") } else { out }
}

/// A time for machines, to the minute in UTC (HTML, 2.4.5.7).
fn machine_time(at: DateTime<Utc>) -> String {
    format!("{:04}-{:02}-{:02}T{:02}:{:02}Z", at.year(), at.month(), at.day(), at.hour(), at.minute())
}

/// A side's word and shape; colour comes third.
pub fn side(ui: &Ui, side: Side) -> Markup {
    html! { span.side data-side=(side.as_str()) { i {} (ui.t(side_key(side))) } }
}

/// The key of a side's name.
pub fn side_key(side: Side) -> &'static str {
    match side {
        Side::Management => "side-management",
        Side::Union => "side-union",
        Side::Safety => "side-safety",
        Side::Ministry => "side-ministry",
    }
}

/// Who may read this, in plain words; a restricted room says that openness law may still apply.
pub fn audience(ui: &Ui, keys: &[String], name: Option<&str>) -> Markup {
    let words = match Audience::of_keys(keys) {
        Some(Audience::Open) => ui.t("audience-open"),
        Some(audience) => ui.ta(audience.text_key(), &[("name", name.unwrap_or_default().into())]),
        None => ui.t("audience-limited"),
    };
    let open = keys.iter().any(|key| key == "open");
    html! {
        p.audience data-limited[!open] {
            span {
                (words)
                @if !open { " " span.quiet { (ui.t("audience-may-be-disclosed")) } }
            }
        }
    }
}

/// A mark that something is fictional.
pub fn demo_tag(ui: &Ui) -> Markup {
    html! { span.ds-tag data-size="sm" data-color="neutral" { (ui.t("demo")) } }
}

/// The pager of a list by time, newest first; nothing where there is one page.
pub fn older_newer(ui: &Ui, newer: Option<&str>, older: Option<&str>) -> Markup {
    pager(ui, (newer, "pager-newer"), (older, "pager-older"))
}

/// The pager of a list in any other order.
pub fn previous_next(ui: &Ui, previous: Option<&str>, next: Option<&str>) -> Markup {
    pager(ui, (previous, "pager-previous"), (next, "pager-next"))
}

fn pager(ui: &Ui, (back, back_key): (Option<&str>, &str), (on, on_key): (Option<&str>, &str)) -> Markup {
    html! {
        @if back.is_some() || on.is_some() {
            nav.pager aria-label=(ui.t("pager")) {
                @if let Some(href) = back { a.ds-link href=(href) rel="prev" { (ui.t(back_key)) } }
                @if let Some(href) = on { a.ds-link href=(href) rel="next" { (ui.t(on_key)) } }
            }
        }
    }
}

/// One honest sentence where there is nothing yet, and the next step.
pub fn empty(text: &str, step: Option<(&str, &str)>) -> Markup {
    html! {
        div.empty {
            p { (text) }
            @if let Some((href, label)) = step { p { a.ds-button data-variant="secondary" href=(href) { (label) } } }
        }
    }
}

/// Where the reader is: the front page, the pages between, and this one last.
pub fn breadcrumbs(ui: &Ui, trail: &[(&str, &str)]) -> Markup {
    html! {
        nav.ds-breadcrumbs aria-label=(ui.t("you-are-here")) {
            ol {
                li { a.ds-link href=(super::paths::FRONT) { (ui.t("front-page")) } }
                @for (i, (href, label)) in trail.iter().enumerate() {
                    li { a.ds-link href=(href) aria-current=[(i + 1 == trail.len()).then_some("page")] { (label) } }
                }
            }
        }
    }
}

/// The heading of a section, the dotted line, and a way on.
pub fn heading(id: &str, text: &str, link: Option<(&str, &str)>) -> Markup {
    html! {
        div.section-head {
            h2 id=(id) { (text) }
            @if let Some((href, label)) = link { a href=(href) { (label) } }
        }
    }
}
