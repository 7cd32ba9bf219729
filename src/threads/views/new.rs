//! Opening a thread: what kind, and its guided form.

use maud::{Markup, html};

use super::{page, parts, related};
use crate::areas::Area;
use crate::text::markdown;
use crate::threads::form::{BODY, TITLE, choices, longest};
use crate::threads::queries::post::TrialChoice;
use crate::threads::queries::related::Related;
use crate::threads::{GuidedField, Length, NewThread, OUTCOMES, ThreadKind, policy};
use crate::viewer::{AudienceChoice, Side};
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// What the form offers to choose from.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Areas.
    pub areas: Vec<Area>,
    /// Trials.
    pub trials: Vec<TrialChoice>,
}

/// What is shown with the form.
#[derive(Debug, Clone, Copy)]
pub enum Beside<'a> {
    /// Nothing more.
    Nothing,
    /// What the thread would look like.
    Preview(&'a NewThread),
    /// Threads like it, which were asked for.
    Similar(&'a [Related]),
}

/// Choosing a kind.
pub fn choose(ui: &Ui, area: Option<&str>) -> Markup {
    let kinds = ThreadKind::ALL.iter().filter(|kind| policy::can_open(&ui.viewer, **kind).is_ok());
    let suffix = area.map(|slug| format!("?omrade={slug}")).unwrap_or_default();
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::NEW_THREAD, &ui.t("new-thread-title"))]))
            header.page-head { h1 { (ui.t("new-thread-title")) } p.lead { (ui.t("new-thread-lead")) } }
            ul.kind-list {
                @for kind in kinds {
                    li { a href={ (form_of(*kind)) (suffix) } { b { (ui.t(kind.text_key())) } " " (ui.t(kind.about_key())) } }
                }
            }
        }
    }
}

/// Where a kind's form is; an announcement has one of its own.
fn form_of(kind: ThreadKind) -> String {
    if kind == ThreadKind::Announcement { paths::NEW_ANNOUNCEMENT.to_owned() } else { paths::new_thread(kind.as_str()) }
}

/// A kind's guided form, with what was asked for beside it.
pub fn form(ui: &Ui, kind: ThreadKind, filled: &Filled, choices: &Choices, beside: Beside<'_>) -> Markup {
    let Some(me) = &ui.viewer.me else { return html! {} };
    let (first, rest): (Vec<&GuidedField>, Vec<&GuidedField>) = kind.guided().iter().partition(|field| field.first);
    let (label, help) = kind.body_keys();
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::NEW_THREAD, &ui.t("new-thread-title")), (&paths::new_thread(kind.as_str()), &ui.t(kind.text_key()))]))
            header.page-head { h1 { (ui.t(kind.text_key())) } p.lead { (ui.t(kind.about_key())) } }
            form.form method="post" action=(paths::new_thread(kind.as_str())) novalidate {
                (ui::error_summary(ui, filled))
                @if let Beside::Preview(new) = beside { (preview_of(ui, new)) }
                (parts::writing_as(ui, me))
                @if policy::waits(&ui.viewer) { div.ds-alert data-color="info" { p { (ui.t("thread-will-wait")) } } }
                (ui::once(filled))
                (ui::select(ui, filled, Field::new("area", "area-field", 100), &areas(ui, choices)))
                (ui::text_field(ui, filled, Field::new("title", "title-field", TITLE).help("title-field-help"), "text"))
                (similar(ui, beside))
                @for field in first { (answer(ui, filled, field)) }
                (ui::text_area(ui, filled, Field::new("body", label, BODY).help(help), 8))
                @for field in rest { (answer(ui, filled, field)) }
                (ui::select(ui, filled, Field::new("trial", "trial-field", 20).optional(), &trials(ui, choices)))
                (ui::radio(ui, filled, Field::new("audience", "audience-field", 20).help("audience-field-help"), &audiences(ui, choices)))
                (ui::radio(ui, filled, Field::new("language", "language-field", 2), &languages(ui)))
                div.form-end {
                    button.ds-button type="submit" { (ui.t("thread-send")) }
                    button.ds-button type="submit" data-variant="secondary" name="preview" value="1" { (ui.t("preview")) }
                }
            }
        }
    }
}

/// Threads like the one being written: by script as its title is written, else when the button asks for them.
fn similar(ui: &Ui, beside: Beside<'_>) -> Markup {
    html! {
        div id="lignende" aria-live="polite" data-from=(paths::SIMILAR_THREADS) {
            @if let Beside::Similar(similar) = beside {
                @if similar.is_empty() { p.quiet { (ui.t("similar-none")) } }
                (related::similar(ui, similar))
            }
        }
        button.ds-button data-size="sm" data-variant="secondary" type="submit" name="similar" value="1" { (ui.t("similar-look")) }
        (ui::script("similar.js"))
    }
}

/// One question of the guided form.
pub(super) fn answer(ui: &Ui, filled: &Filled, field: &GuidedField) -> Markup {
    let asked = Field::new(field.name, field.label, longest(field.length)).help(field.help);
    let asked = if field.optional { asked.optional() } else { asked };
    match field.length {
        Length::Line => ui::text_field(ui, filled, asked, "text"),
        Length::Text => ui::text_area(ui, filled, asked, 5),
        Length::Outcome => {
            let options: Vec<_> =
                OUTCOMES.iter().map(|(word, key)| ((*word).to_owned(), ui.t(key).into_owned(), None)).collect();
            ui::radio(ui, filled, asked, &options)
        }
    }
}

fn areas(ui: &Ui, choices: &Choices) -> Vec<(String, String)> {
    let first = (String::new(), ui.t("choose").into_owned());
    std::iter::once(first)
        .chain(choices.areas.iter().map(|area| (area.slug.clone(), area.name(ui).to_owned())))
        .collect()
}

fn trials(ui: &Ui, choices: &Choices) -> Vec<(String, String)> {
    let first = (String::new(), ui.t("no-trial").into_owned());
    std::iter::once(first)
        .chain(
            choices
                .trials
                .iter()
                .map(|choice| (choice.id.to_string(), ui.pick(&choice.title_nb, &choice.title_nn).to_owned())),
        )
        .collect()
}

/// The rooms she may write into, in plain words; each limited one says that openness law may still apply.
fn audiences(ui: &Ui, from: &Choices) -> Vec<(String, String, Option<String>)> {
    let side = ui.viewer.hat().and_then(|hat| hat.side);
    let own = ui.viewer.hat().map(|hat| hat.organisation.clone()).unwrap_or_default();
    let words = |choice: AudienceChoice| match choice {
        AudienceChoice::Open => (ui.t("choose-open"), ui.t("choose-open-about")),
        AudienceChoice::Members => (ui.t("choose-members"), ui.t("audience-may-be-disclosed")),
        AudienceChoice::Area => (ui.t("choose-area"), ui.t("audience-may-be-disclosed")),
        AudienceChoice::MySide => (ui.t(side_choice(side)), ui.t("audience-may-be-disclosed")),
        AudienceChoice::MyOrganisation => {
            (ui.ta("choose-organisation", &[("name", own.as_str().into())]), ui.t("audience-may-be-disclosed"))
        }
    };
    choices(&ui.viewer, &from.areas)
        .into_iter()
        .map(|choice| {
            let (label, about) = words(choice);
            (choice.as_str().to_owned(), label.into_owned(), Some(about.into_owned()))
        })
        .collect()
}

fn side_choice(side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Union) => "choose-union",
        Some(Side::Safety) => "choose-safety",
        Some(Side::Ministry) => "choose-ministry",
        Some(Side::Management) | None => "choose-employer",
    }
}

fn languages(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    ["nb", "nn"]
        .map(|code| (code.to_owned(), ui.t(if code == "nb" { "bokmaal" } else { "nynorsk" }).into_owned(), None))
        .to_vec()
}

fn preview_of(ui: &Ui, new: &NewThread) -> Markup {
    html! {
        (page::preview_of(ui, &markdown::render(&preview_source(ui, new)).html))
    }
}

/// The whole thread as one text, for looking at.
fn preview_source(ui: &Ui, new: &NewThread) -> String {
    let mut source = format!("### {}\n\n{}\n", new.title, new.body);
    for (field, given) in new.guided.iter().filter(|(_, given)| !given.is_empty()) {
        if let Some(asked) = new.kind.guided().iter().find(|asked| asked.name == field) {
            let given = if asked.length == Length::Outcome {
                OUTCOMES
                    .iter()
                    .find(|(word, _)| word == given)
                    .map(|(_, key)| ui.t(key).into_owned())
                    .unwrap_or_default()
            } else {
                given.clone()
            };
            source.push_str(&format!("\n#### {}\n\n{given}\n", ui.t(asked.label)));
        }
    }
    source
}
