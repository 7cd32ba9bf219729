//! The pages of saved searches: the list, and the form that keeps or changes one.

use maud::{Markup, html};

use super::routes::Names;
use super::{address, normal};
use crate::alerts::{LONGEST_NAME, MOST, Saved, Tell};
use crate::discover::dates;
use crate::discover::form::{Asked, What};
use crate::threads::ThreadKind;
use crate::trials::TrialStatus;
use crate::web::ui::{self, Field};
use crate::web::{Filled, Ui, paths};

/// What a search asks for, in words: its words, and what narrows it.
fn description(ui: &Ui, asked: &Asked, names: &Names) -> Vec<String> {
    let named = |key: &str, value: &str| format!("{}: {value}", ui.t(key));
    let mut parts = vec![format!("«{}»", asked.words)];
    parts.extend(asked.what.map(|what: What| ui.t(what.names().1).into_owned()));
    parts.extend(asked.kind.map(|kind: ThreadKind| ui.t(kind.text_key()).into_owned()));
    let area = asked.area.as_ref().and_then(|slug| names.areas.iter().find(|area| area.slug == *slug));
    parts.extend(area.map(|area| area.name(ui).to_owned()));
    let county = |number: &String| names.counties.iter().find(|county| county.number == *number);
    parts.extend(asked.county.as_ref().and_then(county).map(|county| county.name.clone()));
    parts.extend(asked.kostra.map(|group| named("search-kostra", &group.to_string())));
    parts.extend(asked.status.map(|status: TrialStatus| named("search-status", &ui.t(status.text_key()))));
    let answered = |yes| ui.t(if yes { "search-answered-yes" } else { "search-answered-no" }).into_owned();
    parts.extend(asked.answered.map(answered));
    parts.extend(asked.year.map(|year| year.to_string()));
    let language = |code| ui.t(if code == "nn" { "search-language-nn" } else { "search-language-nb" }).into_owned();
    parts.extend(asked.language.map(language));
    for field in dates::FIELDS.into_iter().filter(|field| !asked.dates.field(field).is_empty()) {
        let key = if field == "fra" { "search-from" } else { "search-to" };
        let day = asked.dates.field(field).parse().map(|day| ui.lang.date(day)).unwrap_or_default();
        parts.push(named(key, &day));
    }
    parts
}

/// The list of one's searches.
pub(super) fn list(ui: &Ui, mine: &[Saved], names: &Names, letter: bool) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::ME, &ui.t("my-page")), (paths::SAVED_SEARCHES, &ui.t("saved-title"))]))
            header.page-head {
                h1 { (ui.t("saved-title")) }
                p.lead { (ui.t("saved-lead")) }
                div.cluster {
                    a.ds-link href=(paths::SEARCH) { (ui.t("saved-search")) }
                    a.ds-link href=(paths::LETTER_SETTINGS) { (ui.t("mail-title")) }
                }
            }
            @if mine.is_empty() {
                (ui::empty(&ui.t("saved-none"), Some((paths::SEARCH, &ui.t("saved-search")))))
            } @else {
                @if !letter && mine.iter().any(|one| one.tell == Tell::Letter) { (no_letter(ui)) }
                ul.saved-list { @for one in mine { li { (row(ui, one, names)) } } }
                p.quiet { (ui.ta("saved-count", &[("n", mine.len().into()), ("most", MOST.into())])) }
            }
        }
    }
}

fn row(ui: &Ui, one: &Saved, names: &Names) -> Markup {
    let asked = normal(&one.query).map(|(asked, _)| asked);
    html! {
        div {
            h2 { a href=(address(&one.query, false)) { (one.name) } }
            @if let Some(asked) = asked { p { (description(ui, &asked, names).join(" · ")) } }
            p.quiet { (ui.t(one.tell.told_key())) }
        }
        div.cluster {
            a.ds-button data-variant="secondary" data-size="sm" href=(paths::saved_search_act(one.id, "endre")) {
                (ui.t("saved-edit")) span.ds-sr-only { " " (one.name) }
            }
            form method="post" action=(paths::saved_search_act(one.id, "slett")) {
                (ui::once(&Filled::empty()))
                button.ds-button data-variant="tertiary" data-size="sm" type="submit" {
                    (ui.t("saved-delete")) span.ds-sr-only { " " (one.name) }
                }
            }
        }
    }
}

fn no_letter(ui: &Ui) -> Markup {
    html! {
        div.ds-alert data-color="warning" role="note" {
            p { (ui.t("saved-no-letter")) " " a.ds-link href=(paths::LETTER_SETTINGS) { (ui.t("letters-none-step")) } }
        }
    }
}

/// The name, and the wish where anything can be told.
fn fields(ui: &Ui, asked: Option<&Asked>, letter: bool, filled: &Filled) -> Markup {
    let people = asked.is_some_and(|asked| asked.what == Some(What::People));
    let about = |tell| match tell {
        Tell::AtOnce => Some("alert-at-once-about"),
        Tell::Letter => Some(if letter { "alert-letter-about" } else { "saved-no-letter" }),
        Tell::Never => None,
    };
    let choice = |tell: &Tell| {
        let about = about(*tell).map(|key| ui.t(key).into_owned());
        (tell.as_str().to_owned(), ui.t(tell.text_key()).into_owned(), about)
    };
    let choices: Vec<_> = [Tell::Letter, Tell::AtOnce, Tell::Never].iter().map(choice).collect();
    html! {
        (ui::error_summary(ui, filled))
        (ui::once(filled))
        (ui::text_field(ui, filled, Field::new("navn", "saved-name", LONGEST_NAME), "text"))
        @if people {
            (ui::hidden("varsel", Tell::Never.as_str()))
            p.quiet { (ui.t("saved-people")) }
        } @else {
            (ui::radio(ui, filled, Field::new("varsel", "saved-tell", 10).help("saved-tell-help"), &choices))
        }
    }
}

/// Keeping a search.
pub(super) fn new(ui: &Ui, asked: &Asked, names: &Names, letter: bool, filled: &Filled) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(paths::SEARCH, &ui.t("search-title")), (paths::SAVE_SEARCH, &ui.t("saved-new-title"))]))
            header.page-head {
                h1 { (ui.t("saved-new-title")) }
                p.lead { (description(ui, asked, names).join(" · ")) }
            }
            form.form method="post" action=(paths::SAVE_SEARCH) {
                (ui::hidden("sok", filled.value("sok")))
                (fields(ui, Some(asked), letter, filled))
                div.form-end {
                    button.ds-button type="submit" { (ui.t("saved-save")) }
                    a.ds-link href=(asked.path()) { (ui.t("saved-back")) }
                }
            }
        }
    }
}

/// Changing or deleting one.
pub(super) fn edit(ui: &Ui, saved: &Saved, names: &Names, letter: bool, filled: &Filled) -> Markup {
    let here = paths::saved_search_act(saved.id, "endre");
    let asked = normal(&saved.query).map(|(asked, _)| asked);
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[
                (paths::ME, &ui.t("my-page")), (paths::SAVED_SEARCHES, &ui.t("saved-title")), (&here, &saved.name),
            ]))
            header.page-head {
                h1 { (ui.t("saved-edit-title")) }
                @if let Some(asked) = &asked { p.lead { (description(ui, asked, names).join(" · ")) } }
                div.cluster { a.ds-link href=(address(&saved.query, false)) { (ui.t("saved-run")) } }
            }
            form.form method="post" action=(here) {
                (fields(ui, asked.as_ref(), letter, filled))
                div.form-end { button.ds-button type="submit" { (ui.t("saved-save")) } }
            }
            form.after method="post" action=(paths::saved_search_act(saved.id, "slett")) {
                (ui::once(&Filled::empty()))
                button.ds-button data-variant="secondary" type="submit" { (ui.t("saved-delete-this")) }
            }
        }
    }
}

/// The way from a search to keeping it.
pub(in crate::discover) fn way_there(ui: &Ui, asked: &Asked) -> Markup {
    let keep = asked.path().replacen(paths::SEARCH, paths::SAVE_SEARCH, 1);
    html! {
        div.cluster.keep {
            a.ds-button data-variant="secondary" data-size="sm" href=(keep) { (ui.t("saved-save-this")) }
            @if ui.viewer.me.is_some() { a.ds-link href=(paths::SAVED_SEARCHES) { (ui.t("saved-title")) } }
        }
    }
}
