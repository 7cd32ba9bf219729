//! The operator's page: how jobs and mail stand, and what failed for good.

use maud::{Markup, html};

use crate::jobs::FailedJob;
use crate::mail::outbox::DeadLetter;
use crate::operation::queries::{Overview, State};
use crate::web::ui::hidden;
use crate::web::{Ui, paths};

/// The page.
pub(in crate::operation) fn overview(ui: &Ui, page: &Overview) -> Markup {
    html! {
        div.wrap {
            header.page-head {
                h1 { (ui.t("operation-title")) }
                p.lead { (ui.t("operation-lead")) }
                p.cluster {
                    a.ds-link href=(paths::MAIL) { (ui.t("operation-post-title")) }
                    a.ds-link href=(paths::AUDIT) { (ui.t("trail-title")) }
                }
            }
            (figures(ui, &page.state))
            section.after aria-labelledby="jobber" {
                div.section-head { h2 id="jobber" { (ui.t("operation-jobs")) } }
                (jobs(ui, &page.jobs))
            }
            section.after aria-labelledby="brev" {
                div.section-head { h2 id="brev" { (ui.t("operation-mail")) } }
                (mail(ui, &page.mail))
            }
        }
    }
}

fn figures(ui: &Ui, state: &State) -> Markup {
    let rows = [
        ("operation-jobs-waiting", state.jobs.waiting),
        ("operation-jobs-running", state.jobs.running),
        ("operation-jobs-failed", state.jobs.failed),
        ("operation-mail-waiting", state.mail.waiting),
        ("operation-mail-failed", state.mail.failed),
    ];
    html! {
        dl.facts { @for (key, n) in rows { dt { (ui.t(key)) } dd { (ui.number(n)) } } }
    }
}

fn jobs(ui: &Ui, dead: &[FailedJob]) -> Markup {
    html! {
        @if dead.is_empty() {
            p.quiet { (ui.t("operation-jobs-none")) }
        } @else {
            (retry(ui, paths::RETRY_JOBS, None))
            table.ds-table data-stack {
                caption.ds-sr-only { (ui.t("operation-jobs")) }
                (heads(ui))
                tbody {
                    @for job in dead {
                        tr {
                            th scope="row" { (job.kind) " " code { (job.payload) } }
                            td data-label=(ui.t("operation-reason")) { (job.last_error.as_deref().unwrap_or_default()) }
                            td.num data-label=(ui.t("operation-attempts")) { (job.attempts) }
                            td data-label=(ui.t("operation-since")) { (ui.time(job.created_at)) }
                            td { (retry(ui, paths::RETRY_JOBS, Some((job.id, &format!("{} {}", job.kind, job.id))))) }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn mail(ui: &Ui, dead: &[DeadLetter]) -> Markup {
    html! {
        @if dead.is_empty() {
            p.quiet { (ui.t("operation-mail-none")) }
        } @else {
            (retry(ui, paths::RETRY_MAIL, None))
            table.ds-table data-stack {
                caption.ds-sr-only { (ui.t("operation-mail")) }
                (heads(ui))
                tbody {
                    @for letter in dead {
                        tr {
                            th scope="row" { (ui.t(letter.kind.text_key())) " " code { (letter.item_id) } }
                            td data-label=(ui.t("operation-reason")) { (letter.last_error.as_deref().unwrap_or_default()) }
                            td.num data-label=(ui.t("operation-attempts")) { (letter.attempts) }
                            td data-label=(ui.t("operation-since")) { (ui.time(letter.created_at)) }
                            td { (retry(ui, paths::RETRY_MAIL, Some((letter.id.0, &format!("{} {}", ui.t(letter.kind.text_key()), letter.id))))) }
                        }
                    }
                }
            }
        }
    }
}

fn heads(ui: &Ui) -> Markup {
    html! {
        thead { tr {
            th scope="col" { (ui.t("operation-what")) }
            th scope="col" { (ui.t("operation-reason")) }
            th scope="col" .num { (ui.t("operation-attempts")) }
            th scope="col" { (ui.t("operation-since")) }
            th scope="col" { span.ds-sr-only { (ui.t("operation-act")) } }
        } }
    }
}

/// A button that tries one again, with what it is for those who hear the page; or all.
fn retry(ui: &Ui, action: &str, one: Option<(i64, &str)>) -> Markup {
    html! {
        form method="post" action=(action) {
            @match one {
                Some((id, what)) => {
                    (hidden("id", &id.to_string()))
                    button.ds-button data-size="sm" data-variant="secondary" type="submit" {
                        (ui.t("operation-retry")) span.ds-sr-only { " " (what) }
                    }
                }
                None => {
                    (hidden("id", "alle"))
                    button.ds-button data-size="sm" type="submit" { (ui.t("operation-retry-all")) }
                }
            }
        }
    }
}
