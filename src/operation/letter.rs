//! A letter read back from its wire form, and the links of a plain text found.

use mail_parser::{HeaderValue, MessageParser};

/// A letter as people read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Letter {
    /// The plain text.
    pub(super) text: String,
    /// The HTML.
    pub(super) html: String,
    /// The headers, decoded, in order.
    pub(super) headers: Vec<(String, String)>,
}

impl Letter {
    /// Reads a message (RFC 5322, RFC 2045–2047). What cannot be read stays empty.
    pub(super) fn read(raw: &[u8]) -> Self {
        let Some(message) = MessageParser::default().parse(raw) else { return Self::default() };
        let headers = message.headers().iter().map(|header| {
            let decoded = match &header.value {
                HeaderValue::Text(text) => text.to_string(),
                _ => raw_header(raw, header.offset_start(), header.offset_end()),
            };
            (header.name().to_owned(), decoded)
        });
        Self {
            text: message.body_text(0).unwrap_or_default().into_owned(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
            headers: headers.collect(),
        }
    }
}

/// A header as it was written, on one line: addresses, dates and the like need no decoding to be read.
fn raw_header(raw: &[u8], from: u32, to: u32) -> String {
    let bytes = raw.get(from as usize..to as usize).unwrap_or_default();
    String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A piece of plain text: words, or an address to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// An http or https address.
    Link(&'a str),
}

/// The pieces of a text, in order; together they are the text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = [rest.find("https://"), rest.find("http://")].into_iter().flatten().min() {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || "<>\"«»".contains(c)).unwrap_or(from.len());
        let (address, after) = from.split_at(end);
        let clean = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
        let (link, tail) = from.split_at(clean.len());
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(Piece::Link(link));
        rest = if tail.is_empty() { after } else { tail };
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_without_the_full_stop_after_them() {
        let found = pieces("Se https://torg.example/trad/1/x?fra=1#p3. Eller (http://b.example), takk");
        assert_eq!(
            found,
            [
                Piece::Words("Se "),
                Piece::Link("https://torg.example/trad/1/x?fra=1#p3"),
                Piece::Words(". Eller ("),
                Piece::Link("http://b.example"),
                Piece::Words("), takk"),
            ]
        );
        assert_eq!(pieces("uten"), [Piece::Words("uten")]);
        assert!(pieces("").is_empty());
    }

    #[test]
    fn encoded_letters_are_read() {
        let raw = "From: Torget <t@b.no>\r\nSubject: =?utf-8?b?U3bDpXI=?=\r\nMIME-Version: 1.0\r\n\
                   Content-Type: multipart/alternative; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\
                   Content-Transfer-Encoding: quoted-printable\r\n\r\nP=C3=A5 gjensyn\r\n--x\r\nContent-Type: text/html; \
                   charset=utf-8\r\n\r\n<p>På gjensyn</p>\r\n--x--\r\n";
        let letter = Letter::read(raw.as_bytes());
        assert_eq!(letter.text.trim(), "På gjensyn");
        assert_eq!(letter.html.trim(), "<p>På gjensyn</p>");
        let header = |name: &str| letter.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        assert_eq!((header("Subject"), header("From")), (Some("Svår"), Some("Torget <t@b.no>")));
    }
}
