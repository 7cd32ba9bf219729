//! The source as text: code with comments and words blanked out, the words themselves, and functions with their bodies.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A file.
#[derive(Debug)]
pub(crate) struct Source {
    /// From the repository's root, with slashes.
    pub(crate) path: String,
    /// As it is.
    pub(crate) text: String,
    /// The same length, comments and the insides of literals turned into spaces.
    pub(crate) code: String,
    /// Strings in it, and where each begins.
    pub(crate) words: Vec<(usize, String)>,
}

/// A function.
#[derive(Debug)]
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: String,
    /// From `fn` to the body's first brace, spaces folded, with what stands before `fn` on the line.
    pub(crate) head: String,
    /// The body with its braces.
    pub(crate) body: Range<usize>,
    /// The line it begins on.
    pub(crate) line: usize,
    /// How many lines it takes.
    pub(crate) lines: usize,
}

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under a folder.
pub(crate) fn rust(folder: &str) -> Vec<Source> {
    files(folder, "rs").iter().map(|path| Source::read(path)).collect()
}

/// Every file with an ending under a folder, in order.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let (mut found, mut waiting) = (Vec::new(), vec![root().join(folder)]);
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("the source is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|it| it == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

impl Source {
    /// Reads a file.
    pub(crate) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("the source can be read");
        let path = path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let (code, words) = blanked(&text);
        Self { path, text, code, words }
    }

    /// The line of a place in it, counted from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// `path:line`.
    pub(crate) fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.line(at))
    }

    /// Below `src`: `threads/actions/open.rs`.
    pub(crate) fn below(&self) -> &str {
        self.path.strip_prefix("src/").unwrap_or(&self.path)
    }

    /// The top-level module it belongs to.
    pub(crate) fn module(&self) -> &str {
        let first = self.below().split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Where a word stands in the code by itself.
    pub(crate) fn finds(&self, word: &str) -> Vec<usize> {
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let alone = |at: usize| {
            !inside(self.code[..at].chars().next_back()) && !inside(self.code[at + word.len()..].chars().next())
        };
        self.code.match_indices(word).map(|(at, _)| at).filter(|at| alone(*at)).collect()
    }

    /// Where its own tests begin, or its end.
    pub(crate) fn tests(&self) -> usize {
        self.code.find("mod tests {").unwrap_or(self.code.len())
    }

    /// Every function with a body.
    pub(crate) fn functions(&self) -> Vec<Function> {
        self.finds("fn").into_iter().filter_map(|at| self.function(at)).collect()
    }

    fn function(&self, at: usize) -> Option<Function> {
        let rest = self.code[at..].strip_prefix("fn ")?;
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let open = at + self.code[at..].find(['{', ';']).filter(|i| self.code[at + i..].starts_with('{'))?;
        let close = self.closing(open)?;
        let begins = self.code[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let head = self.code[begins..open].split_whitespace().collect::<Vec<_>>().join(" ");
        let (line, last) = (self.line(at), self.line(close));
        (!name.is_empty()).then_some(Function { name, head, body: open..close + 1, line, lines: last - line + 1 })
    }

    /// The brace that closes the one at `open`.
    pub(crate) fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0_i32;
        for (i, c) in self.code[open..].char_indices() {
            match c {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(open + i);
            }
        }
        None
    }
}

/// Code of the same length with comments and literals blanked, and the strings.
fn blanked(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut words, mut at) = (String::with_capacity(text.len()), Vec::new(), 0);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let (length, word) = match c {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), None),
            '/' if rest.starts_with("/*") => (rest.find("*/").map_or(rest.len(), |end| end + 2), None),
            '"' => string(rest),
            'r' if !before.is_some_and(|b| b.is_alphanumeric() || b == '_') && raw(rest).is_some() => {
                raw(rest).unwrap_or_default()
            }
            '\'' => (character(rest), None),
            _ => (0, None),
        };
        if length == 0 {
            code.push(c);
            at += c.len_utf8();
            continue;
        }
        code.extend(rest[..length].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        words.extend(word.map(|word| (at, word)));
        at += length;
    }
    (code, words)
}

fn string(rest: &str) -> (usize, Option<String>) {
    let (mut escaped, mut word) = (false, String::new());
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => {
                escaped = true;
                continue;
            }
            '"' => return (i + 1, Some(word)),
            _ => {}
        }
        word.push(c);
    }
    (rest.len(), None)
}

fn raw(rest: &str) -> Option<(usize, Option<String>)> {
    let hashes = rest[1..].bytes().take_while(|byte| *byte == b'#').count();
    let inside = rest[1 + hashes..].strip_prefix('"')?;
    let end = inside.find(&format!("\"{}", "#".repeat(hashes)))?;
    Some((hashes + 2 + end + 1 + hashes, Some(inside[..end].to_owned())))
}

/// How long the character literal is; nothing for a lifetime.
fn character(rest: &str) -> usize {
    let mut inside = rest[1..].chars();
    match inside.next() {
        Some('\\') => rest[3..].find('\'').map_or(0, |end| end + 4),
        Some(c) if inside.next() == Some('\'') => c.len_utf8() + 2,
        _ => 0,
    }
}

#[test]
fn comments_and_words_are_told_from_code() {
    let text = "let a = \"// \\\"no\"; // fn b() {\nfn c<'x>() { 'y'; r#\"z\"#; '\\''; }";
    let (code, words) = blanked(text);
    assert_eq!(code.len(), text.len());
    assert!(!code.contains("fn b") && code.contains("fn c<'x>()"), "{code}");
    assert_eq!(words.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>(), ["// \"no", "z"]);
}
