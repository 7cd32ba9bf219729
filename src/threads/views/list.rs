//! The rows of a list: line one says kind, title, area; line two who, when, answers. Unread is weight, not colour.

use maud::{Markup, html};

use super::parts;
use crate::threads::{ThreadRow, ThreadState};
use crate::web::{Ui, paths};

/// The rows of a list; with `area` each row names its area.
pub fn thread_list(ui: &Ui, rows: &[ThreadRow], area: bool) -> Markup {
    html! {
        ul.thread-list { @for row in rows { (thread_row(ui, row, area)) } }
    }
}

fn thread_row(ui: &Ui, row: &ThreadRow, area: bool) -> Markup {
    let replies = i64::from(row.post_count) - 1;
    html! {
        li data-unread[row.unread] {
            (parts::kind_tag(ui, row.kind))
            a.title href=(paths::thread(row.id, &row.title)) {
                @if row.unread { span.ds-sr-only { (ui.t("unread")) " " } }
                (row.title)
            }
            @if area { span.area { (ui.pick(&row.area_nb, &row.area_nn)) } }
            p.byline {
                span {
                    (row.author_name)
                    @if let Some(organisation) = &row.organisation_name { " · " (organisation) }
                    " · " (ui.time(row.created_at))
                }
                span {
                    @match row.state {
                        ThreadState::Waiting => (ui.t("state-waiting")),
                        ThreadState::Hidden => (ui.t("state-hidden")),
                        ThreadState::Closed | ThreadState::Open => {
                            @if row.kind.answerable() && row.accepted_number.is_some() { (ui.t("state-answered")) ", " }
                            @else if row.official_reply { (ui.t("state-official")) ", " }
                            (ui.tn("replies", replies))
                        }
                    }
                    @if row.same_here_count > 0 { " · " (ui.tn("same-here-count", row.same_here_count.into())) }
                }
                @if replies > 0 { span { (ui.t("last-post")) " " (row.last_post_by) ", " (ui.time(row.last_post_at)) } }
                @if !row.audience.iter().any(|key| key == "open") { span { (ui.t("limited-room")) } }
            }
        }
    }
}
