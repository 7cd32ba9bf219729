//! The mail about a reply. About a restricted room it says nothing but that there is one.

use maud::{Markup, html};

use super::queries::mail::Reply;
use super::token::{Stops, Token};
use crate::app::App;
use crate::i18n::Lang;
use crate::mail::outbox::Owed;
use crate::mail::{Letter, layout};
use crate::text;
use crate::viewer::{Audience, Me};
use crate::web::paths;

/// How much of the reply stands in the mail.
const EXCERPT: usize = 600;

/// The words of a mail, before they are set as text and as HTML.
struct Words {
    subject: String,
    told: String,
    /// Whose, when there are several, and the beginning.
    excerpts: Vec<(Option<String>, String)>,
    link: String,
    why: String,
    stop: String,
}

/// The letter to the thread's author about one reply, or several: the first is the one the mail is owed for.
pub(super) fn replies(app: &App, me: &Me, owed: &Owed, replies: &[Reply]) -> Letter {
    let Some(first) = replies.first() else { unreachable!("a mail is about something") };
    let token = Token { member: me.id, stops: Stops::ReplyMail, generation: first.generation };
    let stop = format!("{}{}", app.settings.base(), paths::unsubscribe(&token.write(app)));
    // One that is not open shuts them all: they are of one thread.
    let open = replies.iter().all(|reply| Audience::of_keys(&reply.audience).is_some_and(Audience::is_open));
    let words = if open { in_full(app, me.lang, first, replies, stop) } else { restricted(app, me.lang, first, stop) };
    Letter {
        to: me.email.clone(),
        text: text_of(me.lang, &words),
        html: layout(me.lang.code(), &words.subject, &body(me.lang, &words), &foot(me.lang, &words)),
        subject: words.subject,
        message_id: owed.message_id.clone(),
        thread_ref: Some(format!("thread-{}@{}", first.thread, app.mailer.domain())),
        unsubscribe: Some(words.stop),
    }
}

fn who(reply: &Reply) -> String {
    match &reply.organisation_name {
        Some(organisation) => format!("{}, {organisation}", reply.author_name),
        None => reply.author_name.clone(),
    }
}

fn in_full(app: &App, lang: Lang, first: &Reply, replies: &[Reply], stop: String) -> Words {
    let title = || ("title", first.title.as_str().into());
    let alone = replies.len() == 1;
    let n = || ("n", replies.len().into());
    let by = |reply: &Reply| lang.ta("reply-mail-by", &[("who", who(reply).into())]).into_owned();
    let comma = if first.organisation_name.is_some() { "," } else { "" };
    Words {
        subject: if alone {
            lang.ta("reply-mail-subject", &[title()]).into_owned()
        } else {
            lang.ta("reply-mail-subject-many", &[n(), title()]).into_owned()
        },
        told: if alone {
            lang.ta("reply-mail-told", &[("who", format!("{}{comma}", who(first)).into()), title()]).into_owned()
        } else {
            lang.ta("reply-mail-told-many", &[n(), title()]).into_owned()
        },
        excerpts: replies
            .iter()
            .map(|reply| ((!alone).then(|| by(reply)), text::excerpt(&reply.text, EXCERPT)))
            .collect(),
        link: format!("{}{}", app.settings.base(), paths::post(first.thread, &first.title, first.number.unwrap_or(1))),
        why: lang.t("reply-mail-why").into_owned(),
        stop,
    }
}

/// No title (in the link neither), no name, no word of the reply: a mailbox may be read by others than its owner.
fn restricted(app: &App, lang: Lang, reply: &Reply, stop: String) -> Words {
    Words {
        subject: lang.t("reply-mail-subject-restricted").into_owned(),
        told: lang.t("reply-mail-told-restricted").into_owned(),
        excerpts: Vec::new(),
        link: format!("{}{}", app.settings.base(), paths::post(reply.thread, "", reply.number.unwrap_or(1))),
        why: lang.t("reply-mail-why").into_owned(),
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
        read = lang.t("reply-mail-read"),
        link = words.link,
        why = words.why,
        stop_label = lang.t("reply-mail-stop"),
        stop = words.stop,
    )
}

fn body(lang: Lang, words: &Words) -> Markup {
    html! {
        p style="margin:0 0 16px" { (words.told) }
        @for (by, excerpt) in &words.excerpts {
            @if let Some(by) = by { p style="margin:0 0 4px" { (by) } }
            blockquote style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #9aa5a1" { (excerpt) }
        }
        p style="margin:0" { a href=(words.link) { (lang.t("reply-mail-read")) } }
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
            link: "https://torg.example/trad/1/x".into(),
            why: "Fordi".into(),
            stop: "https://torg.example/avmelding/abc".into(),
        }
    }

    #[test]
    fn both_forms_hold_the_links_and_html_is_escaped() {
        for lang in Lang::all() {
            let (text, html) =
                (text_of(lang, &words()), body(lang, &words()).into_string() + &foot(lang, &words()).into_string());
            for part in [&text, &html] {
                assert!(part.contains("https://torg.example/trad/1/x") && part.contains("/avmelding/abc"), "{part}");
            }
            assert!(html.contains("&lt;b&gt;Ja") && text.contains("<b>Ja</b>"));
        }
    }
}
