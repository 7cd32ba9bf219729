//! A mail as its reader has it: headers unfolded, text decoded, links to follow.

/// A mail that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Mail {
    /// To whom.
    pub(crate) to: String,
    /// Its subject.
    pub(crate) subject: String,
    /// The whole message, its parts decoded.
    pub(crate) raw: String,
    bodies: String,
}

impl Mail {
    /// The mail of a message as it goes over the wire.
    pub(crate) fn of(to: String, subject: String, raw: &[u8]) -> Self {
        let message = String::from_utf8_lossy(raw).replace("\r\n", "\n");
        let (head, body) = message.split_once("\n\n").unwrap_or((&message, ""));
        let head = head.replace("\n ", " ").replace("\n\t", " ");
        let whole = format!("{head}\n\n{body}");
        // Parts are set apart by a line of two dashes and the boundary.
        let boundary =
            head.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("no boundary");
        let line = format!("\n--{boundary}");
        let parts: Vec<String> = whole.split(&line).map(decoded).collect();
        let bodies = parts
            .iter()
            .filter_map(|part| part.split_once("\n\n"))
            .map(|(_, body)| body)
            .collect::<Vec<_>>()
            .join("\n");
        Self { to, subject, raw: parts.join(&line), bodies }
    }

    /// What it says to its reader: subject and text, without addresses, which have random letters in them.
    pub(crate) fn words(&self) -> String {
        let words = self
            .bodies
            .split(|c: char| c.is_whitespace() || "<>\"".contains(c))
            .filter(|word| !word.starts_with("http"));
        format!("{} {}", self.subject, words.collect::<Vec<_>>().join(" "))
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let head = self.raw.split("\n\n").next().unwrap_or_default();
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The first address in it that contains `part`, as a path of the service.
    pub(crate) fn link(&self, part: &str) -> String {
        let mut words = self.raw.split(|c: char| c.is_whitespace() || "<>\"".contains(c));
        let link = words.find(|word| word.starts_with("http://") && word.contains(part));
        let link = link.unwrap_or_else(|| panic!("no link with {part} in the mail «{}»:\n{}", self.subject, self.raw));
        let path = link.splitn(4, '/').nth(3).unwrap_or_default();
        format!("/{}", path.replace("&amp;", "&"))
    }
}

fn decoded(part: &str) -> String {
    let Some((head, body)) = part.split_once("\n\n") else { return part.to_owned() };
    if head.to_lowercase().contains("content-transfer-encoding: quoted-printable") {
        return format!("{head}\n\n{}", quoted_printable(body));
    }
    if head.to_lowercase().contains("content-transfer-encoding: base64") {
        use base64::Engine as _;
        let bytes = base64::engine::general_purpose::STANDARD.decode(body.split_whitespace().collect::<String>());
        return format!("{head}\n\n{}", String::from_utf8_lossy(&bytes.unwrap_or_default()));
    }
    part.to_owned()
}

/// Quoted-printable text made plain (RFC 2045, 6.7).
fn quoted_printable(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|two| std::str::from_utf8(two).ok())
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        match hex {
            Some(decoded) if byte == b'=' => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
