//! The mail about what happened in a thread. About a restricted room it says nothing but that there is something.

use maud::{Markup, html};

use super::news::News;
use super::queries::mail::About;
use super::token::{Stops, Token};
use crate::app::App;
use crate::guidance;
use crate::i18n::Lang;
use crate::mail::outbox::Owed;
use crate::mail::{Letter, layout};
use crate::text;
use crate::viewer::Me;
use crate::web::paths;

/// How much of a post stands in the mail.
const EXCERPT: usize = 600;

/// The words of a mail, before they are set as text and as HTML.
struct Words {
    subject: String,
    told: String,
    /// What it is, when there are several, and the beginning.
    excerpts: Vec<(Option<String>, String)>,
    read: String,
    link: String,
    why: String,
    stop: String,
}

/// The letter about one thing in a thread, or several: the first is the one the mail is owed for.
pub(super) fn letter(app: &App, me: &Me, owed: &Owed, all: &[News]) -> Letter {
    let Some(first) = all.first() else { unreachable!("a mail is about something") };
    let token = Token { member: me.id, stops: Stops::ReplyMail, generation: first.generation() };
    let stop = format!("{}{}", app.settings.base(), paths::unsubscribe(&token.write(app)));
    if let [News::Guidance(told)] = all {
        return guidance::letter(app, me, owed, told, &stop);
    }
    // One that is not open shuts them all: they are of one thread.
    let open = all.iter().all(News::is_open);
    let link = |title: &str| {
        let number = all.iter().map(News::number).min().unwrap_or(1);
        format!("{}{}", app.settings.base(), paths::post(first.thread(), title, number))
    };
    let words = if open {
        in_full(me.lang, all, link(thread_title(all)), stop)
    } else {
        restricted(me.lang, all, link(""), stop)
    };
    Letter {
        to: me.email.clone(),
        text: text_of(me.lang, &words),
        html: layout(me.lang.code(), &words.subject, &body(&words), &foot(me.lang, &words)),
        subject: words.subject,
        message_id: owed.message_id.clone(),
        thread_ref: Some(format!("thread-{}@{}", first.thread(), app.mailer.domain())),
        unsubscribe: Some(words.stop),
    }
}

/// What kind of mail it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Reply,
    Replies,
    Accepted,
    Mixed,
}

fn sort(all: &[News]) -> Sort {
    match all {
        [News::Reply(_)] => Sort::Reply,
        [News::Accepted(_)] => Sort::Accepted,
        _ if all.iter().all(|news| matches!(news, News::Reply(_))) => Sort::Replies,
        _ => Sort::Mixed,
    }
}

/// The thread's own title, where one of them has it.
fn thread_title(all: &[News]) -> &str {
    let threads = all.iter().find(|news| !matches!(news, News::Guidance(_)));
    threads.or(all.first()).map(News::title).unwrap_or_default()
}

fn why(lang: Lang, all: &[News]) -> String {
    let key = match all.first() {
        _ if all.iter().any(|news| matches!(news, News::Reply(_))) => "reply-mail-why",
        Some(News::Accepted(_)) => "accepted-mail-why",
        _ => "thread-mail-why",
    };
    lang.t(key).into_owned()
}

fn read(lang: Lang, sort: Sort) -> String {
    let key = match sort {
        Sort::Reply => "reply-mail-read",
        Sort::Replies => "reply-mail-read-many",
        Sort::Accepted => "accepted-mail-read",
        Sort::Mixed => "thread-mail-read",
    };
    lang.t(key).into_owned()
}

fn who(about: &About) -> String {
    match &about.organisation_name {
        Some(organisation) => format!("{}, {organisation}", about.author_name),
        None => about.author_name.clone(),
    }
}

fn in_full(lang: Lang, all: &[News], link: String, stop: String) -> Words {
    let sort = sort(all);
    let by = all.first().and_then(|news| match news {
        News::Reply(about) if about.organisation_name.is_some() => Some(format!("{},", who(about))),
        News::Reply(about) => Some(who(about)),
        News::Accepted(_) | News::Guidance(_) => None,
    });
    let values = [("title", thread_title(all).into()), ("n", all.len().into()), ("who", by.unwrap_or_default().into())];
    let (subject, told) = match sort {
        Sort::Reply => ("reply-mail-subject", "reply-mail-told"),
        Sort::Replies => ("reply-mail-subject-many", "reply-mail-told-many"),
        Sort::Accepted => ("accepted-mail-subject", "accepted-mail-told"),
        Sort::Mixed => ("thread-mail-subject", "thread-mail-told"),
    };
    Words {
        subject: lang.ta(subject, &values).into_owned(),
        told: lang.ta(told, &values).into_owned(),
        excerpts: if sort == Sort::Accepted {
            Vec::new()
        } else {
            all.iter().map(|n| excerpt(lang, n, sort)).collect()
        },
        read: read(lang, sort),
        link,
        why: why(lang, all),
        stop,
    }
}

/// What it is and how it begins; a reply that comes alone has been named already.
fn excerpt(lang: Lang, news: &News, sort: Sort) -> (Option<String>, String) {
    match news {
        News::Reply(about) => {
            let by =
                (sort != Sort::Reply).then(|| lang.ta("reply-mail-by", &[("who", who(about).into())]).into_owned());
            (by, text::excerpt(&about.text, EXCERPT))
        }
        News::Accepted(about) => {
            (Some(lang.t("thread-mail-accepted").into_owned()), text::excerpt(&about.text, EXCERPT))
        }
        News::Guidance(told) => {
            let verdict = lang.t(told.verdict.text_key());
            let values = [("who", told.organisation.as_str().into()), ("verdict", verdict.into_owned().into())];
            (Some(lang.ta("thread-mail-guidance", &values).into_owned()), told.short.clone())
        }
    }
}

/// No title (in the link neither), no name, no word of it: a mailbox may be read by others than its owner.
fn restricted(lang: Lang, all: &[News], link: String, stop: String) -> Words {
    let sort = sort(all);
    let (subject, told) = match sort {
        Sort::Reply => ("reply-mail-subject-restricted", "reply-mail-told-restricted"),
        Sort::Replies => ("reply-mail-subject-restricted-many", "reply-mail-told-restricted-many"),
        Sort::Accepted => ("accepted-mail-subject-restricted", "accepted-mail-told-restricted"),
        Sort::Mixed => ("thread-mail-subject-restricted", "thread-mail-told-restricted"),
    };
    Words {
        subject: lang.t(subject).into_owned(),
        told: lang.t(told).into_owned(),
        excerpts: Vec::new(),
        read: read(lang, sort),
        link,
        why: why(lang, all),
        stop,
    }
}

fn text_of(lang: Lang, words: &Words) -> String {
    let excerpts: String = words
        .excerpts
        .iter()
        .map(|(by, excerpt)| match by {
            Some(by) => format!("{by}\n    {excerpt}\n\n"),
            None => format!("    {excerpt}\n\n"),
        })
        .collect();
    format!(
        "{told}\n\n{excerpts}{read}\n{link}\n\n-- \n{why}\n{stop_label}\n{stop}\n",
        told = words.told,
        read = words.read,
        link = words.link,
        why = words.why,
        stop_label = lang.t("reply-mail-stop"),
        stop = words.stop,
    )
}

fn body(words: &Words) -> Markup {
    html! {
        p style="margin:0 0 16px" { (words.told) }
        @for (by, excerpt) in &words.excerpts {
            @if let Some(by) = by { p style="margin:0 0 4px" { (by) } }
            blockquote style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #9aa5a1" { (excerpt) }
        }
        p style="margin:0" { a href=(words.link) { (words.read) } }
    }
}

fn foot(lang: Lang, words: &Words) -> Markup {
    html! {
        p style="margin:0 0 8px" { (words.why) }
        p style="margin:0" { a href=(words.stop) { (lang.t("reply-mail-stop")) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words {
            subject: "Nytt svar".into(),
            told: "Noen svarte".into(),
            excerpts: vec![(None, "<b>Ja</b>".into())],
            read: "Les svaret".into(),
            link: "https://torg.example/trad/1/x".into(),
            why: "Fordi".into(),
            stop: "https://torg.example/avmelding/abc".into(),
        }
    }

    #[test]
    fn both_forms_hold_the_links_and_html_is_escaped() {
        for lang in Lang::all() {
            let (text, html) =
                (text_of(lang, &words()), body(&words()).into_string() + &foot(lang, &words()).into_string());
            for part in [&text, &html] {
                assert!(part.contains("https://torg.example/trad/1/x") && part.contains("/avmelding/abc"), "{part}");
            }
            assert!(html.contains("&lt;b&gt;Ja") && text.contains("<b>Ja</b>"));
        }
    }
}
