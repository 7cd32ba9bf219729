//! A trial's page of involvement: what was promised, then what happened, the parties' accounts side by side.

use maud::{Markup, html};

use super::{at_work, marks, plain};
use crate::involvement::access::{Readable, Revealed, Voice};
use crate::involvement::marks::Letters;
use crate::involvement::page::TrialPage;
use crate::involvement::queries::Promise;
use crate::involvement::{HIDDEN_DAYS, Party, PartyId, policy};
use crate::organisations::{OrganisationRef, organisation_link};
use crate::threads::{ThreadKind, thread_list};
use crate::web::{Ui, paths, ui};

/// The whole page.
pub(in crate::involvement) fn page(ui: &Ui, page: &TrialPage) -> Markup {
    let (trial, here) = (&page.trial, ui.t("involvement"));
    let title = ui.ta("involvement-of", &[("trial", trial.title(ui).into())]);
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::TRIALS, &ui.t("trials")), (&paths::trial(&trial.slug), trial.title(ui)), (&ui.path, &here)]))
            header.page-head {
                @if trial.demo { p.cluster { (ui::demo_tag(ui)) } }
                h1 { (title) }
                p.lead { (ui.tn("involvement-lead", HIDDEN_DAYS)) }
                div.cluster.no-print {
                    a.ds-button href=(paths::new_involvement(&trial.slug)) { (ui.t("event-new-title")) }
                    a.ds-button data-variant="secondary" href=(paths::compare_trials(&[&trial.slug])) { (ui.t("compare-with-others")) }
                }
            }
            (at_work(ui))
            (promises(ui, page))
            (events(ui, page))
            (written(ui, page))
        }
    }
}

fn promises(ui: &Ui, page: &TrialPage) -> Markup {
    let participants: Vec<_> = page.trial.participants.iter().map(|p| p.organisation.id).collect();
    let mine = policy::promises_for(&ui.viewer, &participants).ok();
    let edit = paths::involvement_promise(&page.trial.slug);
    html! {
        section aria-labelledby="lovet" {
            (ui::heading("lovet", &ui.t("promised"), None))
            @for participant in &page.trial.participants {
                @let of = &participant.organisation;
                div.promise {
                    @match page.promises.iter().find(|promise| promise.organisation_id == of.id) {
                        Some(promise) => (one_promise(ui, of, promise)),
                        None => p { (organisation_link(ui, of)) ": " span.quiet { (ui.t("promise-unknown")) } },
                    }
                    @if mine == Some(of.id) { p.small { a.ds-link href=(edit) { (ui.t("promise-write")) } } }
                }
            }
        }
    }
}

fn one_promise(ui: &Ui, of: &OrganisationRef, promise: &Promise) -> Markup {
    html! {
        p.hat { (organisation_link(ui, of)) }
        @if let Some(form) = promise.form { p { (ui.t("promised-form")) " " b { (ui.t(form.text_key())) } } }
        div.prose { (plain(&promise.words)) }
        @if let Some(source) = &promise.source { p.small.quiet { (ui.t("promise-source")) ": " (source) } }
    }
}

fn events(ui: &Ui, page: &TrialPage) -> Markup {
    let letters = Letters::of(&page.events);
    let shown: Vec<&Readable> =
        page.events.iter().filter(|event| page.phase.is_none_or(|phase| event.event().phase == phase)).collect();
    let here = paths::involvement(&page.trial.slug);
    html! {
        section.after aria-labelledby="hendelser" {
            (ui::heading("hendelser", &ui.t("events"), None))
            @if let Some(phase) = page.phase {
                p { (ui.ta("events-only", &[("phase", ui.t(phase.text_key()).into())])) " " a.ds-link href=(here) { (ui.t("events-all")) } }
            }
            @if shown.is_empty() {
                (ui::empty(&ui.t("events-none"), Some((&paths::new_involvement(&page.trial.slug), &ui.t("event-new-title")))))
            } @else {
                (marks::key(ui, &letters))
                ol.events { @for event in shown { (one_event(ui, page, event, &letters)) } }
            }
        }
    }
}

fn one_event(ui: &Ui, page: &TrialPage, readable: &Readable, letters: &Letters) -> Markup {
    let event = readable.event();
    let heading = format!("h{}-tittel", event.id);
    let registered = letters.name(event.registered);
    let owes = readable.voices().iter().any(|(party, voice)| *voice == Voice::Missing && is_mine(ui, party.id));
    html! {
        li.event id={ "h" (event.id) } aria-labelledby=(heading) {
            p.byline {
                span.ds-tag.kind { (ui.t(event.phase.text_key())) } " "
                time datetime=(event.happened_on) { (ui.lang.date(event.happened_on)) }
                @if page.trial.participants.len() > 1 { " · " (marks::at(ui, &page.trial, event.participant)) }
            }
            h3 id=(heading) { (event.title) }
            @if let Some(about) = &event.about { div.about { (plain(about)) } }
            @if let Some(gap) = readable.gap() { (marks::gap(ui, gap, false)) }
            div.voices {
                @for (party, voice) in readable.voices() { (one_voice(ui, party, voice, letters, owes)) }
            }
            @if let Some(party) = registered { p.small.quiet { (ui.t("event-registered-by")) " " (party.name) " · " (ui.t(ui::side_key(party.id.side))) } }
            (ui::audience(ui, &event.audience, Some(page.trial.area_name(ui))))
            (doors(ui, readable))
        }
    }
}

/// What the reader's own party can do.
fn doors(ui: &Ui, readable: &Readable) -> Markup {
    let Ok(mine) = policy::writes_for(&ui.viewer) else { return html! {} };
    let event = readable.event();
    let own = readable.voices().iter().find(|(party, _)| party.id == mine).map(|(_, voice)| voice);
    let alone = readable.voices().iter().all(|(party, voice)| party.id == mine || *voice == Voice::Missing);
    let told = match own {
        Some(Voice::Missing) => Some("account-tell"),
        Some(Voice::Told(account)) if account.sealed() && alone => Some("account-change"),
        _ => None,
    };
    let primary = told == Some("account-tell");
    html! {
        @if told.is_some() || (event.registered == mine && alone) {
            p.cluster.no-print {
                @if let Some(key) = told {
                    a.ds-button data-size="sm" data-variant=(if primary { "primary" } else { "secondary" }) href=(paths::involvement_act(event.id, "svar")) {
                        (ui.t(key)) span.ds-sr-only { ": " (event.title) }
                    }
                }
                @if event.registered == mine && alone {
                    a.ds-link href=(paths::involvement_act(event.id, "endre")) { (ui.t("event-edit-title")) span.ds-sr-only { ": " (event.title) } }
                }
            }
        }
    }
}

/// What one party tells. `owes`: the reader's own party has not told yet, and sees the others' words when it has.
fn one_voice(ui: &Ui, party: &Party, voice: &Voice, letters: &Letters, owes: bool) -> Markup {
    let missing = *voice == Voice::Missing;
    html! {
        div.voice data-side=(party.id.side.as_str()) data-missing[missing] data-hidden[matches!(voice, Voice::Sealed(_))] {
            h4.hat { (marks::letter(ui, letters, party.id)) " " (marks::party(ui, party)) }
            @match voice {
                Voice::Missing => p.quiet { (ui.t(if is_mine(ui, party.id) { "account-missing-yours" } else { "account-missing" })) },
                Voice::Sealed(until) => {
                    p { (ui.t("account-sealed")) }
                    p.small.quiet { (ui.ta(if owes { "account-sealed-for-you" } else { "account-sealed-until" }, &[("date", ui.lang.date(until.with_timezone(&ui.zone).date_naive()).into())])) }
                }
                Voice::Told(account) => (told(ui, account)),
            }
        }
    }
}

fn is_mine(ui: &Ui, party: PartyId) -> bool {
    policy::writes_for(&ui.viewer).is_ok_and(|mine| mine == party)
}

fn told(ui: &Ui, account: &Revealed) -> Markup {
    let told = account.told();
    let who: Vec<_> = told.who.iter().map(|who| ui.t(who.text_key())).collect();
    html! {
        p.voice-line { (marks::dots(ui, i32::from(told.rating) * 10)) " " b { (ui.t(told.form.text_key())) } }
        div.words { (plain(&told.words)) }
        dl.facts {
            @if !who.is_empty() { dt { (ui.t("account-who-short")) } dd { (who.join(", ")) } }
            @if let Some(influence) = &told.influence { dt { (ui.t("account-influence-short")) } dd { (plain(influence)) } }
            dt { (ui.t("account-repeat-short")) } dd { (ui.t(told.would_repeat.text_key())) }
            (more(ui, account))
        }
        @if account.sealed() { p.small.quiet { (ui.tn("account-sealed-yours", HIDDEN_DAYS)) } }
        @if account.late() { p.small.quiet { (ui.t("account-late")) } }
    }
}

fn more(ui: &Ui, account: &Revealed) -> Markup {
    let more = &account.told().more;
    let lines = [
        ("account-frequency", more.frequency.clone()),
        ("account-release-percent", more.release_percent.map(|n| format!("{n} %"))),
        ("account-release-paid-by", more.release_paid_by.clone()),
        ("account-training", more.training.clone()),
        ("account-documents", more.documents.clone()),
    ];
    html! {
        @if let Some(timing) = more.timing { dt { (ui.t("account-timing")) } dd { (ui.t(timing.text_key())) } }
        @for (key, value) in lines { @if let Some(value) = value { dt { (ui.t(key)) } dd { (value) } } }
        @if let Some(yes) = more.disagreement { dt { (ui.t("account-disagreement")) } dd { (ui.t(if yes { "repeat-yes" } else { "repeat-no" })) } }
    }
}

/// What people write about it in threads.
fn written(ui: &Ui, page: &TrialPage) -> Markup {
    let write = format!(
        "{}?omrade={}&forsok={}",
        paths::new_thread(ThreadKind::Involvement.as_str()),
        page.trial.area_slug,
        page.trial.slug
    );
    html! {
        section.after aria-labelledby="trader" {
            (ui::heading("trader", &ui.t("involvement-threads"), Some((&write, &ui.t("trial-more-involvement")))))
            @if page.threads.is_empty() { p.quiet { (ui.t("involvement-threads-none")) } } @else { (thread_list(ui, &page.threads, false)) }
        }
    }
}
