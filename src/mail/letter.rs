//! A letter: headers, a plain text written by hand, and the same as HTML that holds in old mail programs.

use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use maud::{DOCTYPE, Markup, html};

/// What a slice's `mails.rs` writes when the mail is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// To whom: an address.
    pub to: String,
    /// Subject, in the reader's language.
    pub subject: String,
    /// Plain text, written by hand.
    pub text: String,
    /// HTML, made with [`layout`].
    pub html: String,
    /// Message-ID without brackets; the same at every attempt (RFC 5322, 3.6.4).
    pub message_id: String,
    /// The thread the letter belongs to, as a Message-ID that need not exist, so that mail programs group.
    pub thread_ref: Option<String>,
    /// Address that stops such mail by one POST (RFC 8058), and by a page for people.
    pub unsubscribe: Option<String>,
}

/// What the service puts around every letter.
pub(super) struct Frame<'a> {
    /// The sender.
    pub(super) from: &'a str,
    /// The kind of mail, as the identifier of a list (RFC 2919).
    pub(super) list: String,
    /// Whether one-click unsubscribing may be offered: https, and a signature over the header (RFC 8058, 4).
    pub(super) one_click: bool,
    /// Where reports go.
    pub(super) back: Option<String>,
}

impl Letter {
    /// The message as it goes over the wire.
    ///
    /// # Errors
    /// When an address or a header cannot be written.
    pub(super) fn message(&self, frame: &Frame<'_>) -> anyhow::Result<Message> {
        let mut builder = Message::builder()
            .from(frame.from.parse::<Mailbox>()?)
            .to(Mailbox::new(None, self.to.parse()?))
            .subject(&self.subject)
            .message_id(Some(format!("<{}>", self.message_id)))
            .header(Raw::<AutoSubmitted>::new("auto-generated"));
        if let Some(reference) = &self.thread_ref {
            builder = builder.in_reply_to(format!("<{reference}>")).references(format!("<{reference}>"));
        }
        if self.unsubscribe.is_some() {
            builder = builder.header(Raw::<ListId>::new(&format!("Erfaringstorget <{}>", frame.list)));
        }
        if let Some(url) = self.unsubscribe.as_ref().filter(|_| frame.one_click) {
            builder = builder
                .header(Raw::<ListUnsubscribe>::new(&format!("<{url}>")))
                .header(Raw::<ListUnsubscribePost>::new("List-Unsubscribe=One-Click"));
        }
        if let Some(back) = &frame.back {
            let envelope = Envelope::new(Some(back.parse()?), vec![self.to.parse()?])?;
            builder = builder.envelope(envelope);
        }
        let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(self.text.clone());
        let html = SinglePart::builder().header(ContentType::TEXT_HTML).body(self.html.clone());
        Ok(builder.multipart(MultiPart::alternative().singlepart(text).singlepart(html))?)
    }
}

/// The frame of every HTML letter: one column, the nine dots, system type, legible in light and dark without support for
/// style sheets. `foot` says why the reader gets it.
pub fn layout(lang: &str, title: &str, body: &Markup, foot: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
            }
            body style="margin:0;padding:0" {
                table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" { tr { td align="center" style="padding:24px 12px" {
                    table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"
                        style="max-width:600px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5" {
                        tr { td style="padding:0 0 12px;border-bottom:3px solid #3b8f72" { (mark()) } }
                        tr { td style="padding:24px 0" { (body) } }
                        tr { td style="padding:16px 0 0;border-top:1px solid #9aa5a1;font-size:14px" { (foot) } }
                    }
                } } }
            }
        }
    }
    .into_string()
}

/// The nine dots, one of them warm, and the name; cells of a table, for mail programs leave pictures out.
fn mark() -> Markup {
    let colour = |n: u8| if n == 4 { "#e0722d" } else { "#3b8f72" };
    html! {
        table role="presentation" cellpadding="0" cellspacing="0" border="0" { tr {
            td style="padding:0 10px 0 0" {
                table role="presentation" cellpadding="0" cellspacing="2" border="0" {
                    @for row in 0..3_u8 { tr {
                        @for n in row * 3..row * 3 + 3 {
                            td style={ "width:5px;height:5px;border-radius:5px;font-size:0;line-height:0;background-color:" (colour(n)) } {}
                        }
                    } }
                }
            }
            td style="font-size:18px;font-weight:600" { "Erfaringstorget" }
        } }
    }
}

/// A header lettre has no type for.
#[derive(Clone)]
struct Raw<K>(String, std::marker::PhantomData<K>);

impl<K> Raw<K> {
    fn new(value: &str) -> Self {
        Self(value.to_owned(), std::marker::PhantomData)
    }
}

trait Named {
    const NAME: &'static str;
}

impl<K: Named + Clone> Header for Raw<K> {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str(K::NAME)
    }
    fn parse(value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self::new(value))
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

macro_rules! named { ($($kind:ident = $name:literal),*) => {$(
    #[derive(Clone)]
    struct $kind;
    impl Named for $kind { const NAME: &'static str = $name; }
)*}; }

named!(
    AutoSubmitted = "Auto-Submitted",
    ListId = "List-Id",
    ListUnsubscribe = "List-Unsubscribe",
    ListUnsubscribePost = "List-Unsubscribe-Post"
);
