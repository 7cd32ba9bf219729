//! The one list of notices, a line for each thing, and what is unread in what the reader follows.

use maud::{Markup, html};

use crate::ids::{InvolvementId, PartnerRequestId};
use crate::jobs::Notice;
use crate::moderation::Decision;
use crate::notifications::queries::list::{Group, Told};
use crate::threads::{ThreadRow, thread_list};
use crate::web::ui::{self, hidden};
use crate::web::{Ui, paths};

/// The whole page.
pub(in crate::notifications) fn page(ui: &Ui, groups: &[Group], unread: &[ThreadRow]) -> Markup {
    let last = groups.iter().flat_map(Group::all).map(|told| told.id).max();
    let unseen = groups.iter().any(Group::unseen);
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&ui.path, &ui.t("notices-title"))]))
            header.page-head {
                h1 { (ui.t("notices-title")) }
                p.lead { (ui.t("notices-lead")) }
                div.cluster {
                    @if let Some(last) = last.filter(|_| unseen) {
                        form method="post" action=(paths::NOTICES_SEEN) {
                            (hidden("siste", &last.to_string()))
                            button.ds-button data-variant="secondary" type="submit" { (ui.t("notices-all-seen")) }
                        }
                    }
                    a.ds-link href=(paths::FOLLOWS) { (ui.t("follows-title")) }
                }
            }
            section aria-labelledby="til-deg" {
                (ui::heading("til-deg", &ui.t("notices-yours"), None))
                @if groups.is_empty() {
                    (ui::empty(&ui.t("notices-nothing"), Some((paths::AREAS, &ui.t("notices-nothing-step")))))
                } @else {
                    ul.thread-list { @for group in groups { (line(ui, group)) } }
                }
            }
            @if !unread.is_empty() {
                section.after aria-labelledby="ulest" {
                    (ui::heading("ulest", &ui.t("notices-unread"), Some((paths::FOLLOWS, &ui.t("follows-title")))))
                    (thread_list(ui, unread, true))
                }
            }
            p.after.small.quiet { (ui.t("notices-mail")) " " a href=(paths::ME) { (ui.t("my-page")) } }
        }
    }
}

fn line(ui: &Ui, group: &Group) -> Markup {
    let (first, news) = (&group.first, group.news());
    html! {
        li data-unread[group.unseen()] {
            span.ds-tag.kind { (ui.t(tag_key(first))) }
            a.title href=(link(first, &news)) {
                @if group.unseen() { span.ds-sr-only { (ui.t("notices-new")) " " } }
                (title(ui, first))
            }
            @if let (Some(nb), Some(nn)) = (&first.area_nb, &first.area_nn) { span.area { (ui.pick(nb, nn)) } }
            p.byline {
                span { @for (n, what) in happened(ui, &news).iter().enumerate() { @if n > 0 { " · " } (what) } }
                span { (ui.time(first.created_at)) }
            }
        }
    }
}

fn tag_key(told: &Told) -> &'static str {
    match (told.thread_kind, &told.trial) {
        (Some(kind), _) => kind.text_key(),
        (None, Some(_)) => "trials-one",
        (None, None) => "notices-one",
    }
}

fn title(ui: &Ui, told: &Told) -> String {
    let trial = || told.title_nb.as_ref().zip(told.title_nn.as_ref()).map(|(nb, nn)| ui.pick(nb, nn).to_owned());
    told.title.clone().or_else(trial).or_else(|| told.organisation.clone()).unwrap_or_default()
}

/// Where it leads: to the first post of what is new.
fn link(first: &Told, news: &[&Told]) -> String {
    match (first.thread, &first.title, &first.trial) {
        (Some(id), Some(title), _) => match news.iter().filter_map(|told| told.number).min() {
            Some(number) => paths::post(id, title, number),
            None => paths::thread(id, title),
        },
        (_, _, Some(slug)) => match news.iter().find(|told| told.kind == Notice::AccountWaits) {
            Some(told) => paths::involvement_event(slug, InvolvementId(told.item)),
            None => paths::trial(slug),
        },
        _ if first.kind == Notice::DeadAddress => {
            first.organisation_slug.as_deref().map_or_else(|| paths::NOTICES.to_owned(), paths::coordinate)
        }
        _ if matches!(first.kind, Notice::PartnerRequest | Notice::PartnerAnswer) => {
            paths::partner_request(PartnerRequestId(first.item))
        }
        _ => paths::NOTICES.to_owned(),
    }
}

/// What happened, in the words of the list: replies are counted, the rest is said once.
fn happened(ui: &Ui, news: &[&Told]) -> Vec<String> {
    let mut said = Vec::new();
    let replies: Vec<&&Told> = news.iter().filter(|told| told.kind == Notice::Reply).collect();
    if let Some(newest) = replies.first() {
        said.push(ui.tn("notice-replies", i64::try_from(replies.len()).unwrap_or(i64::MAX)).into_owned());
        if let Some(who) = &newest.author_name {
            let who = newest.organisation_name.as_ref().map_or_else(|| who.clone(), |at| format!("{who}, {at}"));
            said.push(ui.ta("notice-last-by", &[("who", who.into())]).into_owned());
        }
    }
    for told in news.iter().filter(|told| told.kind != Notice::Reply) {
        let words = match (told.kind, &told.author_name) {
            (Notice::DeadAddress, Some(who)) => {
                ui.ta("notice-dead-address-of", &[("who", who.as_str().into())]).into_owned()
            }
            _ => ui.t(happened_key(told)).into_owned(),
        };
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said
}

fn happened_key(told: &Told) -> &'static str {
    match told.kind {
        Notice::Reply | Notice::NewThread => "notice-new-thread",
        Notice::AnswerAccepted if told.detail.is_some() => "notice-accepted-yours",
        Notice::AnswerAccepted => "notice-accepted",
        Notice::Announcement => "notice-announcement",
        Notice::Guidance => "notice-guidance",
        Notice::Trial => "notice-trial",
        Notice::PartnerRequest => "notice-partner-request",
        Notice::PartnerAnswer if told.detail.as_deref() == Some("accepted") => "notice-partner-accepted",
        Notice::PartnerAnswer => "notice-partner-declined",
        Notice::AccountWaits => "notice-account-waits",
        Notice::DeadAddress => "notice-dead-address",
        Notice::Moderation => moderation_key(told.detail.as_deref().and_then(Decision::parse)),
    }
}

fn moderation_key(decision: Option<Decision>) -> &'static str {
    match decision {
        Some(Decision::Approve) => "notice-approved",
        Some(Decision::Decline) => "notice-declined",
        Some(Decision::Hide) => "notice-hidden",
        Some(Decision::Show) => "notice-shown",
        Some(Decision::Close) => "notice-closed",
        Some(Decision::Reopen) => "notice-reopened",
        Some(Decision::Move) => "notice-moved",
        Some(Decision::Pin) => "notice-pinned",
        _ => "notice-moderated",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: Notice, number: i32) -> Told {
        Told {
            id: number.into(),
            kind,
            item: number.into(),
            detail: None,
            created_at: chrono::DateTime::UNIX_EPOCH,
            unseen: true,
            thread: Some(crate::ids::ThreadId(7)),
            title: Some("Vaktplan".into()),
            thread_kind: None,
            area_nb: None,
            area_nn: None,
            number: Some(number),
            author_name: None,
            organisation_name: None,
            trial: None,
            title_nb: None,
            title_nn: None,
            organisation: None,
            organisation_slug: None,
        }
    }

    #[test]
    fn a_line_leads_to_the_first_of_what_is_new() {
        let (newer, older) = (told(Notice::Reply, 60), told(Notice::Reply, 52));
        assert_eq!(link(&newer, &[&newer, &older]), "/trad/7/vaktplan?fra=51#p52");
    }

    #[test]
    fn what_waits_for_her_words_leads_to_where_she_tells() {
        let of_trial = |kind| Told { thread: None, title: None, trial: Some("journal".into()), ..told(kind, 3) };
        let (changed, waits) = (of_trial(Notice::Trial), of_trial(Notice::AccountWaits));
        assert_eq!(link(&changed, &[&changed, &waits]), "/forsok/journal/involvering#h3");
        assert_eq!(link(&changed, &[&changed]), "/forsok/journal");
        let request = Told { thread: None, title: None, ..told(Notice::PartnerRequest, 3) };
        assert_eq!(link(&request, &[&request]), "/samarbeid/foresporsel/3");
    }
}
