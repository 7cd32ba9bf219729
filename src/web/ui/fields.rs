//! Form fields: the label, help before the field, the field, and the complaint beside it.

use maud::{Markup, html};

use super::Ui;
use crate::clock::random_token;
use crate::error::FieldError;
use crate::web::form::Filled;

/// What a field is called and how it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// Its name in the form; its id is the same.
    pub name: &'a str,
    /// The key of its label.
    pub label: &'a str,
    /// The key of the help before it.
    pub help: Option<&'a str>,
    /// Whether it may stay empty.
    pub optional: bool,
    /// The greatest number of characters.
    pub max: usize,
}

impl<'a> Field<'a> {
    /// A field that must be filled in.
    pub fn new(name: &'a str, label: &'a str, max: usize) -> Self {
        Self { name, label, help: None, optional: false, max }
    }

    /// With help before it.
    #[must_use]
    pub fn help(mut self, key: &'a str) -> Self {
        self.help = Some(key);
        self
    }

    /// That may stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

/// The words of a complaint.
fn complaint(ui: &Ui, error: &FieldError) -> String {
    error.n.map_or_else(|| ui.t(error.text_key), |n| ui.tn(error.text_key, n)).into_owned()
}

/// Where the name of a field goes in the summary, until the form below it has been written. Nobody's words can look like
/// it: what people write is escaped, and markdown lets no such element through.
fn place_of_name(field: &str) -> Markup {
    html! { slot name=(field) {} }
}

/// Remembers what a field that is complained about is called.
fn ask(ui: &Ui, filled: &Filled, field: &Field<'_>) {
    if filled.errors.of(field.name).is_some() {
        ui.asked.borrow_mut().push((field.name.to_owned(), ui.t(field.label).into_owned()));
    }
}

/// The page with the names of its fields in the summary: a form's labels are known when it has been written, and the
/// summary stands above it. A group that says itself what it asks for has no name there.
pub(in crate::web) fn with_names(ui: &Ui, page: String) -> String {
    ui.asked.borrow().iter().fold(page, |page, (field, name)| {
        page.replace(&place_of_name(field).into_string(), &html! { b { (name) ":" } " " }.into_string())
    })
}

fn described_by(field: &Field<'_>, filled: &Filled) -> Option<String> {
    let mut ids = Vec::new();
    if field.help.is_some() {
        ids.push(format!("{}-help", field.name));
    }
    if filled.errors.of(field.name).is_some() {
        ids.push(format!("{}-error", field.name));
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn framed(ui: &Ui, filled: &Filled, field: &Field<'_>, input: &Markup) -> Markup {
    ask(ui, filled, field);
    html! {
        div.ds-field {
            label.ds-label for=(field.name) {
                (ui.t(field.label))
                @if field.optional { " " span.optional { (ui.t("optional")) } }
            }
            @if let Some(help) = field.help {
                div data-field="description" id={ (field.name) "-help" } { (ui.t(help)) }
            }
            (input)
            @if let Some(error) = filled.errors.of(field.name) {
                p.ds-validation-message data-field="validation" id={ (field.name) "-error" } { (complaint(ui, error)) }
            }
        }
    }
}

/// One line of text; `kind` is the input's type (`text`, `email`, `search`, `date`).
pub fn text_field(ui: &Ui, filled: &Filled, field: Field<'_>, kind: &str) -> Markup {
    let invalid = filled.errors.of(field.name).is_some();
    let complete = match kind {
        "email" => Some("email"),
        _ => None,
    };
    let input = html! {
        input.ds-input type=(kind) id=(field.name) name=(field.name) value=(filled.value(field.name)) autocomplete=[complete]
            aria-invalid=[invalid.then_some("true")] aria-describedby=[described_by(&field, filled)] required[!field.optional && kind != "search"]
            maxlength=[(kind != "date").then_some(field.max)];
    };
    framed(ui, filled, &field, &input)
}

/// Several lines of text; a browser that wants may resize it.
pub fn text_area(ui: &Ui, filled: &Filled, field: Field<'_>, rows: u8) -> Markup {
    let invalid = filled.errors.of(field.name).is_some();
    let input = html! {
        textarea.ds-input id=(field.name) name=(field.name) rows=(rows) required[!field.optional] maxlength=(field.max)
            aria-invalid=[invalid.then_some("true")] aria-describedby=[described_by(&field, filled)] { "\n" (filled.value(field.name)) }
    };
    framed(ui, filled, &field, &input)
}

/// A list to choose one of: value and label.
pub fn select(ui: &Ui, filled: &Filled, field: Field<'_>, options: &[(String, String)]) -> Markup {
    let invalid = filled.errors.of(field.name).is_some();
    let chosen = filled.value(field.name);
    let input = html! {
        select.ds-input id=(field.name) name=(field.name) aria-invalid=[invalid.then_some("true")] aria-describedby=[described_by(&field, filled)] {
            @for (value, label) in options {
                option value=(value) selected[value == chosen] { (label) }
            }
        }
    };
    framed(ui, filled, &field, &input)
}

/// A group of radio buttons: value, label and, where it helps, a description.
pub fn radio(ui: &Ui, filled: &Filled, field: Field<'_>, options: &[(String, String, Option<String>)]) -> Markup {
    let chosen = filled.value(field.name);
    ask(ui, filled, &field);
    html! {
        fieldset.ds-fieldset id=(field.name) aria-describedby=[described_by(&field, filled)] {
            legend.ds-label { (ui.t(field.label)) }
            @if let Some(help) = field.help { p data-field="description" id={ (field.name) "-help" } { (ui.t(help)) } }
            div.choices {
                @for (value, label, description) in options {
                    div.ds-field {
                        input.ds-input type="radio" id={ (field.name) "-" (value) } name=(field.name) value=(value) checked[value == chosen]
                            aria-describedby=[description.as_ref().map(|_| format!("{}-{value}-about", field.name))];
                        label.ds-label for={ (field.name) "-" (value) } { (label) }
                        @if let Some(description) = description {
                            div data-field="description" id={ (field.name) "-" (value) "-about" } { (description) }
                        }
                    }
                }
            }
            @if let Some(error) = filled.errors.of(field.name) {
                p.ds-validation-message id={ (field.name) "-error" } { (complaint(ui, error)) }
            }
        }
    }
}

/// A box to tick.
pub fn checkbox(ui: &Ui, name: &str, label: &str, ticked: bool) -> Markup {
    html! {
        div.ds-field {
            input.ds-input type="checkbox" id=(name) name=(name) value="ja" checked[ticked];
            label.ds-label for=(name) { (ui.t(label)) }
        }
    }
}

/// A value that travels with the form.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// The key that makes sending this form again harmless; a form that came back keeps its own.
pub fn once(filled: &Filled) -> Markup {
    let key = filled.form.once().unwrap_or_else(random_token);
    hidden("once", &key)
}

/// What is wrong, at the top of the form, each a link to its field; read out when the page loads.
pub fn error_summary(ui: &Ui, filled: &Filled) -> Markup {
    html! {
        @if !filled.errors.is_empty() {
            div.ds-error-summary role="alert" tabindex="-1" id="feil" {
                h2 { (ui.t("error-summary")) }
                ul {
                    @for error in &filled.errors.0 {
                        li {
                            @if error.field.is_empty() { (complaint(ui, error)) }
                            @else { a.ds-link href={ "#" (error.field) } { (place_of_name(&error.field)) (complaint(ui, error)) } }
                        }
                    }
                }
            }
        }
    }
}
