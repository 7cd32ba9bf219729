//! The trail's page: acts and kinds in words; details as in the database.

use maud::{Markup, html};

use super::Filter;
use super::queries::{Line, Trail};
use crate::audit::Act;
use crate::ids::MemberId;
use crate::web::ui::{Field, breadcrumbs, empty, hidden, older_newer, select, text_field};
use crate::web::{Filled, FormData, Ui, paths};

/// The page.
pub(super) fn trail(ui: &Ui, page: &Trail, filter: &Filter) -> Markup {
    let older = page.next.map(|id| Filter { before: Some(id), ..filter.clone() }.path());
    let newest = filter.before.map(|_| Filter { before: None, ..filter.clone() }.path());
    html! {
        div.wrap {
            (breadcrumbs(ui, &[(paths::OPERATION, &ui.t("operation-title")), (paths::AUDIT, &ui.t("trail-title"))]))
            header.page-head { h1 { (ui.t("trail-title")) } p.lead { (ui.t("trail-lead")) } }
            (filters(ui, page, filter))
            @if page.lines.is_empty() {
                (empty(&ui.t("trail-none"), Some((paths::AUDIT, &ui.t("trail-all")))))
            } @else {
                table.ds-table.after-1 data-stack {
                    caption.ds-sr-only { (ui.t("trail-title")) }
                    thead { tr {
                        th scope="col" { (ui.t("trail-when")) }
                        th scope="col" { (ui.t("trail-who")) }
                        th scope="col" { (ui.t("trail-what")) }
                        th scope="col" { (ui.t("trail-subject")) }
                        th scope="col" { (ui.t("trail-detail")) }
                    } }
                    tbody { @for line in &page.lines { (row(ui, page, line)) } }
                }
            }
            (older_newer(ui, newest.as_deref(), older.as_deref()))
        }
    }
}

fn filters(ui: &Ui, page: &Trail, filter: &Filter) -> Markup {
    let any = (String::new(), ui.t("trail-any").into_owned());
    let mut named: Vec<_> =
        Act::ALL.iter().map(|act| (act.as_str().to_owned(), ui.t(act.text_key()).into_owned())).collect();
    named.sort_by_key(|(_, name)| name.to_lowercase());
    let acts: Vec<_> = std::iter::once(any).chain(named).collect();
    let form = FormData::default()
        .with("hva", filter.act.map(Act::as_str).unwrap_or_default())
        .with("dag", filter.until.map(|day| day.to_string()).unwrap_or_default());
    let filled = Filled::with(form);
    let person = filter.person.and_then(|id| {
        let hers = page.lines.iter().find(|line| line.member_id == Some(id.0));
        hers.and_then(|line| page.name(line)).map(str::to_owned).or_else(|| Some(id.to_string()))
    });
    html! {
        form.filters method="get" action=(paths::AUDIT) {
            (select(ui, &filled, Field::new("hva", "trail-what", 0), &acts))
            (text_field(ui, &filled, Field::new("dag", "trail-until", 10).optional(), "date"))
            @if let Some(id) = filter.person { (hidden("person", &id.to_string())) }
            @if let Some((kind, id)) = &filter.subject { (hidden("slag", kind)) (hidden("nr", &id.to_string())) }
            div { button.ds-button data-variant="secondary" data-size="sm" type="submit" { (ui.t("trail-show")) } }
        }
        @if person.is_some() || filter.subject.is_some() {
            p {
                @if let Some(name) = person { (ui.ta("trail-only-by", &[("name", name.into())])) " " }
                @if let Some((kind, id)) = &filter.subject { (ui.t("trail-only-about")) " " (of(ui, kind)) " " (id) ". " }
                a.ds-link href=(paths::AUDIT) { (ui.t("trail-all")) }
            }
        }
    }
}

fn row(ui: &Ui, page: &Trail, line: &Line) -> Markup {
    let about = Filter { subject: Some((line.subject_kind.clone(), line.subject_id)), ..Filter::default() };
    let hers = line.member_id.map(|id| Filter { person: Some(MemberId(id)), ..Filter::default() }.path());
    html! {
        tr {
            td data-label=(ui.t("trail-when")) { (ui.time(line.at)) }
            td data-label=(ui.t("trail-who")) {
                @match (page.name(line), hers) {
                    (Some(name), Some(path)) => a href=(path) { (name) },
                    (None, Some(path)) => a href=(path) { (ui.t("decision-erased")) },
                    _ => (ui.t("trail-system")),
                }
            }
            td data-label=(ui.t("trail-what")) { (act(ui, &line.act)) }
            td data-label=(ui.t("trail-subject")) {
                a href=(about.path()) { (of(ui, &line.subject_kind)) " " (line.subject_id) }
                @if let Some((path, name)) = page.thing(line) { " " a href=(path) { (name) } }
            }
            td data-label=(ui.t("trail-detail")) { @if tells_nothing_of_unions(line) { code { (line.detail) } } }
        }
    }
}

/// What was done, in words; as in the database, if this version does not know it.
fn act(ui: &Ui, act: &str) -> String {
    Act::parse(act).map_or_else(|| act.to_owned(), |act| ui.t(act.text_key()).into_owned())
}

/// What kind of thing it was done to.
fn of(ui: &Ui, kind: &str) -> String {
    let key = match kind {
        "decision" => "trail-of-decision",
        "event" => "trail-of-event",
        "guidance" => "trail-of-guidance",
        "indicator" => "trail-of-indicator",
        "invitation" => "trail-of-invitation",
        "involvement_event" => "trail-of-involvement-event",
        "job" => "trail-of-job",
        "lesson" => "trail-of-lesson",
        "measurement" => "trail-of-measurement",
        "member" => "trail-of-member",
        "membership" => "trail-of-membership",
        "organisation" => "trail-of-organisation",
        "outbox" => "trail-of-outbox",
        "partner_link" => "trail-of-partner-link",
        "partner_request" => "trail-of-partner-request",
        "post" => "trail-of-post",
        "session" => "trail-of-session",
        "thread" => "trail-of-thread",
        "trial" => "trail-of-trial",
        _ => return kind.to_owned(),
    };
    ui.t(key).into_owned()
}

/// The detail of a membership may say on which side somebody stands, which is no one's to read here.
fn tells_nothing_of_unions(line: &Line) -> bool {
    !matches!(line.subject_kind.as_str(), "membership" | "invitation")
        && line.detail.as_object().is_some_and(|d| !d.is_empty())
}
