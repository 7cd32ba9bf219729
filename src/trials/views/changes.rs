//! What has changed in a record: each wording against the one before, word by word.

use maud::{Markup, html};
use similar::{ChangeTag, TextDiff};

use super::head;
use crate::trials::Trial;
use crate::trials::queries::record::Wording;
use crate::web::{Ui, paths, ui};

/// Every change, newest first.
pub fn changes(ui: &Ui, trial: &Trial, wordings: &[Wording]) -> Markup {
    let before = |wording: &Wording| {
        wordings.iter().find(|other| other.field == wording.field && other.version + 1 == wording.version)
    };
    html! {
        div.wrap {
            (head(ui, trial, &ui.t("trial-changes"), Some(&ui.t("trial-changes-lead"))))
            @if wordings.is_empty() {
                (ui::empty(&ui.t("trial-changes-none"), Some((&paths::trial(&trial.slug), &ui.t("trial-back")))))
            }
            ol.changes {
                @for wording in wordings {
                    li {
                        h2 { (ui.t(wording.field.text_keys().0)) }
                        p.byline {
                            (ui.time(wording.written_at)) " · "
                            @if wording.written_name.is_empty() { (ui.t("trial-registered")) }
                            @else { (wording.written_name) " · " (wording.written_for) }
                        }
                        @match before(wording) {
                            Some(before) => (difference(ui, &before.source, &wording.source)),
                            None => p.diff { (wording.source) },
                        }
                    }
                }
            }
        }
    }
}

/// Two wordings, word by word: what went and what came have a mark, a colour, and a word for those who hear the page.
fn difference(ui: &Ui, before: &str, after: &str) -> Markup {
    let diff = TextDiff::from_words(before, after);
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, words)) if *tag == change.tag() => words.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    html! {
        p.diff {
            @for (tag, words) in runs {
                @match tag {
                    ChangeTag::Equal => (words),
                    ChangeTag::Delete => del { span.ds-sr-only { (ui.t("diff-removed")) " " } (words) },
                    ChangeTag::Insert => ins { span.ds-sr-only { (ui.t("diff-added")) " " } (words) },
                }
            }
        }
    }
}
