//! A case: the question, when it is due, and what the viewer can do with the answer: write it, approve it, give it away.

use maud::{Markup, html};

use super::link;
use crate::guidance::access::Draft;
use crate::guidance::form::{BODY, CASE_NUMBER, NOTE, PROVISIONS, SHORT, TITLE, UNIT};
use crate::guidance::queries::case::CasePage;
use crate::guidance::{AnswerState, Verdict, asks_ministry, deadline, policy};
use crate::text::markdown::{self, trusted};
use crate::web::form::{Filled, FormData};
use crate::web::ui::{self, Field, hidden, once};
use crate::web::{Ui, paths};

/// The three forms of the page as they stand.
pub(in crate::guidance) struct Forms {
    pub(in crate::guidance) draft: Filled,
    pub(in crate::guidance) decide: Filled,
    pub(in crate::guidance) assign: Filled,
}

impl Forms {
    /// With what is stored; an empty draft begins with the thread's title and language, and applies from today.
    pub(in crate::guidance) fn of(page: &CasePage, ui: &Ui) -> Self {
        let head = page.case.head();
        let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let draft = match &page.draft {
            Some(draft) => FormData::default()
                .with("title", draft.title.clone())
                .with("verdict", draft.verdict.map_or("", Verdict::as_str))
                .with("short", draft.short.clone())
                .with("body", draft.body.clone())
                .with("provisions", draft.provisions.clone())
                .with("case_number", draft.case_number.clone())
                .with("valid_from", day(draft.valid_from))
                .with("valid_to", day(draft.valid_to))
                .with("supersedes", number(draft.supersedes_id.map(|id| id.0)))
                .with("language", draft.language.clone())
                .with("version", draft.version.to_string()),
            None => FormData::default()
                .with("title", head.title.clone())
                .with("valid_from", day(Some(deadline::day(ui.now))))
                .with("provisions", asked_about(page))
                .with("supersedes", number(in_force_here(page)))
                .with("language", if head.language == "nn" { "nn" } else { "nb" })
                .with("version", "0"),
        };
        let assigned = &page.assigned;
        let assign = FormData::default()
            .with("ministry", number(assigned.ministry.map(|id| id.0)))
            .with("unit", assigned.unit.clone().unwrap_or_default())
            .with("assignee", number(assigned.assignee.map(|id| id.0)))
            .with("target_on", day(assigned.target_on));
        Self { draft: Filled::with(draft), decide: Filled::empty(), assign: Filled::with(assign) }
    }
}

/// The rule that was named when the question was asked.
fn asked_about(page: &CasePage) -> String {
    let answers = page.question.as_ref().and_then(|opening| opening.guided.as_array());
    let named =
        answers.into_iter().flatten().find(|answer| answer.get("field").is_some_and(|field| field == "provision"));
    named.and_then(|answer| answer.get("source")?.as_str()).unwrap_or_default().to_owned()
}

/// The answer of this thread that is in force.
fn in_force_here(page: &CasePage) -> Option<i64> {
    page.replaceable.iter().find(|one| page.published.iter().any(|here| here.id == one.id)).map(|one| one.id.0)
}

/// The whole page; `now` is the draft as somebody else has written it meanwhile.
pub(in crate::guidance) fn case(ui: &Ui, page: &CasePage, forms: &Forms, now: Option<&Draft>) -> Markup {
    let head = page.case.head();
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::GUIDANCE_QUEUE, &ui.t("guidance-queue-title")), (&paths::guidance_case(head.id), &head.title)]))
            div.columns {
                div {
                    header.page-head {
                        p.cluster { span.ds-tag.kind { (ui.t(head.kind.text_key())) } }
                        h1 lang=(head.language) { (head.title) }
                        (ui::audience(ui, &head.audience, Some(ui.pick(&head.area_nb, &head.area_nn))))
                    }
                    (question(ui, page))
                    (answer(ui, page, forms, now))
                }
                aside aria-label=(ui.t("guidance-case-facts")) { (facts(ui, page)) (assign(ui, page, &forms.assign)) }
            }
        }
    }
}

fn question(ui: &Ui, page: &CasePage) -> Markup {
    let head = page.case.head();
    html! {
        section aria-labelledby="sporsmal" {
            (ui::heading("sporsmal", &ui.t("guidance-question"), Some((&paths::thread(head.id, &head.title), &ui.t("guidance-to-thread")))))
            @match &page.question {
                Some(opening) => {
                    p.hat { b { (opening.author_name) } @if let Some(organisation) = &opening.organisation_name { " " span { (organisation) } } }
                    @let named = asked_about(page);
                    @if !named.is_empty() { p.provision lang=(head.language) { (named) } }
                    div.prose lang=(head.language) { (trusted(&opening.body_html)) }
                },
                None => p.quiet { (ui.t("guidance-question-hidden")) },
            }
        }
    }
}

/// What the viewer can do with the answer: write it, or decide about it.
fn answer(ui: &Ui, page: &CasePage, forms: &Forms, now: Option<&Draft>) -> Markup {
    let waits = page.draft.as_ref().filter(|draft| draft.state == AnswerState::Submitted);
    let others =
        page.draft.as_ref().filter(|draft| policy::can_write(&ui.viewer, Some(draft.organisation_id)).is_err());
    html! {
        section.after aria-labelledby="utkast" {
            (ui::heading("utkast", &ui.t("guidance-draft"), None))
            @if let Some(draft) = others {
                p { (ui.t("denied-other-ministry")) }
                (preview(ui, draft))
            } @else if let Some(draft) = waits.filter(|_| now.is_none() && forms.draft.errors.is_empty()) {
                (preview(ui, draft))
                (decision(ui, page, draft, &forms.decide))
            } @else {
                @if let Some(draft) = &page.draft { (stands(ui, draft)) }
                (draft_form(ui, page, &forms.draft, now))
                @if let Some(draft) = page.draft.as_ref().filter(|draft| !draft.body.is_empty()) { (preview(ui, draft)) }
            }
        }
    }
}

/// Who wrote last and when, and what the second person wanted otherwise.
fn stands(ui: &Ui, draft: &Draft) -> Markup {
    html! {
        p.quiet { (ui.ta("guidance-saved-by", &[("name", draft.drafter_name.as_str().into())])) " " (ui.time(draft.updated_at)) }
        @if let Some(note) = &draft.returned_note {
            div.ds-alert data-color="warning" {
                p { b { (ui.ta("guidance-returned-by", &[("name", draft.returned_by.as_deref().unwrap_or_default().into())])) } }
                p.lines { (note) }
            }
        }
    }
}

/// The answer as it will stand.
fn preview(ui: &Ui, draft: &Draft) -> Markup {
    html! {
        section.preview.after-1 aria-labelledby="slik" {
            h3 id="slik" { (ui.t("preview-title")) }
            p.cluster { @if let Some(verdict) = draft.verdict { (super::verdict(ui, verdict)) } }
            div.prose lang=(draft.language) {
                @if !draft.short.is_empty() { p { b { (draft.short) } } }
                (trusted(&markdown::render(&draft.body).html))
            }
            p.small.quiet {
                (draft.drafter_name) ", " (draft.organisation_name)
                @for rule in super::provisions(&draft.provisions) { " · " (rule) }
                @if !draft.case_number.is_empty() { " · " (ui.ta("guidance-case-no", &[("number", draft.case_number.as_str().into())])) }
                @if let Some(from) = draft.valid_from { " · " (super::validity(ui, from, draft.valid_to)) }
            }
        }
    }
}

/// A second person approves or sends back; one of those who wrote it can only take it back.
fn decision(ui: &Ui, page: &CasePage, draft: &Draft, filled: &Filled) -> Markup {
    let action = paths::guidance_act(page.case.head().id, "avgjor");
    let version = draft.version.to_string();
    let mine = policy::can_approve(&ui.viewer, draft.organisation_id, &draft.writers()).is_err();
    html! {
        @if mine {
            p { (ui.t("guidance-waits-for-other")) }
            form method="post" action=(action) {
                (once(filled)) (hidden("version", &version)) (hidden("act", "return"))
                button.ds-button data-variant="secondary" type="submit" { (ui.t("guidance-take-back")) }
            }
        } @else {
            p { (ui.t("guidance-you-approve")) }
            @if let Some(old) = draft.supersedes_id.and_then(|id| page.replaceable.iter().find(|one| one.id == id)) {
                p { (ui.t("guidance-will-replace")) " " (link(old)) }
            }
            form.after-1 method="post" action=(action) {
                (once(&Filled::empty())) (hidden("version", &version)) (hidden("act", "approve"))
                button.ds-button type="submit" { (ui.t("guidance-approve")) }
            }
            form.form.after-1 method="post" action=(action) novalidate {
                (ui::error_summary(ui, filled))
                (once(filled)) (hidden("version", &version)) (hidden("act", "return"))
                (ui::text_area(ui, filled, Field::new("note", "guidance-note", NOTE).help("guidance-note-help"), 3))
                div.form-end { button.ds-button data-variant="secondary" type="submit" { (ui.t("guidance-return")) } }
            }
        }
    }
}

fn draft_form(ui: &Ui, page: &CasePage, filled: &Filled, now: Option<&Draft>) -> Markup {
    let head = page.case.head();
    html! {
        form.form method="post" action=(paths::guidance_act(head.id, "utkast")) novalidate {
            (ui::error_summary(ui, filled))
            @if let Some(now) = now {
                section.preview aria-labelledby="na" {
                    h3 id="na" { (ui.ta("guidance-now", &[("name", now.drafter_name.as_str().into())])) }
                    @if !now.short.is_empty() { p { (now.short) } }
                    pre { (now.body) }
                }
            }
            (once(filled)) (hidden("version", filled.value("version")))
            (ui::text_field(ui, filled, Field::new("title", "guidance-field-title", TITLE).help("guidance-field-title-help"), "text"))
            (ui::radio(ui, filled, Field::new("verdict", "guidance-field-verdict", 20), &verdicts(ui, page)))
            (ui::text_area(ui, filled, Field::new("short", "guidance-field-short", SHORT).help("guidance-field-short-help"), 2))
            (ui::text_area(ui, filled, Field::new("body", "guidance-field-body", BODY).help("guidance-field-body-help"), 12))
            (ui::text_area(ui, filled, Field::new("provisions", "guidance-field-provisions", PROVISIONS).help("guidance-field-provisions-help").optional(), 2))
            (ui::text_field(ui, filled, Field::new("case_number", "guidance-case-number", CASE_NUMBER).help("guidance-field-case-number-help"), "text"))
            (ui::text_field(ui, filled, Field::new("valid_from", "guidance-field-valid-from", 10), "date"))
            (ui::text_field(ui, filled, Field::new("valid_to", "guidance-field-valid-to", 10).help("guidance-field-valid-to-help").optional(), "date"))
            @if !page.replaceable.is_empty() {
                (ui::select(ui, filled, Field::new("supersedes", "guidance-field-supersedes", 20).help("guidance-field-supersedes-help").optional(), &replaceable(ui, page)))
            }
            (ui::radio(ui, filled, Field::new("language", "language-field", 2), &languages(ui)))
            div.form-end {
                button.ds-button type="submit" name="act" value="submit" { (ui.t("guidance-submit")) }
                button.ds-button type="submit" name="act" value="save" data-variant="secondary" { (ui.t("guidance-save")) }
            }
        }
    }
}

fn verdicts(ui: &Ui, page: &CasePage) -> Vec<(String, String, Option<String>)> {
    let fitting = Verdict::ALL.iter().filter(|verdict| verdict.fits(page.case.head().kind));
    let about = |verdict: Verdict| ui.t(verdict.about_key()).into_owned();
    fitting.map(|v| (v.as_str().to_owned(), ui.t(v.text_key()).into_owned(), Some(about(*v)))).collect()
}

fn replaceable(ui: &Ui, page: &CasePage) -> Vec<(String, String)> {
    let none = (String::new(), ui.t("guidance-replaces-none").into_owned());
    let date = |at| ui.lang.short_date(deadline::day(at));
    let each = page.replaceable.iter().map(|one| (one.id.to_string(), format!("{} ({})", one.title, date(one.at))));
    std::iter::once(none).chain(each).collect()
}

fn languages(ui: &Ui) -> Vec<(String, String, Option<String>)> {
    [("nb", "bokmaal"), ("nn", "nynorsk")].map(|(code, key)| (code.to_owned(), ui.t(key).into_owned(), None)).to_vec()
}

fn facts(ui: &Ui, page: &CasePage) -> Markup {
    let head = page.case.head();
    let (asked, today) = (deadline::day(head.created_at), deadline::day(ui.now));
    let target = page.assigned.target_on.unwrap_or_else(|| deadline::target(asked));
    html! {
        section {
            (ui::heading("fakta", &ui.t("guidance-case-facts"), None))
            dl.facts {
                dt { (ui.t("area")) } dd { a href=(paths::area(&head.area_slug)) { (ui.pick(&head.area_nb, &head.area_nn)) } }
                dt { (ui.t("opened")) } dd { (ui.time(head.created_at)) }
                @if asks_ministry(head.kind) && !head.official_reply {
                    dt { (ui.t("guidance-queue-age")) } dd { (ui.tn("working-days", deadline::working_days(asked, today))) }
                    dt { (ui.t("guidance-queue-target")) } dd { (ui.lang.date(target)) @if target < today { " " span.late { (ui.t("guidance-late")) } } }
                }
                @if head.same_here_count > 0 { dt { (ui.t("same-here-label")) } dd { (ui.tn("organisations-count", head.same_here_count.into())) } }
            }
            @if !page.published.is_empty() {
                h3.after-1 { (ui.t("guidance-published-here")) }
                ul.people { @for one in &page.published { li { (link(one)) " " span.quiet { (ui.time(one.at)) } } } }
            }
        }
    }
}

fn assign(ui: &Ui, page: &CasePage, filled: &Filled) -> Markup {
    let first = |key: &str| std::iter::once((String::new(), ui.t(key).into_owned()));
    let ministries: Vec<_> = first("guidance-assign-usual")
        .chain(page.ministries.iter().map(|(id, name)| (id.to_string(), name.clone())))
        .collect();
    let people: Vec<_> = first("guidance-unassigned")
        .chain(page.people.iter().map(|(id, name)| (id.to_string(), name.clone())))
        .collect();
    html! {
        section aria-labelledby="fordel" {
            (ui::heading("fordel", &ui.t("guidance-assign"), None))
            form.form method="post" action=(paths::guidance_act(page.case.head().id, "fordel")) novalidate {
                (ui::error_summary(ui, filled))
                (once(filled))
                (ui::select(ui, filled, Field::new("ministry", "guidance-assign-ministry", 20), &ministries))
                (ui::text_field(ui, filled, Field::new("unit", "guidance-assign-unit", UNIT).optional(), "text"))
                (ui::select(ui, filled, Field::new("assignee", "guidance-assign-person", 20), &people))
                (ui::text_field(ui, filled, Field::new("target_on", "guidance-assign-target", 10).help("guidance-assign-target-help").optional(), "date"))
                div.form-end { button.ds-button data-variant="secondary" data-size="sm" type="submit" { (ui.t("guidance-assign-save")) } }
            }
        }
    }
}
