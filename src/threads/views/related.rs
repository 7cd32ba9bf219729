//! Threads like another: at the end of its page, and beside the title while one is being written.

use maud::{Markup, html};

use super::parts;
use crate::threads::queries::related::Related;
use crate::web::{Ui, paths};

/// At the end of a thread's page; nothing where there are none.
pub fn related(ui: &Ui, related: &[Related]) -> Markup {
    html! {
        @if !related.is_empty() {
            section.related.no-print aria-labelledby="ligner" {
                h2 id="ligner" { (ui.t("related-title")) }
                (list(ui, related, false))
            }
        }
    }
}

/// While one writes. The links open beside the form, so that nothing that was typed is lost.
pub fn similar(ui: &Ui, similar: &[Related]) -> Markup {
    html! {
        @if !similar.is_empty() {
            div.similar {
                h2 { (ui.t("similar-title")) }
                p.quiet.small { (ui.t("similar-help")) }
                (list(ui, similar, true))
            }
        }
    }
}

fn list(ui: &Ui, threads: &[Related], beside: bool) -> Markup {
    html! {
        ul {
            @for thread in threads {
                li {
                    (parts::kind_tag(ui, thread.kind)) " "
                    a lang=(thread.language) href=(paths::thread(thread.id, &thread.title)) target=[beside.then_some("_blank")] { (thread.title) }
                    " "
                    span.quiet.small {
                        @if thread.answered && thread.kind.answerable() { (ui.t("state-answered")) ", " }
                        (ui.tn("replies", thread.replies.into()))
                    }
                }
            }
        }
    }
}
