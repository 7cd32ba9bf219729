//! The form of an announcement, and whom it would reach.

use maud::{Markup, html};

use super::{kind_plural_key, list::meter_of};
use crate::announcements::form::KINDS;
use crate::announcements::queries::Meter;
use crate::announcements::{Addressee, Forms, NewAnnouncement};
use crate::areas::Area;
use crate::text::markdown;
use crate::threads::{LONGEST_BODY, LONGEST_LINE, LONGEST_TITLE, OTHER_FORM};
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// What the form offers to choose from, and what the year looks like.
#[derive(Debug, Clone)]
pub(in crate::announcements) struct Offered {
    pub(in crate::announcements) areas: Vec<Area>,
    pub(in crate::announcements) meter: Meter,
}

/// An announcement being looked at.
#[derive(Debug, Clone)]
pub(in crate::announcements) struct Preview {
    pub(in crate::announcements) new: NewAnnouncement,
    pub(in crate::announcements) addressees: Vec<Addressee>,
}

/// The page.
pub(in crate::announcements) fn form(ui: &Ui, filled: &Filled, offered: &Offered, preview: Option<&Preview>) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::ANNOUNCEMENTS, &ui.t("announcements")), (paths::NEW_ANNOUNCEMENT, &ui.t("announcement-new"))]))
            header.page-head { h1 { (ui.t("announcement-new")) } p.lead { (ui.t("announcement-new-lead")) } }
            form.form method="post" action=(paths::NEW_ANNOUNCEMENT) novalidate {
                (ui::error_summary(ui, filled))
                @if let Some(preview) = preview { (preview_of(ui, preview)) }
                (ui::once(filled))
                (addressees(ui, filled, offered))
                (words(ui, filled, offered))
                (terms(ui, filled))
                div.form-end {
                    button.ds-button type="submit" { (ui.t("announcement-send")) }
                    button.ds-button type="submit" data-variant="secondary" name="preview" value="1" { (ui.t("preview")) }
                }
            }
        }
    }
}

fn addressees(ui: &Ui, filled: &Filled, offered: &Offered) -> Markup {
    let areas: Vec<_> = offered.areas.iter().map(|area| (area.slug.clone(), area.name(ui).to_owned())).collect();
    let kinds: Vec<_> =
        KINDS.iter().map(|kind| (kind.as_str().to_owned(), capital(&ui.t(kind_plural_key(*kind))))).collect();
    let error = filled.errors.of("all");
    html! {
        h2 { (ui.t("announcement-whom")) }
        p.quiet { (ui.t("announcement-whom-help")) }
        div.ds-field {
            input.ds-input type="checkbox" id="all" name="all" value="ja" checked[filled.form.has("all")] aria-describedby=[error.map(|_| "all-error")];
            label.ds-label for="all" { (ui.t("announcement-all")) }
            @if let Some(error) = error { p.ds-validation-message id="all-error" { (ui.t(error.text_key)) } }
        }
        (boxes(ui, filled, "areas", "announcement-areas", &areas))
        (boxes(ui, filled, "kinds", "announcement-kinds", &kinds))
        (ui::text_area(ui, filled, Field::new("organisations", "announcement-organisations", LONGEST_BODY).help("announcement-organisations-help").optional(), 3))
    }
}

/// With a capital letter, for what stands alone.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A group of boxes to tick, as many as fit.
fn boxes(ui: &Ui, filled: &Filled, name: &str, legend: &str, options: &[(String, String)]) -> Markup {
    html! {
        fieldset.ds-fieldset id=(name) {
            legend.ds-label { (ui.t(legend)) " " span.optional { (ui.t("optional")) } }
            div.choices {
                @for (value, label) in options {
                    div.ds-field {
                        input.ds-input type="checkbox" id={ (name) "-" (value) } name=(name) value=(value) checked[filled.form.all(name).any(|ticked| ticked == value)];
                        label.ds-label for={ (name) "-" (value) } { (label) }
                    }
                }
            }
        }
    }
}

fn words(ui: &Ui, filled: &Filled, offered: &Offered) -> Markup {
    let choose = (String::new(), ui.t("choose").into_owned());
    let areas: Vec<_> = std::iter::once(choose)
        .chain(offered.areas.iter().map(|area| (area.slug.clone(), area.name(ui).to_owned())))
        .collect();
    let languages = ["nb", "nn"]
        .map(|code| (code.to_owned(), ui.t(if code == "nb" { "bokmaal" } else { "nynorsk" }).into_owned(), None));
    html! {
        h2 { (ui.t("announcement-words")) }
        (ui::select(ui, filled, Field::new("area", "area-field", 100).help("announcement-area-help"), &areas))
        (ui::text_field(ui, filled, Field::new("title", "title-field", LONGEST_TITLE).help("title-field-help"), "text"))
        (ui::text_area(ui, filled, Field::new("body", "body-announcement", LONGEST_BODY).help("body-announcement-help"), 8))
        (ui::radio(ui, filled, Field::new("language", "language-field", 2), &languages))
        div.stack { p.quiet { (ui.t("announcement-forms-help")) } (meter_of(ui, &offered.meter)) }
        (ui::text_field(ui, filled, Field::new(OTHER_FORM.0, "guided-other-title", LONGEST_TITLE).help("guided-other-title-help").optional(), "text"))
        (ui::text_area(ui, filled, Field::new(OTHER_FORM.1, "guided-other-body", LONGEST_BODY).help("guided-other-body-help").optional(), 8))
        (ui::text_field(ui, filled, Field::new("contact", "guided-contact", LONGEST_LINE).help("guided-contact-help").optional(), "text"))
    }
}

fn terms(ui: &Ui, filled: &Filled) -> Markup {
    let audiences = [
        ("open".to_owned(), ui.t("choose-open").into_owned(), Some(ui.t("choose-open-about").into_owned())),
        (
            "members".to_owned(),
            ui.t("choose-members").into_owned(),
            Some(ui.t("audience-may-be-disclosed").into_owned()),
        ),
    ];
    html! {
        h2 { (ui.t("announcement-terms")) }
        (ui::text_field(ui, filled, Field::new("expires_on", "announcement-expires", 10).help("announcement-expires-help").optional(), "date"))
        (ui::checkbox(ui, "acknowledge", "announcement-acknowledge", filled.form.has("acknowledge")))
        (ui::radio(ui, filled, Field::new("audience", "audience-field", 20), &audiences))
        (ui::text_field(ui, filled, Field::new("publish_on", "announcement-publish-on", 10).help("announcement-publish-on-help").optional(), "date"))
        (ui::text_field(ui, filled, Field::new("publish_time", "announcement-publish-time", 5).optional(), "time"))
    }
}

fn preview_of(ui: &Ui, preview: &Preview) -> Markup {
    let new = &preview.new.thread;
    let n = i64::try_from(preview.addressees.len()).unwrap_or(i64::MAX);
    let Forms { nb, nn } = Forms::of(&preview.addressees);
    let given = |name: &str| new.guided.iter().find(|(field, _)| field == name).map_or("", |(_, words)| words.as_str());
    html! {
        section.preview aria-labelledby="forhandsvisning" {
            h2 id="forhandsvisning" { (ui.t("preview-title")) }
            h3 lang=(new.language) { (new.title) }
            div.prose lang=(new.language) { (markdown::trusted(&markdown::render(&new.body).html)) }
            @if !given(OTHER_FORM.1).is_empty() {
                section.other-form lang=(if new.language == "nb" { "nn" } else { "nb" }) {
                    h3 { (given(OTHER_FORM.0)) }
                    div.prose { (markdown::trusted(&markdown::render(given(OTHER_FORM.1)).html)) }
                }
            }
        }
        section aria-labelledby="mottakere" {
            h2 id="mottakere" { (ui.tn("announcement-reaches", n)) }
            @if nb && nn { p { (ui.t("announcement-forms-both")) } }
            ul.people { @for addressee in preview.addressees.iter().take(200) { li { (addressee.organisation.name) } } }
        }
    }
}
