//! Parts of a trial that its page is put together from.

use maud::{Markup, html};

use super::record::missing;
use crate::organisations::organisation_link;
use crate::provisions::provision_link;
use crate::text::markdown::trusted;
use crate::trials::{
    Adoption, Exemption, Field, Participant, Reason, Section, Step, Trial, TrialKind, Written, policy,
};
use crate::web::ui::{self, Field as Asked};
use crate::web::{Filled, Ui, paths};

/// A field of the record in a form.
pub fn field(ui: &Ui, filled: &Filled, field: Field, needed: bool) -> Markup {
    let (label, help) = field.text_keys();
    let asked = Asked::new(field.as_str(), label, field.longest()).help(help);
    let asked = if needed { asked } else { asked.optional() };
    if field.is_line() { ui::text_field(ui, filled, asked, "text") } else { ui::text_area(ui, filled, asked, 4) }
}

/// Why it did not become a trial, was refused or stopped: the kind in words, and the words of whoever tells.
pub fn why(ui: &Ui, trial: &Trial, steps: &[Step]) -> Markup {
    let told: Vec<&Step> = steps.iter().filter(|step| step.taken_back_at.is_none() && step.reason.is_some()).collect();
    let name = |step: &Step| {
        let who = trial.participants.iter().find(|p| p.organisation.id == step.organisation_id);
        who.map(|who| who.organisation.name.clone()).unwrap_or_default()
    };
    html! {
        @if !trial.reasons.is_empty() || !told.is_empty() {
            section aria-labelledby="grunner" {
                (ui::heading("grunner", &ui.t("trial-reasons"), None))
                dl.reasons {
                    @for (n, reason) in trial.reasons.iter().enumerate() {
                        @let again = n.checked_sub(1).and_then(|n| trial.reasons.get(n)).is_some_and(|before| before.kind == reason.kind);
                        @if !again { dt { (ui.t(reason.kind.text_key())) } }
                        (words_of(ui, reason))
                    }
                    @for step in told {
                        @if let Some(reason) = step.reason { dt { (ui.t(reason.text_key())) } }
                        dd {
                            @if let Some(words) = &step.words { p { (words) } }
                            p.small.quiet { (name(step)) ": " (ui.t(step.to_status.text_key())) ", " (ui.lang.date(step.on_date)) }
                        }
                    }
                }
            }
        }
    }
}

fn words_of(ui: &Ui, reason: &Reason) -> Markup {
    let words = ui.pick(&reason.nb, &reason.nn);
    html! { @if !words.is_empty() { dd { p { (words) } } } }
}

/// Who takes part, and where each stands.
pub fn participant_table(ui: &Ui, trial: &Trial) -> Markup {
    let heading = if trial.kind == TrialKind::Trial { "trial-where-they-stand" } else { "trial-participants" };
    html! {
        section aria-labelledby="deltakere" {
            (ui::heading("deltakere", &ui.t(heading), None))
            table.ds-table data-stack {
                caption.ds-sr-only { (ui.t(heading)) }
                thead {
                    tr {
                        th scope="col" { (ui.t("trial-participant")) } th scope="col" { (ui.t("trial-status")) }
                        th scope="col" { (ui.t("trial-period")) } th scope="col" { (ui.t("trial-outcome")) }
                    }
                }
                tbody {
                    @for part in &trial.participants {
                        tr {
                            th scope="row" {
                                a href=(paths::trial_part(&trial.slug, &part.organisation.slug)) { (part.organisation.name) }
                                @if part.lead { " " span.quiet.small { (ui.t("trial-lead")) } }
                            }
                            td data-label=(ui.t("trial-status")) { (ui.t(part.status.text_key())) }
                            td data-label=(ui.t("trial-period")) { (period(ui, part)) }
                            td data-label=(ui.t("trial-outcome")) { @if let Some(outcome) = part.outcome { (ui.t(outcome.text_key())) } }
                        }
                    }
                }
            }
        }
    }
}

/// From when to when, as far as is known.
fn period(ui: &Ui, part: &Participant) -> String {
    match part.period {
        (Some(from), Some(to)) => ui
            .ta(
                "trial-period-from-to",
                &[("from", ui.lang.short_date(from).into()), ("to", ui.lang.short_date(to).into())],
            )
            .into_owned(),
        (Some(from), None) => ui.ta("valid-from", &[("from", ui.lang.short_date(from).into())]).into_owned(),
        (None, Some(to)) => ui.ta("provision-valid-to", &[("to", ui.lang.short_date(to).into())]).into_owned(),
        (None, None) => String::new(),
    }
}

/// The record, section by section. Sections with nothing in them yet are named together, last.
pub fn record_sections(ui: &Ui, trial: &Trial, written: &[Written]) -> Markup {
    let edits = policy::edits(&ui.viewer, trial);
    let text = |field: &Field| written.iter().find(|text| text.field == *field && !text.source.is_empty());
    let shown = |section: &&Section| fields(**section).any(|field| text(&field).is_some());
    let (full, empty): (Vec<&Section>, Vec<&Section>) = Section::ALL.iter().partition(shown);
    html! {
        @for section in full {
            section.record aria-labelledby=(section.as_str()) {
                (ui::heading(section.as_str(), &ui.t(section.text_key()), edit_link(ui, trial, *section, edits).as_ref().map(|(href, label)| (href.as_str(), label.as_str()))))
                @for field in fields(*section) {
                    @if let Some(text) = text(&field) { (field_shown(ui, text)) }
                }
                (unknown(ui, fields(*section).filter(|field| text(field).is_none()).collect()))
            }
        }
        @if !empty.is_empty() && trial.kind == TrialKind::Trial { (empty_sections(ui, trial, &empty, edits)) }
    }
}

/// The fields of a section that its page shows there; title and summary stand at the top.
fn fields(section: Section) -> impl Iterator<Item = Field> {
    section.fields().iter().copied().filter(|field| !matches!(field, Field::Title | Field::Summary))
}

fn edit_link(ui: &Ui, trial: &Trial, section: Section, edits: bool) -> Option<(String, String)> {
    edits.then(|| (paths::trial_edit(&trial.slug, section.as_str()), ui.t("trial-edit").into_owned()))
}

fn field_shown(ui: &Ui, text: &Written) -> Markup {
    html! {
        h3 { (ui.t(text.field.text_keys().0)) }
        @if text.field.is_line() { p lang=(text.language) { (text.source) } }
        @else { div.prose lang=(text.language) { (trusted(&text.html)) } }
    }
}

/// What is not known yet, in one line.
fn unknown(ui: &Ui, fields: Vec<Field>) -> Markup {
    let names: Vec<String> = fields.iter().map(|field| ui.t(field.text_keys().0).into_owned()).collect();
    html! { @if !names.is_empty() { p.small.quiet { (ui.t("trial-not-known")) " " (names.join(" · ")) } } }
}

fn empty_sections(ui: &Ui, trial: &Trial, sections: &[&Section], edits: bool) -> Markup {
    html! {
        section aria-labelledby="vet-ikke" {
            (ui::heading("vet-ikke", &ui.t("trial-more"), None))
            ul.link-list {
                @for section in sections {
                    li {
                        @if edits { a href=(paths::trial_edit(&trial.slug, section.as_str())) { (ui.t(section.text_key())) span.quiet { (ui.t("trial-edit")) } } }
                        @else { span.plain { (ui.t(section.text_key())) } }
                    }
                }
            }
        }
    }
}

/// How much of the record is filled in, said kindly; and what still is to come before a draft can be published.
pub fn completeness(ui: &Ui, trial: &Trial, written: &[Written]) -> Markup {
    let filled =
        written.iter().filter(|text| !text.source.is_empty() && !matches!(text.field, Field::Title | Field::Summary));
    let all = Field::ALL.len();
    let filled = filled.count() + 2;
    html! {
        section aria-labelledby="utfylt" {
            (ui::heading("utfylt", &ui.t("trial-completeness"), None))
            meter min="0" max=(all) value=(filled) aria-labelledby="utfylt-ord" {}
            p.small id="utfylt-ord" { (ui.ta("trial-completeness-of", &[("n", filled.into()), ("all", all.into())])) }
            p.small.quiet { (ui.t("trial-not-reporting")) }
            p.small {
                @if let Some((day, who)) = &trial.verified { (ui.ta("trial-verified", &[("name", who.as_str().into()), ("day", ui.lang.date(*day).into())])) }
                @else { (ui.t("trial-verified-never")) }
            }
            @if policy::edits(&ui.viewer, trial) && !trial.draft {
                form method="post" action=(paths::trial_act(&trial.slug, "bekreft")) {
                    button.ds-button data-variant="secondary" data-size="sm" type="submit" { (ui.t("trial-verify")) }
                }
            }
            p.small { a href=(paths::trial_act(&trial.slug, "endringer")) { (ui.t("trial-changes")) } }
        }
    }
}

/// That this is a draft: who reads it, and what is missing before everybody can.
pub fn draft(ui: &Ui, trial: &Trial, written: &[Written]) -> Markup {
    let missing = missing(trial, written);
    let names: Vec<String> = missing.iter().map(|field| ui.t(field.text_keys().0).into_owned()).collect();
    html! {
        @if trial.draft {
            div.ds-alert data-color="info" {
                p { b { (ui.t("trial-draft")) } " " (ui.t("trial-draft-about")) }
                @if names.is_empty() {
                    form method="post" action=(paths::trial_act(&trial.slug, "publiser")) {
                        (ui::once(&Filled::empty()))
                        button.ds-button type="submit" { (ui.t("trial-publish")) }
                    }
                } @else {
                    p { (ui.t("trial-draft-missing")) " " (names.join(", ")) ". " a href=(paths::trial_edit(&trial.slug, Section::Core.as_str())) { (ui.t("trial-edit")) } }
                }
            }
        }
    }
}

/// Exemptions in a table; on a provision's page each names its trial.
pub fn exemption_table(ui: &Ui, exemptions: &[Exemption], of_provision: bool) -> Markup {
    let today = ui.now.date_naive();
    html! {
        table.ds-table data-stack {
            caption.ds-sr-only { (ui.t("exemptions")) }
            thead {
                tr {
                    th scope="col" { (ui.t(if of_provision { "trial-participant" } else { "exemption-provision" })) }
                    th scope="col" { (ui.t("exemption-state")) } th scope="col" { (ui.t("exemption-what")) }
                    th scope="col" { (ui.t("exemption-until")) }
                }
            }
            tbody {
                @for exemption in exemptions {
                    tr {
                        th scope="row" {
                            @if of_provision {
                                (organisation_link(ui, &exemption.organisation)) " "
                                a.quiet.small href=(paths::trial(&exemption.trial_slug)) { (ui.pick(&exemption.title_nb, &exemption.title_nn)) }
                            } @else {
                                (provision_link(ui, &exemption.provision)) " "
                                a.quiet.small href=(paths::trial_part(&exemption.trial_slug, &exemption.organisation.slug)) { (exemption.organisation.name) }
                            }
                        }
                        td data-label=(ui.t("exemption-state")) { span.state data-state=(exemption.state.as_str()) { (ui.t(exemption.state.text_key())) } }
                        td data-label=(ui.t("exemption-what")) { (what(ui, exemption)) }
                        td data-label=(ui.t("exemption-until")) {
                            @if let Some(last) = exemption.expires_on {
                                (ui.lang.short_date(last)) @if exemption.expired(today) { " " span.quiet { (ui.t("exemption-expired")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Before and after, and why not.
pub fn what(ui: &Ui, exemption: &Exemption) -> Markup {
    let lines = [
        ("exemption-before", &exemption.before),
        ("exemption-after", &exemption.after),
        ("exemption-reason", &exemption.reason),
    ];
    html! {
        @for (label, words) in lines {
            @if let Some(words) = words { p { span.quiet { (ui.t(label)) ": " } (words) } }
        }
    }
}

/// The exemptions of a trial, and those that were refused.
pub fn exemptions(ui: &Ui, exemptions: &[Exemption]) -> Markup {
    html! {
        @if !exemptions.is_empty() {
            section aria-labelledby="unntak" {
                (ui::heading("unntak", &ui.t("exemptions"), Some((paths::PROVISIONS, &ui.t("provisions-all")))))
                (exemption_table(ui, exemptions, false))
            }
        }
    }
}

/// Who does the same or copies it, and what it copies itself.
pub fn adopters(ui: &Ui, trial: &Trial, adoptions: &[Adoption]) -> Markup {
    let (ours, after): (Vec<&Adoption>, Vec<&Adoption>) = adoptions.iter().partition(|a| a.source_id == trial.id);
    let mine = ui.viewer.hat().map(|hat| hat.organisation_id);
    let said = ours.iter().any(|adoption| Some(adoption.organisation.id) == mine);
    let may = policy::runner(&ui.viewer).is_ok_and(|hat| !trial.has(hat.organisation_id));
    html! {
        @if trial.kind == TrialKind::Trial && !trial.draft {
            section aria-labelledby="vi-ogsa" {
                (ui::heading("vi-ogsa", &ui.t("adoptions"), None))
                @if !after.is_empty() {
                    p { (ui.t("adoption-built-on")) " " @for adoption in &after { a href=(paths::trial(&adoption.source.0)) { (ui.pick(&adoption.source.1, &adoption.source.2)) } " (" (ui.t(adoption.kind.text_key())) ") " } }
                }
                @if ours.is_empty() { p.quiet { (ui.t("adoptions-none")) } }
                ul.people { @for adoption in &ours { li { (adopter(ui, adoption)) } } }
                @if may {
                    div.cluster.after-1 {
                        a.ds-button data-variant="secondary" href=(paths::trial_act(&trial.slug, "vi-ogsa")) { (ui.t(if said { "adoption-change" } else { "adoption-say" })) }
                        @if said {
                            form method="post" action=(paths::trial_act(&trial.slug, "vi-ogsa/angre")) {
                                button.ds-button data-variant="tertiary" type="submit" { (ui.t("adoption-take-back")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn adopter(ui: &Ui, adoption: &Adoption) -> Markup {
    html! {
        (organisation_link(ui, &adoption.organisation)) " " span.quiet { (ui.t(adoption.kind.text_key())) }
        @if let Some((slug, nb, nn)) = &adoption.own { " " a href=(paths::trial(slug)) { (ui.pick(nb, nn)) } }
        @if let Some(how) = &adoption.how { p.small { (how) } }
    }
}

/// What an organisation does after others' trials.
pub fn adopted(ui: &Ui, adoptions: &[Adoption]) -> Markup {
    html! {
        @if !adoptions.is_empty() {
            h3.after-1 { (ui.t("adopted-by")) }
            ul.people {
                @for adoption in adoptions {
                    @let (slug, nb, nn) = &adoption.source;
                    li { a href=(paths::trial(slug)) { (ui.pick(nb, nn)) } " " span.quiet { (ui.t(adoption.kind.text_key())) } }
                }
            }
        }
    }
}
