//! What narrows a search: the sorts of things, and lists of what the hits have, with how many have it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::areas::Area;
use crate::discover::dates;
use crate::discover::form::{Asked, What};
use crate::discover::queries::page::Results;
use crate::organisations::County;
use crate::search::{Counts, Facet};
use crate::threads::ThreadKind;
use crate::trials::TrialStatus;
use crate::web::{Ui, ui};

/// The sorts of things, each with this search.
pub(super) fn tabs(ui: &Ui, asked: &Asked) -> Markup {
    let tab = |what: Option<What>, key: &str| {
        html! { a href=(asked.only(what).path()) aria-current=[(asked.what == what).then_some("page")] { (ui.t(key)) } }
    };
    html! {
        nav.tabs aria-label=(ui.t("search-what")) {
            (tab(None, "search-what-all"))
            // Only members find people.
            @for what in What::ALL.into_iter().filter(|what| *what != What::People || ui.viewer.verified()) {
                (tab(Some(what), what.names().1))
            }
        }
    }
}

/// A list to choose from: a field of the address, the key of its label, and value, name and number of hits of each.
struct List {
    field: &'static str,
    label: &'static str,
    options: Vec<(String, String, Option<u64>)>,
}

/// What narrows the search further: what the hits have, and what was chosen.
pub(super) fn filters(ui: &Ui, asked: &Asked, areas: &[Area], results: Option<&Results>) -> Markup {
    let none = Counts::new();
    let counts = results.map_or(&none, |results| &results.counts);
    let mut lists = vec![kinds(ui, asked, counts), of_areas(ui, asked, areas, counts)];
    lists.extend(others(ui, asked, counts));
    lists.push(counties(asked, results, counts));
    let dated = has_time_and_area(asked.what);
    let narrowed =
        lists.iter().any(|list| !asked.field(list.field).is_empty()) || asked.dates != dates::Dates::default();
    lists.retain(|list| !list.options.is_empty() || !asked.field(list.field).is_empty());
    html! {
        (ui::hidden("slag", &asked.field("slag")))
        // On a phone the hits come first; where there is room the style sheet keeps it open.
        details.narrowings open[narrowed] {
            summary { (ui.t("search-narrowings")) }
            div.filters {
                @for list in &lists { (chooser(ui, asked, list)) }
                @if dated {
                    @for field in dates::FIELDS { (date(ui, asked, field)) }
                }
                (order(ui, asked))
                button.ds-button data-variant="secondary" type="submit" { (ui.t("search-narrow")) }
            }
            @if dated { p.quiet.small id="datoer" { (ui.t("search-dates-help")) } }
            @if results.is_some_and(|results| results.more) { p.quiet.small { (ui.t("search-counts-of-best")) } }
        }
    }
}

/// Whether things of this sort have a time and an area to be narrowed by.
fn has_time_and_area(what: Option<What>) -> bool {
    !matches!(what, Some(What::Organisations | What::Rules | What::People))
}

fn order(ui: &Ui, asked: &Asked) -> Markup {
    html! {
        div.ds-field {
            label.ds-label for="sorter" { (ui.t("search-order")) }
            select.ds-input id="sorter" name="sorter" {
                option value="" { (ui.t("search-order-best")) }
                option value="nyest" selected[asked.newest] { (ui.t("search-order-newest")) }
            }
        }
    }
}

fn chooser(ui: &Ui, asked: &Asked, list: &List) -> Markup {
    let chosen = asked.field(list.field);
    let known = chosen.is_empty() || list.options.iter().any(|(value, ..)| *value == chosen);
    html! {
        div.ds-field {
            label.ds-label for=(list.field) { (ui.t(list.label)) }
            select.ds-input id=(list.field) name=(list.field) {
                option value="" { (ui.t("search-any")) }
                @if !known { option value=(chosen) selected { (chosen) } }
                @for (value, name, number) in &list.options {
                    option value=(value) selected[*value == chosen] {
                        (name) @if let Some(number) = number { " (" (number) ")" }
                    }
                }
            }
        }
    }
}

/// A day; one that is none comes back as it was typed, which a date field would not show.
fn date(ui: &Ui, asked: &Asked, field: &str) -> Markup {
    let (label, fault) = (if field == "fra" { "search-from" } else { "search-to" }, asked.dates.fault(field));
    let about = format!("datoer{}", if fault.is_some() { format!(" {field}-error") } else { String::new() });
    html! {
        div.ds-field {
            label.ds-label for=(field) { (ui.t(label)) }
            input.ds-input type=(if fault.is_some() { "text" } else { "date" }) id=(field) name=(field)
                value=(asked.dates.field(field)) aria-invalid=[fault.map(|_| "true")] aria-describedby=(about);
            @if let Some(key) = fault {
                p.ds-validation-message data-field="validation" id={ (field) "-error" } { (ui.t(key)) }
            }
        }
    }
}

/// Values of the hits with their numbers.
fn values(counts: &Counts, wanted: Facet) -> BTreeMap<&str, u64> {
    counts.iter().filter(|((facet, _), _)| *facet == wanted).map(|((_, value), n)| (value.as_str(), *n)).collect()
}

fn kinds(ui: &Ui, asked: &Asked, counts: &Counts) -> List {
    let there = values(counts, Facet::Sort);
    let of_threads = matches!(asked.what, None | Some(What::Threads));
    let kinds = ThreadKind::ALL.iter().filter(|_| of_threads);
    let option = |kind: &ThreadKind| {
        (kind.as_str().to_owned(), ui.t(kind.text_key()).into_owned(), there.get(kind.as_str()).copied())
    };
    List { field: "type", label: "search-kind", options: kinds.map(option).collect() }
}

fn of_areas(ui: &Ui, asked: &Asked, areas: &[Area], counts: &Counts) -> List {
    let there = values(counts, Facet::Area);
    let has = has_time_and_area(asked.what);
    let option =
        |area: &Area| (area.slug.clone(), area.name(ui).to_owned(), there.get(area.id.0.to_string().as_str()).copied());
    List { field: "omrade", label: "search-area", options: areas.iter().filter(|_| has).map(option).collect() }
}

/// The counties of the hits, and the one that was chosen, whether it has any or not.
fn counties(asked: &Asked, results: Option<&Results>, counts: &Counts) -> List {
    let there = values(counts, Facet::County);
    let known = results.map(|results| results.counties.as_slice()).unwrap_or_default();
    let number = |county: &County| there.get(county.number.as_str()).copied();
    let shown = known.iter().filter(|county| number(county).is_some() || asked.county.as_ref() == Some(&county.number));
    let options = shown.map(|county| (county.number.clone(), county.name.clone(), number(county))).collect();
    List { field: "fylke", label: "search-county", options }
}

/// Lists whose names need nothing from the database: of what the hits have, and what was chosen, whether any has it or not.
fn others(ui: &Ui, asked: &Asked, counts: &Counts) -> [List; 5] {
    let list = |field, label, facet, name: &dyn Fn(&str) -> Option<(String, String)>| {
        let option = |(value, n): (&str, u64)| name(value).map(|(value, name)| (value, name, Some(n)));
        let mut options: Vec<_> = values(counts, facet).into_iter().filter_map(option).collect();
        let chosen = asked.field(field);
        if !chosen.is_empty() && !options.iter().any(|(value, ..)| *value == chosen) {
            options.extend(name(&chosen).map(|(value, name)| (value, name, None)));
        }
        List { field, label, options }
    };
    let status = |value: &str| Some((value.to_owned(), ui.t(TrialStatus::parse(value)?.text_key()).into_owned()));
    let answered = |value: &str| {
        let yes = matches!(value, "true" | "ja");
        let (word, key) = if yes { ("ja", "search-answered-yes") } else { ("nei", "search-answered-no") };
        Some((word.to_owned(), ui.t(key).into_owned()))
    };
    let language = |value: &str| {
        let key = if value == "nn" { "search-language-nn" } else { "search-language-nb" };
        Some((value.to_owned(), ui.t(key).into_owned()))
    };
    let kostra = |value: &str| Some((value.to_owned(), ui.tn("search-kostra-group", value.parse().ok()?).into_owned()));
    let mut lists = [
        list("status", "search-status", Facet::Status, &status),
        list("besvart", "search-is-answered", Facet::Answered, &answered),
        list("malform", "search-language", Facet::Language, &language),
        list("kostra", "search-kostra", Facet::Kostra, &kostra),
        list("ar", "search-year", Facet::Year, &|value| Some((value.to_owned(), value.to_owned()))),
    ];
    for list in &mut lists {
        match list.field {
            "kostra" => list.options.sort_by_key(|(value, ..)| value.parse::<i16>().unwrap_or_default()),
            "ar" => list.options.reverse(),
            _ => {}
        }
    }
    lists
}
