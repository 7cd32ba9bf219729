//! Plain text: the same whatever keyboard wrote it, and short where there is little room.

/// The text on one line, with one space between words.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text as it is kept: line ends as `\n`, no trailing spaces on lines, no blank lines at the ends.
pub fn normalise(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').trim().to_owned()
}

/// Whether there are characters no keyboard writes: NUL and other controls, or U+FFFD from a wrong encoding.
pub fn has_control_characters(text: &str) -> bool {
    text.chars().any(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || c == '\u{FFFD}')
}

/// The beginning of a text in at most `most` characters, cut between words, with `…` where something was left out.
pub fn excerpt(text: &str, most: usize) -> String {
    let one_line = one_line(text);
    if one_line.chars().count() <= most {
        return one_line;
    }
    let cut: String = one_line.chars().take(most).collect();
    let at = cut.rfind(' ').filter(|at| *at > most / 2).unwrap_or(cut.len());
    format!("{}…", cut.get(..at).unwrap_or(&cut).trim_end_matches([',', '.', ':', ';', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_are_cut_between_words() {
        assert_eq!(excerpt("Kort tekst", 20), "Kort tekst");
        assert_eq!(excerpt("Oppgavedeling i hjemmetjenesten går bra", 24), "Oppgavedeling i…");
    }

    #[test]
    fn wrong_encodings_are_seen() {
        assert!(
            has_control_characters("a\0b")
                && has_control_characters("a\u{FFFD}")
                && !has_control_characters("a\tb\r\nø")
        );
    }
}
