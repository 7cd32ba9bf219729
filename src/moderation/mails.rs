//! Mail about a decision: to the author what was decided, the reason in the moderator's words and how to object; to whoever
//! reported it what became of it. About a restricted room the author's says only that there is a decision.

use maud::{Markup, html};

use super::queries::told::{ToReporter, Told};
use super::{Decision, policy, views};
use crate::app::App;
use crate::i18n::Lang;
use crate::mail::outbox::Owed;
use crate::mail::{Letter, layout};
use crate::viewer::{Audience, Me};
use crate::web::paths;

/// The words of a mail, before they are set as text and as HTML.
struct Words {
    subject: String,
    told: String,
    reason: Option<String>,
    link: String,
    /// What stands below, and where it leads.
    below: Below,
}

/// A sentence, and what a link is called and where it leads.
type Below = (String, Option<(String, String)>);

/// The letter to the author.
pub(super) fn decision(app: &App, me: &Me, owed: &Owed, told: &Told) -> Letter {
    let lang = me.lang;
    let open = Audience::of_keys(&told.audience).is_some_and(Audience::is_open);
    let title = if open { told.title.as_str() } else { "" };
    let path = match told.post {
        Some(Some(number)) => paths::post(told.thread, title, number),
        _ => paths::thread(told.thread, title),
    };
    let let_through = told.act == Decision::Approve;
    let words = Words {
        subject: subject(lang, told, open),
        told: if open {
            told_open(lang, me.zone, told)
        } else {
            lang.t("moderation-mail-told-restricted").into_owned()
        },
        // What is let through needs no reason, and nobody disagrees with it.
        reason: (open && !let_through).then(|| told.reason.clone()),
        link: format!("{}{path}", app.settings.base()),
        below: if let_through { (lang.t("moderation-mail-why").into_owned(), None) } else { object(app, lang, told) },
    };
    let thread_ref = format!("thread-{}@{}", told.thread, app.mailer.domain());
    letter(me, owed, words, "moderation-mail-see", Some(thread_ref))
}

fn letter(me: &Me, owed: &Owed, words: Words, see: &'static str, thread_ref: Option<String>) -> Letter {
    let lang = me.lang;
    let foot = html! {
        p style="margin:0" { (words.below.0) }
        @if let Some((label, url)) = &words.below.1 { p style="margin:8px 0 0" { a href=(url) { (label) } } }
    };
    Letter {
        to: me.email.clone(),
        text: text_of(lang, &words, see),
        html: layout(lang.code(), &words.subject, &body(lang, &words, see), &foot),
        subject: words.subject,
        message_id: owed.message_id.clone(),
        thread_ref,
        unsubscribe: None,
    }
}

/// How to object, to what can be objected to; else whom to write to.
fn object(app: &App, lang: Lang, told: &Told) -> Below {
    let to = |key: &str, label: &str, path: &str| {
        let url = format!("{}{path}", app.settings.base());
        (lang.t(key).into_owned(), Some((lang.t(label).into_owned(), url)))
    };
    if policy::objectable(told.act) {
        return to("moderation-mail-object-here", "moderation-mail-object-link", &paths::decision(told.id));
    }
    match &app.settings.contact_mail {
        Some(contact) => {
            (lang.ta("moderation-mail-object-contact", &[("contact", contact.as_str().into())]).into_owned(), None)
        }
        None => to("moderation-mail-object", "moderation-mail-object-about", paths::ABOUT),
    }
}

/// The letter to whoever reported it: no title, for what it was about may be hidden, and nothing about the author.
pub(super) fn report(app: &App, me: &Me, owed: &Owed, told: &ToReporter) -> Letter {
    let lang = me.lang;
    let day = lang.date(told.reported_at.with_timezone(&me.zone).date_naive());
    let why =
        told.reason.filter(|_| told.open && told.act == Decision::None).map(|reason| reason.told(lang, &told.words));
    let about = format!("{}{}", app.settings.base(), paths::MY_CASES);
    let words = Words {
        subject: lang.t("report-mail-subject").into_owned(),
        told: format!(
            "{} {}",
            lang.ta("report-mail-told", &[("date", day.into())]),
            lang.t(views::outcome_key(told.act))
        ),
        reason: why,
        link: about,
        below: (lang.t("report-mail-thanks").into_owned(), None),
    };
    letter(me, owed, words, "report-mail-see", None)
}

fn subject(lang: Lang, told: &Told, open: bool) -> String {
    if !open {
        return lang.t("moderation-mail-subject-restricted").into_owned();
    }
    let key = if told.post.is_some() { "moderation-mail-subject-post" } else { "moderation-mail-subject-thread" };
    lang.ta(key, &[("title", told.title.as_str().into())]).into_owned()
}

fn told_open(lang: Lang, zone: chrono_tz::Tz, told: &Told) -> String {
    let key = match (told.act, told.post.is_some()) {
        (Decision::Close, _) => "told-close",
        (Decision::Reopen, _) => "told-reopen",
        (Decision::Pin, _) => "told-pin",
        (Decision::Unpin, _) => "told-unpin",
        (Decision::Move, _) => "told-move",
        (Decision::Hide, false) => "told-hide-thread",
        (Decision::Show, false) => "told-show-thread",
        (Decision::Approve, false) => "told-approve-thread",
        (Decision::Decline, false) => "told-decline-thread",
        (Decision::Hide, true) => "told-hide-post",
        (Decision::Show, true) => "told-show-post",
        (Decision::Approve, true) => "told-approve-post",
        (Decision::Decline, true) => "told-decline-post",
        (Decision::Warn, _) => "told-warn",
        (Decision::Pause, _) => "told-pause",
        (Decision::Uphold, _) => "told-uphold",
        // Nothing was done, and then the author is not told.
        (Decision::Reverse | Decision::None, _) => "told-reverse",
    };
    let until = told.until.map(|until| lang.date(until.with_timezone(&zone).date_naive())).unwrap_or_default();
    lang.ta(key, &[("title", told.title.as_str().into()), ("date", until.into())]).into_owned()
}

fn text_of(lang: Lang, words: &Words, see: &'static str) -> String {
    let reason = words.reason.as_ref().map(|reason| format!("{}\n    {reason}\n\n", lang.t("moderation-mail-reason")));
    let url = words.below.1.as_ref().map(|(_, url)| format!("{url}\n")).unwrap_or_default();
    format!(
        "{told}\n\n{reason}{see}\n{link}\n\n-- \n{below}\n{url}",
        told = words.told,
        reason = reason.unwrap_or_default(),
        see = lang.t(see),
        link = words.link,
        below = words.below.0,
    )
}

fn body(lang: Lang, words: &Words, see: &'static str) -> Markup {
    html! {
        p style="margin:0 0 16px" { (words.told) }
        @if let Some(reason) = &words.reason {
            p style="margin:0 0 4px;font-weight:600" { (lang.t("moderation-mail-reason")) }
            blockquote style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #9aa5a1" { (reason) }
        }
        p style="margin:0" { a href=(words.link) { (lang.t(see)) } }
    }
}
