//! Reading a delivery report (RFC 3464). Everything else that comes to a return address, such as an automatic reply,
//! says nothing about the address.
//!
//! What counts is the part with the fields, not what holds it: RFC 3464 wants `multipart/report`, OpenSMTPD writes
//! `multipart/mixed`.

use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders as _};

/// What a report says of one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The status (RFC 3463).
    pub status: String,
    /// The recipient as the reporting server knew her.
    pub recipient: Option<String>,
    /// The other server's own words.
    pub reason: String,
}

/// A message that came to a return address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// The addresses it may have come to, the most trustworthy first.
    pub to: Vec<String>,
    /// The first failure it reports, if it is a report of one.
    pub report: Option<Report>,
}

/// Reads a message; `None` when it is none.
pub fn read(raw: &[u8]) -> Option<Incoming> {
    let message = MessageParser::default().parse(raw)?;
    Some(Incoming { to: came_to(&message), report: failure(&message) })
}

fn came_to(message: &Message<'_>) -> Vec<String> {
    let mut to: Vec<String> = ["Delivered-To", "X-Original-To", "Envelope-To"]
        .iter()
        .filter_map(|name| match message.header(*name) {
            Some(HeaderValue::Text(text)) => Some(text.trim().to_owned()),
            Some(HeaderValue::Address(list)) => list.first().and_then(|one| one.address().map(str::to_owned)),
            _ => None,
        })
        .collect();
    let named = message.to().into_iter().flat_map(|list| list.iter());
    to.extend(named.filter_map(|one| one.address().map(str::to_owned)));
    to
}

fn failure(message: &Message<'_>) -> Option<Report> {
    let status = message.parts.iter().find(|part| {
        part.content_type().is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("message")
                && kind.subtype().is_some_and(|sub| {
                    sub.eq_ignore_ascii_case("delivery-status") || sub.eq_ignore_ascii_case("global-delivery-status")
                })
        })
    })?;
    recipients(&String::from_utf8_lossy(status.contents()))
}

/// Groups of fields set apart by empty lines: the first is about the message, each of the others about a recipient.
fn recipients(text: &str) -> Option<Report> {
    let text = text.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    text.split("\n\n").find_map(one_recipient)
}

fn one_recipient(group: &str) -> Option<Report> {
    let field = |name: &str| {
        let mut lines = group.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    };
    let action = field("Action")?;
    if !action.eq_ignore_ascii_case("failed") {
        return None;
    }
    let status = field("Status").unwrap_or_else(|| "5.0.0".to_owned());
    let status = status.split_whitespace().next().unwrap_or("5.0.0").to_owned();
    if !status.starts_with(['4', '5']) {
        return None;
    }
    let address = field("Original-Recipient").or_else(|| field("Final-Recipient"));
    let recipient = address.and_then(|value| value.split_once(';').map(|(_, address)| address.trim().to_lowercase()));
    // "smtp; 550 …", the words folded over several lines.
    let words = field("Diagnostic-Code").map(|value| {
        let words = value.split_once(';').map_or(value.as_str(), |(_, words)| words);
        crate::text::one_line(words)
    });
    Some(Report { recipient, reason: words.unwrap_or_else(|| status.clone()), status })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: &str = "Reporting-MTA: dns; mx.solvik.example\n\nOriginal-Recipient: rfc822;Kari@solvik.example\n\
        Final-Recipient: rfc822; k.nordmann@solvik.example\nAction: failed\nStatus: 5.1.1\n\
        Diagnostic-Code: smtp; 550 5.1.1\n  User unknown\n";

    #[test]
    fn a_failure_is_read_field_by_field() {
        let report = recipients(FIELDS).unwrap();
        assert_eq!(report.status, "5.1.1");
        assert_eq!(report.recipient.as_deref(), Some("kari@solvik.example"));
        assert_eq!(report.reason, "550 5.1.1 User unknown");
    }

    #[test]
    fn what_is_no_failure_is_no_report() {
        for action in ["delayed", "delivered", "relayed", "expanded"] {
            assert_eq!(recipients(&FIELDS.replace("failed", action)), None, "{action}");
        }
        assert_eq!(recipients("Reporting-MTA: dns; mx\n"), None);
        assert_eq!(recipients(&FIELDS.replace("Status: 5", "Status: x")), None);
        let vacation =
            b"From: a@b.example\nTo: c@d.example\nAuto-Submitted: auto-replied\nSubject: Ferie\n\nJeg har ferie.\n";
        assert_eq!(read(vacation).unwrap().report, None);
    }
}
