//! Mail about requests. A request is for the representatives of two organisations, so its mail names neither the other
//! one nor what it is about.

use maud::{Markup, html};

use super::PartnerRequest;
use super::policy::News;
use crate::app::App;
use crate::i18n::Lang;
use crate::mail::outbox::Owed;
use crate::mail::{Letter, layout};
use crate::viewer::Me;
use crate::web::paths;

/// The words of a mail, before they are set as text and as HTML.
struct Words {
    subject: String,
    told: String,
    see: String,
    link: String,
    why: String,
}

/// The letter to somebody who speaks for one of the two.
pub(super) fn letter(app: &App, me: &Me, owed: &Owed, request: &PartnerRequest, news: News) -> Letter {
    let lang = me.lang;
    let link = format!("{}{}", app.settings.base(), paths::partner_request(request.id));
    let words = words(lang, request, news, link);
    Letter {
        to: me.email.clone(),
        text: text_of(&words),
        html: layout(lang.code(), &words.subject, &body(&words), &html! { p style="margin:0" { (words.why) } }),
        subject: words.subject,
        message_id: owed.message_id.clone(),
        thread_ref: Some(format!("partner-request-{}@{}", request.id, app.mailer.domain())),
        unsubscribe: None,
    }
}

fn words(lang: Lang, request: &PartnerRequest, news: News, link: String) -> Words {
    let (own, subject, told, see) = match news {
        News::Asked => (&request.to.name, "partner-mail-subject-asked", "partner-mail-told-asked", "partner-mail-read"),
        News::Answered => {
            (&request.from.name, "partner-mail-subject-answered", "partner-mail-told-answered", "partner-mail-see")
        }
    };
    let name = || [("name", own.as_str().into())];
    Words {
        subject: lang.t(subject).into_owned(),
        told: lang.ta(told, &name()).into_owned(),
        see: lang.t(see).into_owned(),
        link,
        why: lang.ta("partner-mail-why", &name()).into_owned(),
    }
}

fn text_of(words: &Words) -> String {
    format!("{}\n\n{}\n{}\n\n-- \n{}\n", words.told, words.see, words.link, words.why)
}

fn body(words: &Words) -> Markup {
    html! {
        p style="margin:0 0 16px" { (words.told) }
        p style="margin:0" { a href=(words.link) { (words.see) } }
    }
}
