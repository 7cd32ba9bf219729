//! The letter that asks an organisation's representatives to acknowledge: the first, and the reminders. About a
//! restricted announcement it says nothing but that there is one.

use maud::{Markup, html};

use super::queries::{self, Standing};
use crate::app::App;
use crate::error::Error;
use crate::i18n::Lang;
use crate::ids::ThreadId;
use crate::mail::outbox::Owed;
use crate::mail::{Compose, Letter, Unsent, layout};
use crate::tx::Tx;
use crate::viewer::{Me, Viewer};
use crate::web::paths;

/// Writes the letter, if one of her organisations still has not acknowledged and she may read the announcement.
///
/// # Errors
/// `NotFound` when the announcement is gone.
pub fn compose(app: &App, tx: &mut Tx<'_>, owed: &Owed) -> Result<Compose, Error> {
    let Some(me) = tx.viewer.me.clone() else { return Ok(Compose::unsent(Unsent::NoRecipient)) };
    let Some(standing) = queries::standing(tx, ThreadId(owed.item_id))? else {
        return Ok(Compose::unsent(Unsent::MayNotRead));
    };
    let left: Vec<&str> = standing.mine.iter().filter(|mine| mine.at.is_none()).map(|m| m.name.as_str()).collect();
    if left.is_empty() {
        return Ok(Compose::unsent(Unsent::Acknowledged));
    }
    // What anybody may read may stand in a letter.
    let open = Viewer::guest();
    let told = open.reads(&queries::audience(tx, standing.thread)?);
    Ok(Compose::Send(Box::new(letter(app, &me, owed, &words(app, me.lang, &standing, &left, told)))))
}

/// The words of a letter, before they are set as text and as HTML.
struct Words {
    subject: String,
    told: String,
    until: Option<String>,
    link: String,
    why: String,
}

fn words(app: &App, lang: Lang, standing: &Standing, left: &[&str], open: bool) -> Words {
    let names = left.join(", ");
    let title = if open { standing.title.as_str() } else { "" };
    let with = || [("title", title.into()), ("organisations", names.as_str().into())];
    let (subject, told) = if open {
        ("announcement-mail-subject", "announcement-mail-told")
    } else {
        ("announcement-mail-subject-restricted", "announcement-mail-told-restricted")
    };
    Words {
        subject: lang.ta(subject, &with()).into_owned(),
        told: lang.ta(told, &with()).into_owned(),
        until: standing
            .expires_on
            .filter(|_| open)
            .map(|day| lang.ta("announcement-mail-until", &[("date", lang.date(day).into())]).into_owned()),
        link: format!("{}{}", app.settings.base(), paths::thread(standing.thread, title)),
        why: lang.ta("announcement-mail-why", &with()).into_owned(),
    }
}

fn letter(app: &App, me: &Me, owed: &Owed, words: &Words) -> Letter {
    Letter {
        to: me.email.clone(),
        text: text_of(me.lang, words),
        html: layout(
            me.lang.code(),
            &words.subject,
            &body(me.lang, words),
            &html! { p style="margin:0" { (words.why) } },
        ),
        subject: words.subject.clone(),
        message_id: owed.message_id.clone(),
        thread_ref: Some(format!("thread-{}@{}", owed.item_id, app.mailer.domain())),
        unsubscribe: None,
    }
}

fn text_of(lang: Lang, words: &Words) -> String {
    let until = words.until.as_ref().map(|until| format!("{until}\n\n")).unwrap_or_default();
    format!(
        "{told}\n\n{until}{read}\n{link}\n\n-- \n{why}\n",
        told = words.told,
        read = lang.t("announcement-mail-read"),
        link = words.link,
        why = words.why,
    )
}

fn body(lang: Lang, words: &Words) -> Markup {
    html! {
        p style="margin:0 0 16px" { (words.told) }
        @if let Some(until) = &words.until { p style="margin:0 0 16px" { (until) } }
        p style="margin:0" { a href=(words.link) { (lang.t("announcement-mail-read")) } }
    }
}
