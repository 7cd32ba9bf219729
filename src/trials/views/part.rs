//! A participant's page, and its forms: the next step, and its decisions.

use maud::{Markup, html};

use super::{form_end, head, parts};
use crate::organisations::organisation_link;
use crate::text::markdown::{render, trusted};
use crate::trials::access::OwnPart;
use crate::trials::form::{LINE, REGULATION, WORDS};
use crate::trials::{Exemption, Outcome, Part, PartPage, ReasonKind, Step};
use crate::web::ui::{self, Field, hidden};
use crate::web::{Filled, FormData, Ui, paths};

/// Where it stands, how it came there, what was decided, what it is exempt from.
pub fn page(ui: &Ui, page: &PartPage) -> Markup {
    let edits = page.editable(&ui.viewer);
    let name = &page.participant.organisation.name;
    html! {
        div.wrap {
            (head(ui, &page.trial, name, None))
            div.columns {
                div { (history(ui, page, edits)) (exemptions(ui, page, edits)) (regulation(ui, page)) }
                aside aria-label=(ui.t("trial-part-facts")) { (facts(ui, page, edits)) }
            }
        }
    }
}

fn act(page: &PartPage, act: &str) -> String {
    paths::trial_part_act(&page.trial.slug, &page.participant.organisation.slug, act)
}

fn history(ui: &Ui, page: &PartPage, edits: bool) -> Markup {
    let newest = page.steps.iter().find(|step| step.taken_back_at.is_none()).map(|step| step.id);
    html! {
        section aria-labelledby="status" {
            (ui::heading("status", &ui.t("trial-history"), None))
            p { (ui.t("trial-stands-at")) " " strong { (ui.t(page.part.status.text_key())) } }
            @if page.steps.is_empty() { p.quiet { (ui.t("trial-history-none")) } }
            ol.steps { @for step in &page.steps { (step_shown(ui, step)) } }
            @if edits {
                div.cluster.after-1 {
                    @if !page.part.status.steps().is_empty() { a.ds-button href=(act(page, "status")) { (ui.t("trial-step")) } }
                    @if let Some(newest) = newest {
                        form method="post" action=(act(page, "angre")) {
                            (ui::once(&Filled::empty())) (hidden("step", &newest.to_string()))
                            button.ds-button data-variant="tertiary" type="submit" { (ui.t("trial-step-take-back")) }
                        }
                    }
                }
            }
        }
    }
}

fn step_shown(ui: &Ui, step: &Step) -> Markup {
    html! {
        li data-taken-back[step.taken_back_at.is_some()] {
            p {
                time datetime=(step.on_date) { (ui.lang.date(step.on_date)) } " "
                b { (ui.t(step.to_status.text_key())) }
                @if step.taken_back_at.is_some() { " " span.quiet { (ui.t("trial-step-taken-back")) } }
            }
            @if let Some(reason) = step.reason { p { (ui.t(reason.text_key())) @if let Some(words) = &step.words { ": " (words) } } }
            @else if let Some(words) = &step.words { p { (words) } }
            p.byline {
                @if let Some(reference) = &step.reference { (reference) " · " }
                (ui.t("trial-recorded-by")) " " (step.recorded_name) " · " (step.recorded_for) " · " (ui.time(step.recorded_at))
            }
        }
    }
}

fn exemptions(ui: &Ui, page: &PartPage, edits: bool) -> Markup {
    html! {
        section aria-labelledby="unntak" {
            (ui::heading("unntak", &ui.t("exemptions"), None))
            @if page.exemptions.is_empty() { p.quiet { (ui.t("exemptions-none")) } }
            @else { (parts::exemption_table(ui, &page.exemptions, false)) }
            @if edits {
                ul.people.after-1 {
                    @for exemption in &page.exemptions { li { (edit_exemption(ui, page, exemption)) } }
                    li { a href=(act(page, "unntak")) { (ui.t("exemption-form")) } }
                }
            }
        }
    }
}

fn edit_exemption(ui: &Ui, page: &PartPage, exemption: &Exemption) -> Markup {
    let href = format!("{}?nr={}", act(page, "unntak"), exemption.id);
    html! { a href=(href) { (ui.t("trial-edit")) " " (exemption.provision.name(ui)) } }
}

fn regulation(ui: &Ui, page: &PartPage) -> Markup {
    let part = &page.part;
    html! {
        @if part.regulation_title.is_some() || part.regulation_text.is_some() {
            section aria-labelledby="forskrift" {
                (ui::heading("forskrift", &ui.t("trial-regulation"), None))
                @if let Some(title) = &part.regulation_title {
                    p { @match &part.regulation_url { Some(url) => a href=(url) rel="nofollow noopener" { (title) }, None => (title) } }
                }
                @if let Some(text) = &part.regulation_text { div.prose { (trusted(&render(text).html)) } }
            }
        }
    }
}

fn facts(ui: &Ui, page: &PartPage, edits: bool) -> Markup {
    let part = &page.part;
    let unknown = || ui.t("trial-status-unknown").into_owned();
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(unknown, |day| ui.lang.date(day));
    let words = |words: &Option<String>| words.clone().unwrap_or_else(unknown);
    html! {
        section aria-labelledby="vedtak" {
            (ui::heading("vedtak", &ui.t("trial-decisions"), None))
            dl.facts {
                dt { (ui.t("trial-organisation")) } dd { (organisation_link(ui, &page.participant.organisation)) }
                dt { (ui.t("trial-period-from")) } dd { (day(part.period_from)) }
                dt { (ui.t("trial-period-to")) } dd { (day(part.period_to)) }
                dt { (ui.t("trial-council")) }
                dd {
                    (words(&part.council_body))
                    @if let Some(on) = part.council_on { ", " (ui.lang.date(on)) }
                    @if let Some(case) = &part.council_case { ", " (case) }
                    @if let Some(vote) = &part.council_vote { p.small { (vote) } }
                }
                dt { (ui.t("trial-ministry")) }
                dd { (words(&part.ministry_reference)) @if let Some(on) = part.ministry_on { ", " (ui.lang.date(on)) } }
                @if part.status.over() { dt { (ui.t("trial-outcome")) } dd { (part.outcome.map_or_else(unknown, |outcome| ui.t(outcome.text_key()).into_owned())) } }
            }
            @if edits { p { a.ds-button data-variant="secondary" data-size="sm" href=(act(page, "vedtak")) { (ui.t("trial-part-edit")) } } }
        }
    }
}

fn own_act(own: &OwnPart, act: &str) -> String {
    paths::trial_part_act(&own.editable().trial().slug, &own.participant().organisation.slug, act)
}

fn home(own: &OwnPart) -> String {
    paths::trial_part(&own.editable().trial().slug, &own.participant().organisation.slug)
}

/// The next step: those that are allowed from here.
pub fn step_form(ui: &Ui, own: &OwnPart, filled: &Filled) -> Markup {
    let status = own.participant().status;
    let options: Vec<_> =
        status.steps().iter().map(|to| (to.as_str().to_owned(), ui.t(to.text_key()).into_owned(), None)).collect();
    let none = (String::new(), ui.t("trial-reason-none").into_owned());
    let reasons: Vec<_> = std::iter::once(none)
        .chain(ReasonKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), ui.t(kind.text_key()).into_owned())))
        .collect();
    let lead = format!("{}: {}", own.participant().organisation.name, ui.t(status.text_key()));
    html! {
        div.wrap {
            (head(ui, own.editable().trial(), &ui.t("trial-step"), Some(&lead)))
            @if options.is_empty() { (ui::empty(&ui.t("trial-step-none"), Some((&home(own), &ui.t("trial-back"))))) }
            @else {
                form.form method="post" action=(own_act(own, "status")) novalidate {
                    (ui::error_summary(ui, filled))
                    (ui::once(filled))
                    (ui::radio(ui, filled, Field::new("to", "trial-step-to", 40).help("trial-step-to-help"), &options))
                    (ui::text_field(ui, filled, Field::new("on", "trial-step-on", 10).help("trial-step-on-help"), "date"))
                    (ui::text_field(ui, filled, Field::new("reference", "trial-step-reference", LINE).help("trial-step-reference-help").optional(), "text"))
                    (ui::select(ui, filled, Field::new("reason", "trial-step-reason", 40).help("trial-step-reason-help").optional(), &reasons))
                    (ui::text_area(ui, filled, Field::new("words", "trial-reason-words", WORDS).help("trial-reason-words-help").optional(), 4))
                    (form_end(ui, "trial-step-save", &home(own)))
                }
            }
        }
    }
}

/// What stands in a participant's part, as its form shows it.
pub fn present(part: &Part) -> FormData {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    FormData::default()
        .with("version", part.version.to_string())
        .with("outcome", part.outcome.map(Outcome::as_str).unwrap_or_default())
        .with("period_from", day(part.period_from))
        .with("period_to", day(part.period_to))
        .with("council_on", day(part.council_on))
        .with("council_body", words(&part.council_body))
        .with("council_case", words(&part.council_case))
        .with("council_vote", words(&part.council_vote))
        .with("regulation_title", words(&part.regulation_title))
        .with("regulation_url", words(&part.regulation_url))
        .with("regulation_text", words(&part.regulation_text))
        .with("ministry_reference", words(&part.ministry_reference))
        .with("ministry_on", day(part.ministry_on))
}

/// The fields of the form: name, label, kind.
const FIELDS: [(&str, &str, &str); 10] = [
    ("period_from", "trial-period-from", "date"),
    ("period_to", "trial-period-to", "date"),
    ("council_body", "trial-council-body", "text"),
    ("council_on", "trial-council-on", "date"),
    ("council_case", "trial-council-case", "text"),
    ("council_vote", "trial-council-vote", "text"),
    ("ministry_reference", "trial-ministry-reference", "text"),
    ("ministry_on", "trial-ministry-on", "date"),
    ("regulation_title", "trial-regulation-title", "text"),
    ("regulation_url", "trial-regulation-url", "text"),
];

/// The form; `now` is what stands there when somebody else edited it meanwhile.
pub fn form(ui: &Ui, own: &OwnPart, filled: &Filled, now: Option<&Part>) -> Markup {
    let none = (String::new(), ui.t("trial-status-unknown").into_owned());
    let outcomes: Vec<_> = std::iter::once(none)
        .chain(Outcome::ALL.iter().map(|o| (o.as_str().to_owned(), ui.t(o.text_key()).into_owned())))
        .collect();
    html! {
        div.wrap {
            (head(ui, own.editable().trial(), &ui.t("trial-part-edit"), Some(&own.participant().organisation.name)))
            form.form method="post" action=(own_act(own, "vedtak")) novalidate {
                (ui::error_summary(ui, filled))
                @if let Some(now) = now { (stands_now(ui, filled, &present(now))) }
                (ui::once(filled))
                (hidden("version", filled.value("version")))
                @for (name, label, kind) in FIELDS { (ui::text_field(ui, filled, Field::new(name, label, LINE).optional(), kind)) }
                (ui::text_area(ui, filled, Field::new("regulation_text", "trial-regulation-text", REGULATION).help("trial-regulation-text-help").optional(), 8))
                @if own.participant().status.over() { (ui::select(ui, filled, Field::new("outcome", "trial-outcome", 40).optional(), &outcomes)) }
                (form_end(ui, "trial-save", &home(own)))
            }
        }
    }
}

/// What somebody else has written meanwhile, where it differs from what was typed.
fn stands_now(ui: &Ui, filled: &Filled, now: &FormData) -> Markup {
    let text = ("regulation_text", "trial-regulation-text", "text");
    let differs = |(name, ..): &&(&str, &str, &str)| now.get(name) != filled.value(name).trim();
    html! {
        section.preview aria-labelledby="na" {
            h2 id="na" { (ui.t("edit-now")) }
            dl.facts { @for (name, label, _) in FIELDS.iter().chain(std::iter::once(&text)).filter(differs) { dt { (ui.t(label)) } dd { (now.get(name)) } } }
        }
    }
}
