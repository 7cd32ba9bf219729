//! Words ready to be stored: markdown is rendered when they are made, before the locks of the transaction that keeps them.

use super::queries::page::Guided;
use super::{GuidedAnswer, Length, ThreadKind};
use crate::text::markdown;

/// A body and its guided answers, as typed and rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Markdown as typed.
    pub source: String,
    /// Safe HTML.
    pub html: String,
    /// Plain text of body and guided answers.
    pub text: String,
    /// The guided answers.
    pub guided: Vec<Guided>,
}

impl From<String> for Words {
    /// A body alone, as in a reply.
    fn from(source: String) -> Self {
        let body = markdown::render(&source);
        Self { source, html: body.html, text: body.text, guided: Vec::new() }
    }
}

impl Words {
    /// A body with the answers of its kind's guided form; one-line answers and choices are kept as typed, never as markdown.
    pub fn guided(kind: ThreadKind, body: &str, answers: &[GuidedAnswer]) -> Self {
        let mut words = Self::from(body.to_owned());
        for (field, source) in answers.iter().filter(|(_, source)| !source.is_empty()) {
            let length = kind.guided().iter().find(|g| g.name == field).map_or(Length::Text, |g| g.length);
            let (html, text) = match length {
                Length::Text => {
                    let out = markdown::render(source);
                    (out.html, out.text)
                }
                Length::Line => (String::new(), source.clone()),
                Length::Outcome => (String::new(), String::new()),
            };
            if !text.is_empty() {
                words.text.push('\n');
                words.text.push_str(&text);
            }
            words.guided.push(Guided { field: field.clone(), source: source.clone(), html });
        }
        words
    }
}
