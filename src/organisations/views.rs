//! The directory, and parts that other pages show of organisations.

use maud::{Markup, html};

use super::{County, DirectoryFilter, DirectoryRow, LanguageForm, OrganisationKind, OrganisationRef};
use crate::web::form::{Filled, FormData};
use crate::web::ui::{self, Field};
use crate::web::{Ui, paths};

/// A link to an organisation; a fictional one is marked, where its name does not say so itself.
pub fn organisation_link(ui: &Ui, organisation: &OrganisationRef) -> Markup {
    html! {
        a href=(paths::organisation(&organisation.slug)) { (organisation.name) }
        @if organisation.demo && !organisation.name.ends_with("(demo)") { " " (ui::demo_tag(ui)) }
    }
}

/// Organisations with their figures; with `county` each names its county.
pub fn register_table(ui: &Ui, rows: &[DirectoryRow], county: bool) -> Markup {
    html! {
        table.ds-table data-stack {
            caption.ds-sr-only { (ui.t("organisations")) }
            thead {
                tr {
                    th scope="col" { (ui.t("organisation")) }
                    th scope="col" { (ui.t("organisation-kind")) }
                    @if county { th scope="col" { (ui.t("county")) } }
                    th.num scope="col" { (ui.t("population")) }
                    th.num scope="col" { (ui.t("kostra-group")) }
                    th.num scope="col" { (ui.t("centrality")) }
                    th scope="col" { (ui.t("language-form")) }
                }
            }
            tbody { @for row in rows { (line(ui, row, county)) } }
        }
    }
}

fn line(ui: &Ui, row: &DirectoryRow, county: bool) -> Markup {
    let territorial = row.organisation.kind.territorial();
    let municipality = row.organisation.kind == OrganisationKind::Municipality;
    let unknown = || ui.t("fact-unknown").into_owned();
    let number = |value: Option<i64>, wanted: bool| {
        if wanted { value.map_or_else(unknown, |n| ui.number(n)) } else { String::new() }
    };
    let figures = row.figures.unwrap_or_default();
    html! {
        tr {
            th scope="row" { (organisation_link(ui, &row.organisation)) }
            td data-label=(ui.t("organisation-kind")) { (ui.t(row.organisation.kind.text_key())) }
            @if county {
                @match &row.county {
                    Some((slug, name)) => td data-label=(ui.t("county")) { a href=(paths::county(slug)) { (name) } },
                    None => td data-label=[territorial.then(|| ui.t("county"))] { @if territorial { (ui.t("fact-unknown")) } },
                }
            }
            td.num data-label=[territorial.then(|| ui.t("population"))] { (number(figures.population.map(i64::from), territorial)) }
            td.num data-label=[municipality.then(|| ui.t("kostra-group"))] { (number(figures.kostra_group.map(i64::from), municipality)) }
            td.num data-label=[municipality.then(|| ui.t("centrality"))] { (number(figures.centrality.map(i64::from), municipality)) }
            td data-label=[territorial.then(|| ui.t("language-form"))] {
                @if let Some(form) = row.language_form { (ui.t(form.text_key())) } @else if territorial { (ui.t("fact-unknown")) }
            }
        }
    }
}

/// The directory page. `next` leads to the lines after these; `first` is whether these are the first.
pub(super) fn directory(
    ui: &Ui,
    filter: &DirectoryFilter,
    counties: &[County],
    rows: &[DirectoryRow],
    pager: (Option<&str>, Option<&str>),
) -> Markup {
    html! {
        div.wrap {
            (ui::breadcrumbs(ui, &[(&ui.path, &ui.t("organisations"))]))
            header.page-head { h1 { (ui.t("organisations")) } p.lead { (ui.t("organisations-lead")) } }
            (filters(ui, filter, counties))
            @if rows.is_empty() {
                (ui::empty(&ui.t("organisations-none"), Some((paths::ORGANISATIONS, &ui.t("organisations-all")))))
            } @else {
                p.small.quiet { (ui.t("figures-source")) }
                (register_table(ui, rows, true))
                (ui::previous_next(ui, pager.0, pager.1))
            }
        }
    }
}

fn filters(ui: &Ui, filter: &DirectoryFilter, counties: &[County]) -> Markup {
    let chosen = |value: Option<String>| value.unwrap_or_default();
    let form = FormData::default()
        .with("q", filter.name.clone())
        .with("slag", chosen(filter.kind.map(|k| k.as_str().to_owned())))
        .with("fylke", chosen(filter.county.clone()))
        .with("kostra", chosen(filter.kostra_group.map(|g| g.to_string())))
        .with("malform", chosen(filter.language_form.map(|f| f.as_str().to_owned())));
    let filled = Filled::with(form);
    let all = || (String::new(), ui.t("filter-all").into_owned());
    let kinds = OrganisationKind::ALL.iter().map(|k| (k.as_str().to_owned(), ui.t(k.text_key()).into_owned()));
    let counties = counties.iter().map(|c| (c.number.clone(), c.name.clone()));
    let groups = (1..=17).map(|g| (g.to_string(), g.to_string()));
    let forms = LanguageForm::ALL.iter().map(|f| (f.as_str().to_owned(), ui.t(f.text_key()).into_owned()));
    let with_all =
        |options: &mut dyn Iterator<Item = (String, String)>| std::iter::once(all()).chain(options).collect::<Vec<_>>();
    let field = |name, label| Field::new(name, label, 100);
    html! {
        form.filters role="search" method="get" action=(paths::ORGANISATIONS) {
            (ui::text_field(ui, &filled, field("q", "organisation-name"), "search"))
            (ui::select(ui, &filled, field("slag", "organisation-kind"), &with_all(&mut kinds.into_iter())))
            (ui::select(ui, &filled, field("fylke", "county"), &with_all(&mut counties.into_iter())))
            (ui::select(ui, &filled, field("kostra", "kostra-group"), &with_all(&mut groups.into_iter())))
            (ui::select(ui, &filled, field("malform", "language-form"), &with_all(&mut forms.into_iter())))
            button.ds-button data-variant="secondary" type="submit" { (ui.t("filter-show")) }
        }
    }
}
