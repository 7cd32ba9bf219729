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
    excerpt: Option<String>,
    link: String,
    why: String,
    stop: String,
}

/// The letter to the thread's author.
pub(super) fn reply(app: &App, me: &Me, owed: &Owed, reply: &Reply) -> Letter {
    let token = Token { member: me.id, stops: Stops::ReplyMail, generation: reply.generation };
    let stop = format!("{}{}", app.settings.base(), paths::unsubscribe(&token.write(app)));
    let words = if Audience::of_keys(&reply.audience).is_some_and(Audience::is_open) {
        open(app, me.lang, reply, stop)
    } else {
        restricted(app, me.lang, reply, stop)
    };
    Letter {
        to: me.email.clone(),
        text: text_of(me.lang, &words),
        html: layout(me.lang.code(), &words.subject, &body(me.lang, &words), &foot(me.lang, &words)),
        subject: words.subject,
        message_id: owed.message_id.clone(),
        thread_ref: Some(format!("thread-{}@{}", reply.thread, app.mailer.domain())),
        unsubscribe: Some(words.stop),
    }
}

fn open(app: &App, lang: Lang, reply: &Reply, stop: String) -> Words {
    let title = || ("title", reply.title.as_str().into());
    let who = match &reply.organisation_name {
        Some(organisation) => format!("{}, {organisation},", reply.author_name),
        None => reply.author_name.clone(),
    };
    Words {
        subject: lang.ta("reply-mail-subject", &[title()]).into_owned(),
        told: lang.ta("reply-mail-told", &[("who", who.into()), title()]).into_owned(),
        excerpt: Some(text::excerpt(&reply.text, EXCERPT)),
        link: format!("{}{}", app.settings.base(), paths::post(reply.thread, &reply.title, reply.number.unwrap_or(1))),
        why: lang.t("reply-mail-why").into_owned(),
        stop,
    }
}

/// No title (in the link neither), no name, no word of the reply: a mailbox may be read by others than its owner.
fn restricted(app: &App, lang: Lang, reply: &Reply, stop: String) -> Words {
    Words {
        subject: lang.t("reply-mail-subject-restricted").into_owned(),
        told: lang.t("reply-mail-told-restricted").into_owned(),
        excerpt: None,
        link: format!("{}{}", app.settings.base(), paths::post(reply.thread, "", reply.number.unwrap_or(1))),
        why: lang.t("reply-mail-why").into_owned(),
        stop,
    }
}

fn text_of(lang: Lang, words: &Words) -> String {
    let excerpt = words.excerpt.as_ref().map(|excerpt| format!("    {excerpt}\n\n")).unwrap_or_default();
    format!(
        "{told}\n\n{excerpt}{read}\n{link}\n\n-- \n{why}\n{stop_label}\n{stop}\n",
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
        @if let Some(excerpt) = &words.excerpt {
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
            excerpt: Some("<b>Ja</b>".into()),
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
