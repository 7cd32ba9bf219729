//! The mail about an official answer. About a restricted room it says nothing but that there is one.

use maud::{Markup, html};

use super::queries::told::Told;
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
    /// What it comes to, and the short answer.
    answer: Option<(String, String)>,
    link: String,
    stop: String,
}

/// The letter to somebody the answer concerns; `stop` is the address that stops such mail.
pub fn answer(app: &App, me: &Me, owed: &Owed, told: &Told, stop: &str) -> Letter {
    let lang = me.lang;
    let open = Audience::of_keys(&told.audience).is_some_and(Audience::is_open);
    let words = words(app.settings.base(), lang, told, open, stop.to_owned());
    Letter {
        to: me.email.clone(),
        text: text_of(lang, &words),
        html: layout(lang.code(), &words.subject, &body(lang, &words), &foot(lang, &words)),
        subject: words.subject,
        message_id: owed.message_id.clone(),
        thread_ref: Some(format!("thread-{}@{}", told.thread, app.mailer.domain())),
        unsubscribe: Some(words.stop),
    }
}

fn words(base: &str, lang: Lang, told: &Told, open: bool, stop: String) -> Words {
    if !open {
        return Words {
            subject: lang.t("guidance-mail-subject-restricted").into_owned(),
            told: lang.t("guidance-mail-told-restricted").into_owned(),
            answer: None,
            link: format!("{base}{}", paths::guidance(told.id, "")),
            stop,
        };
    }
    let values = || [("title", told.title.as_str().into()), ("who", told.organisation.as_str().into())];
    let (subject, text) = if told.replaces {
        ("guidance-mail-subject-replaced", "guidance-mail-told-replaced")
    } else {
        ("guidance-mail-subject", "guidance-mail-told")
    };
    Words {
        subject: lang.ta(subject, &values()).into_owned(),
        told: lang.ta(text, &values()).into_owned(),
        answer: Some((lang.t(told.verdict.text_key()).into_owned(), told.short.clone())),
        link: format!("{base}{}", paths::guidance(told.id, &told.title)),
        stop,
    }
}

fn text_of(lang: Lang, words: &Words) -> String {
    let answer =
        words.answer.as_ref().map(|(verdict, short)| format!("{verdict}\n    {short}\n\n")).unwrap_or_default();
    format!(
        "{told}\n\n{answer}{what}\n\n{read}\n{link}\n\n-- \n{why}\n{stop_label}\n{stop}\n",
        told = words.told,
        what = lang.t("guidance-mail-what"),
        read = lang.t("guidance-mail-read"),
        link = words.link,
        why = lang.t("guidance-mail-why"),
        stop_label = lang.t("guidance-mail-stop"),
        stop = words.stop,
    )
}

fn body(lang: Lang, words: &Words) -> Markup {
    html! {
        p style="margin:0 0 16px" { (words.told) }
        @if let Some((verdict, short)) = &words.answer {
            p style="margin:0 0 4px;font-weight:600" { (verdict) }
            blockquote style="margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #9aa5a1" { (short) }
        }
        p style="margin:0 0 16px" { (lang.t("guidance-mail-what")) }
        p style="margin:0" { a href=(words.link) { (lang.t("guidance-mail-read")) } }
    }
}

fn foot(lang: Lang, words: &Words) -> Markup {
    html! {
        p style="margin:0 0 8px" { (lang.t("guidance-mail-why")) }
        p style="margin:0" { a href=(words.stop) { (lang.t("guidance-mail-stop")) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::Verdict;
    use crate::ids::{GuidanceId, ThreadId};

    #[test]
    fn a_mail_about_a_restricted_room_says_nothing_of_it() {
        let told = Told {
            id: GuidanceId(7),
            thread: ThreadId(3),
            title: "Kan vi <dele> journal?".into(),
            verdict: Verdict::NotNeeded,
            short: "Ja, etter avtale.".into(),
            organisation: "Departementet".into(),
            replaces: false,
            superseded: false,
            audience: vec!["members".into()],
            number: 2,
            wanted: true,
            generation: 0,
            read: false,
            muted: false,
        };
        for lang in Lang::all() {
            let of = |open| {
                let words =
                    words("https://torg.example", lang, &told, open, "https://torg.example/avmelding/abc".into());
                let html = body(lang, &words).into_string() + &foot(lang, &words).into_string();
                [words.subject.clone() + &text_of(lang, &words), html]
            };
            for part in of(true) {
                assert!(part.contains("etter avtale") && part.contains("/veiledning/7-kan-vi-dele-journal"), "{part}");
                assert!(part.contains("/avmelding/abc"), "{part}");
            }
            for part in of(false) {
                assert!(
                    !part.contains("journal") && !part.contains("avtale") && part.contains("/veiledning/7-"),
                    "{part}"
                );
            }
        }
    }
}
