//! The form in which a party tells how an event looked: five minutes, one column, the rest folded away.

use maud::{Markup, html};

use super::{forms, marks, plain, trail, writing_for};
use crate::involvement::access::Answerable;
use crate::involvement::form::{LINE, WORDS};
use crate::involvement::{HIDDEN_DAYS, Repeat, Timing, Who};
use crate::trials::Trial;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// The whole page.
pub(in crate::involvement) fn form(ui: &Ui, trial: &Trial, on: &Answerable, filled: &Filled) -> Markup {
    let (here, event) = (ui.t("account-title"), on.readable().event());
    html! {
        div.wrap {
            (trail(ui, trial, &here))
            header.page-head { h1 { (here) } p.lead { (ui.t("account-lead")) } }
            div.about-event {
                h2 { (event.title) }
                p.byline { (ui.t(event.phase.text_key())) " · " (ui.lang.date(event.happened_on)) " · " (marks::at(ui, trial, event.participant)) }
                @if let Some(about) = &event.about { (plain(about)) }
                (ui::audience(ui, &event.audience, Some(trial.area_name(ui))))
            }
            form.form.after-1 method="post" action=(paths::involvement_act(event.id, "svar")) novalidate {
                (ui::error_summary(ui, filled))
                (writing_for(ui, Some(on.party())))
                p { (ui.tn("account-hidden", HIDDEN_DAYS)) }
                (ui::once(filled))
                (ui::hidden("version", filled.value("version")))
                (ui::select(ui, filled, Field::new("form", "account-form", 40).help("account-form-help"), &forms(ui, "choose")))
                (who(ui, filled))
                (ui::radio(ui, filled, Field::new("rating", "account-rating", 1).help("account-rating-help"), &ratings(ui)))
                (ui::text_area(ui, filled, Field::new("words", "account-words", WORDS).help("account-words-help"), 5))
                (ui::text_area(ui, filled, Field::new("influence", "account-influence", WORDS).help("account-influence-help").optional(), 3))
                (ui::radio(ui, filled, Field::new("would_repeat", "account-repeat", 10), &repeats(ui)))
                (more(ui, filled))
                div.form-end { button.ds-button type="submit" { (ui.t("account-save")) } }
            }
        }
    }
}

/// Boxes, for several may have taken part.
fn who(ui: &Ui, filled: &Filled) -> Markup {
    let error = filled.errors.of("who");
    let ticked = |who: Who| filled.form.all("who").any(|value| value == who.as_str());
    html! {
        fieldset.ds-fieldset id="who" aria-describedby={ "who-help" @if error.is_some() { " who-error" } } {
            legend.ds-label { (ui.t("account-who")) }
            p data-field="description" id="who-help" { (ui.t("account-who-help")) }
            div.choices {
                @for one in Who::ALL {
                    @let id = format!("who-{}", one.as_str());
                    div.ds-field {
                        input.ds-input type="checkbox" id=(id) name="who" value=(one.as_str()) checked[ticked(*one)];
                        label.ds-label for=(id) { (ui.t(one.text_key())) }
                    }
                }
            }
            @if let Some(error) = error {
                p.ds-validation-message id="who-error" { (ui.t(error.text_key)) }
            }
        }
    }
}

fn ratings(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    let words = ["rating-1", "rating-2", "rating-3", "rating-4", "rating-5"];
    (1..).zip(words).map(|(n, key): (u8, _)| (n.to_string(), format!("{n} – {}", ui.t(key)), None)).collect()
}

fn repeats(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    Repeat::ALL.iter().map(|r| (r.as_str().to_owned(), ui.t(r.text_key()).into_owned(), None)).collect()
}

/// What may be told beside the five minutes' questions; open where something stands there or is wrong.
fn more(ui: &Ui, filled: &Filled) -> Markup {
    let fields = ["timing", "frequency", "release_percent", "release_paid_by", "training", "documents", "disagreement"];
    let open = fields.iter().any(|name| !filled.value(name).is_empty());
    let unsaid = (String::new(), ui.t("account-unsaid").into_owned());
    let option = |value: &str, key: &str| (value.to_owned(), ui.t(key).into_owned());
    let timings: Vec<_> =
        std::iter::once(unsaid.clone()).chain(Timing::ALL.iter().map(|t| option(t.as_str(), t.text_key()))).collect();
    let answers = [unsaid, option("yes", "repeat-yes"), option("no", "repeat-no")];
    html! {
        details.ds-details open[open] {
            summary { (ui.t("account-more")) }
            div.form {
                (ui::select(ui, filled, Field::new("timing", "account-timing", 10).help("account-timing-help").optional(), &timings))
                (ui::text_field(ui, filled, Field::new("frequency", "account-frequency", LINE).help("account-frequency-help").optional(), "text"))
                (ui::text_field(ui, filled, Field::new("release_percent", "account-release-percent", 10).help("account-release-percent-help").optional(), "text"))
                (ui::text_field(ui, filled, Field::new("release_paid_by", "account-release-paid-by", LINE).optional(), "text"))
                (ui::text_field(ui, filled, Field::new("training", "account-training", LINE).optional(), "text"))
                (ui::text_field(ui, filled, Field::new("documents", "account-documents", LINE).help("account-documents-help").optional(), "text"))
                (ui::select(ui, filled, Field::new("disagreement", "account-disagreement", 10).optional(), &answers))
            }
        }
    }
}
