//! Requests to work together: the form, one request with its answer, and all that concern those she speaks for.

use maud::{Markup, html};

use super::parts::{about, link_lines};
use crate::organisations::{OrganisationKind, organisation_link};
use crate::peers::form::{BODY, Choices, PURPOSE};
use crate::peers::{PartnerLink, PartnerRequest, RequestKind, RequestState, policy};
use crate::threads::ThreadKind;
use crate::viewer::Hat;
use crate::web::ui::{self, Field, once};
use crate::web::{Filled, Ui, paths};

/// Who may read it, in plain words.
fn readers(ui: &Ui) -> Markup {
    html! {
        p.audience data-limited {
            (ui.t("request-audience")) " " span.quiet { (ui.t("audience-may-be-disclosed")) }
        }
    }
}

/// The form of a new request.
pub(in crate::peers) fn form(ui: &Ui, hat: &Hat, choices: &Choices, filled: &Filled) -> Markup {
    let title = ui.t("request-title");
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::PARTNERS, &ui.t("partners-title")), (&ui.path, &title)]))
            header.page-head { h1 { (title) } p.lead { (ui.t("request-lead")) } }
            @if choices.chosen.is_empty() && filled.errors.is_empty() {
                (ui::empty(&ui.t("request-nobody-chosen"), Some((&finder(hat), &ui.t("request-find")))))
            } @else {
                form.form method="post" action=(paths::NEW_PARTNER_REQUEST) novalidate {
                    (ui::error_summary(ui, filled))
                    p { (ui.ta("request-from", &[("name", hat.organisation.as_str().into())])) }
                    (readers(ui))
                    (once(filled))
                    (recipients(ui, choices, filled))
                    (ui::radio(ui, filled, Field::new("kind", "request-kind", 10), &kinds(ui)))
                    (ui::select(ui, filled, Field::new("area", "area-field", 100), &areas(ui, choices)))
                    (ui::select(ui, filled, Field::new("trial", "trial-field", 20).optional(), &trials(ui, choices)))
                    (ui::text_field(ui, filled, Field::new("purpose", "request-purpose", PURPOSE).help("request-purpose-help"), "text"))
                    (ui::text_area(ui, filled, Field::new("body", "request-body", BODY).help("request-body-help"), 8))
                    div.form-end { button.ds-button type="submit" { (ui.t("request-send")) } }
                }
            }
            p.after.small {
                (ui.t("request-open-call")) " "
                a href=(paths::new_thread(ThreadKind::PartnerWanted.as_str())) { (ui.t("request-open-call-link")) }
            }
        }
    }
}

/// Where she finds somebody to write to.
fn finder(hat: &Hat) -> String {
    let territorial = OrganisationKind::parse(&hat.organisation_kind).is_some_and(OrganisationKind::territorial);
    if territorial { paths::peers(&hat.slug) } else { paths::ORGANISATIONS.to_owned() }
}

fn recipients(ui: &Ui, choices: &Choices, filled: &Filled) -> Markup {
    let ticked: Vec<&str> = filled.form.all("til").collect();
    let mut chosen: Vec<_> = choices.chosen.values().collect();
    chosen.sort_by_key(|organisation| ticked.iter().position(|slug| *slug == organisation.slug));
    let error = filled.errors.of("til");
    html! {
        fieldset.ds-fieldset id="til" aria-describedby=[error.map(|_| "til-error")] {
            legend.ds-label { (ui.t("request-to")) }
            div.choices {
                @for organisation in chosen {
                    @let id = format!("til-{}", organisation.slug);
                    div.ds-field {
                        input.ds-input type="checkbox" id=(id) name="til" value=(organisation.slug) checked;
                        label.ds-label for=(id) { (organisation.name) }
                    }
                }
            }
            @if let Some(error) = error {
                p.ds-validation-message id="til-error" { @match error.n { Some(n) => (ui.tn(error.text_key, n)), None => (ui.t(error.text_key)) } }
            }
        }
    }
}

fn kinds(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    let each = |kind: &RequestKind| (kind.as_str().to_owned(), ui.t(kind.text_key()).into_owned(), None);
    RequestKind::ALL.iter().map(each).collect()
}

fn areas(ui: &Ui, choices: &Choices) -> Vec<(String, String)> {
    let first = (String::new(), ui.t("choose").into_owned());
    let each = choices.areas.iter().map(|area| (area.slug.clone(), area.name(ui).to_owned()));
    std::iter::once(first).chain(each).collect()
}

fn trials(ui: &Ui, choices: &Choices) -> Vec<(String, String)> {
    let first = (String::new(), ui.t("no-trial").into_owned());
    let each = choices.trials.iter().map(|(id, nb, nn)| (id.to_string(), ui.pick(nb, nn).to_owned()));
    std::iter::once(first).chain(each).collect()
}

/// One request, what became of it, and what she can do with it.
pub(in crate::peers) fn request(ui: &Ui, request: &PartnerRequest, filled: &Filled) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::PARTNERS, &ui.t("partners-title")), (&ui.path, &request.purpose)]))
            header.page-head {
                p.cluster { span.ds-tag.kind { (ui.t(request.state.text_key())) } }
                h1 { (request.purpose) }
                (readers(ui))
            }
            (told(ui, request))
            @if let Some(at) = request.answered_at { (answered(ui, request, at)) }
            @if policy::can_answer(&ui.viewer, request).is_ok() { (answer_form(ui, request, filled)) }
            @if policy::can_withdraw(&ui.viewer, request).is_ok() {
                section.after {
                    p.small.quiet { (ui.t("request-withdraw-help")) }
                    form method="post" action=(paths::partner_request_act(request.id, "trekk")) {
                        (once(&Filled::empty()))
                        button.ds-button data-variant="secondary" data-size="sm" type="submit" { (ui.t("request-withdraw")) }
                    }
                }
            }
        }
    }
}

fn told(ui: &Ui, request: &PartnerRequest) -> Markup {
    html! {
        article.partner-request {
            p.hat { b { (request.sender_name) } " " span { (organisation_link(ui, &request.from)) } " " span { (ui.t("request-to-short")) " " (organisation_link(ui, &request.to)) } }
            p.byline { (ui.t(request.kind.short_key())) " · " (about(ui, &request.subject)) " · " (ui.time(request.created_at)) }
            p.plain { (request.body) }
        }
    }
}

fn answered(ui: &Ui, request: &PartnerRequest, at: chrono::DateTime<chrono::Utc>) -> Markup {
    let by = if request.state == RequestState::Withdrawn { &request.from } else { &request.to };
    html! {
        article.partner-request aria-labelledby="svaret" {
            h2 id="svaret" { (ui.t(request.state.text_key())) }
            p.hat {
                @if let Some(name) = &request.answerer_name { b { (name) } " " }
                span { (organisation_link(ui, by)) }
            }
            p.byline { (ui.time(at)) }
            @if let Some(answer) = &request.answer { p.plain { (answer) } }
            @if request.state == RequestState::Accepted {
                p { a.ds-link href={ (paths::organisation(&request.to.slug)) "#samarbeid" } { (ui.t("request-see-link")) } }
            }
        }
    }
}

fn answer_form(ui: &Ui, request: &PartnerRequest, filled: &Filled) -> Markup {
    let choices = [("ja", "answer-yes", "answer-yes-about"), ("nei", "answer-no", "answer-no-about")]
        .map(|(word, label, about)| (word.to_owned(), ui.t(label).into_owned(), Some(ui.t(about).into_owned())));
    html! {
        section.after aria-labelledby="svar" {
            (ui::heading("svar", &ui.t("answer-title"), None))
            form.form method="post" action=(paths::partner_request_act(request.id, "svar")) novalidate {
                (ui::error_summary(ui, filled))
                (once(filled))
                (ui::radio(ui, filled, Field::new("svar", "answer-field", 5), &choices))
                (ui::text_area(ui, filled, Field::new("message", "answer-message", BODY).help("answer-message-help").optional(), 5))
                div.form-end { button.ds-button type="submit" { (ui.t("answer-send")) } }
            }
        }
    }
}

/// All that concern those she speaks for.
pub(in crate::peers) fn mine(ui: &Ui, requests: &[PartnerRequest], links: &[PartnerLink]) -> Markup {
    let mine = ui.viewer.speaks_for();
    let waits = |request: &&PartnerRequest| request.state == RequestState::Open && mine.contains(&request.to.id);
    let (waiting, rest): (Vec<_>, Vec<_>) = requests.iter().partition(waits);
    let finder = ui.viewer.hat().map_or_else(|| paths::ORGANISATIONS.to_owned(), finder);
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&ui.path, &ui.t("partners-title"))]))
            header.page-head {
                h1 { (ui.t("partners-title")) }
                p.lead { (ui.t("partners-lead")) }
                div.cluster {
                    a.ds-button href=(finder) { (ui.t("request-find")) }
                    a.ds-button data-variant="secondary" href=(paths::MAP) { (ui.t("map-title")) }
                }
            }
            section aria-labelledby="venter" {
                (ui::heading("venter", &ui.t("requests-waiting"), None))
                @if waiting.is_empty() { p.quiet { (ui.t("requests-waiting-none")) } } @else { (request_list(ui, &waiting)) }
            }
            section aria-labelledby="lenker" {
                (ui::heading("lenker", &ui.t("links-title"), None))
                @if links.is_empty() { p.quiet { (ui.t("links-none-yours")) } } @else { (links_of_ours(ui, links)) }
            }
            section aria-labelledby="andre" {
                (ui::heading("andre", &ui.t("requests-other"), None))
                @if rest.is_empty() { p.quiet { (ui.t("requests-other-none")) } } @else { (request_list(ui, &rest)) }
            }
        }
    }
}

fn request_list(ui: &Ui, requests: &[&PartnerRequest]) -> Markup {
    html! {
        ul.partner-list {
            @for request in requests {
                li {
                    p { a.ds-link href=(paths::partner_request(request.id)) { (request.purpose) } " "
                        span.ds-tag data-size="sm" data-color="neutral" { (ui.t(request.state.text_key())) } }
                    p { (organisation_link(ui, &request.from)) " " (ui.t("request-to-short")) " " (organisation_link(ui, &request.to)) }
                    p.byline { (ui.t(request.kind.short_key())) " · " (about(ui, &request.subject)) " · " (ui.time(request.created_at)) }
                }
            }
        }
    }
}

/// Links with a button that ends each.
fn links_of_ours(ui: &Ui, links: &[PartnerLink]) -> Markup {
    html! {
        ul.partner-list {
            @for link in links {
                li {
                    (link_lines(ui, link, None))
                    @if policy::can_end(&ui.viewer, link).is_ok() { (ending(ui, link)) }
                }
            }
        }
    }
}

/// A question first: ending is seen by all.
fn ending(ui: &Ui, link: &PartnerLink) -> Markup {
    html! {
        details.ending {
            summary { (ui.t("link-end")) span.ds-sr-only { ": " (link.purpose) } }
            form method="post" action=(paths::end_link(link.id)) {
                (once(&Filled::empty()))
                p.small { (ui.t("link-end-help")) }
                button.ds-button data-variant="secondary" data-size="sm" type="submit" { (ui.t("link-end-sure")) span.ds-sr-only { ": " (link.purpose) } }
            }
        }
    }
}
