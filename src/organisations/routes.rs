//! The directory of organisations.

use actix_web::HttpRequest;
use actix_web::web::{ServiceConfig, get};
use url::form_urlencoded::Serializer;

use super::{DirectoryFilter, LanguageForm, OrganisationKind, counties, directory, views};
use crate::web::{Cx, FormData, Reply, paths};

/// Lines on a page of the directory.
const PER_PAGE: usize = 50;

/// Adds this slice's routes.
pub fn configure(config: &mut ServiceConfig) {
    config.route(paths::ORGANISATIONS, get().to(show_directory));
}

async fn show_directory(cx: Cx, req: HttpRequest) -> Reply {
    let query = FormData::of(req.query_string().as_bytes());
    let filter = filter(&query);
    let after = query.get("etter").parse().ok();
    let asked = filter.clone();
    let (ui, (mut rows, counties)) =
        cx.read(move |tx| Ok((directory(tx, &asked, after, PER_PAGE as i64 + 1)?, counties(tx)?))).await?;
    let more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let next = rows.last().filter(|_| more).map(|row| address(&filter, Some(row.organisation.id.0)));
    let first = after.map(|_| address(&filter, None));
    let body = views::directory(&ui, &filter, &counties, &rows, (first.as_deref(), next.as_deref()));
    Ok(cx.page(&ui, &ui.t("organisations"), &body))
}

/// What does not parse is left out: an address somebody has shortened still shows something.
fn filter(query: &FormData) -> DirectoryFilter {
    let county = query.get("fylke");
    DirectoryFilter {
        kind: OrganisationKind::parse(query.get("slag")),
        county: (county.len() == 2 && county.bytes().all(|b| b.is_ascii_digit())).then(|| county.to_owned()),
        kostra_group: query.get("kostra").parse().ok().filter(|group| (1..=17).contains(group)),
        language_form: LanguageForm::parse(query.get("malform")),
        name: query.get("q").chars().filter(|c| !c.is_control()).take(100).collect(),
    }
}

fn address(filter: &DirectoryFilter, after: Option<i64>) -> String {
    let mut query = Serializer::new(String::new());
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            query.append_pair(name, &value);
        }
    };
    put("q", Some(filter.name.clone()));
    put("slag", filter.kind.map(|kind| kind.as_str().to_owned()));
    put("fylke", filter.county.clone());
    put("kostra", filter.kostra_group.map(|group| group.to_string()));
    put("malform", filter.language_form.map(|form| form.as_str().to_owned()));
    put("etter", after.map(|id| id.to_string()));
    let query = query.finish();
    if query.is_empty() { paths::ORGANISATIONS.to_owned() } else { format!("{}?{query}", paths::ORGANISATIONS) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_survive_turning_the_page() {
        let query = FormData::of("q=Å &slag=municipality&fylke=34&kostra=4&malform=bokm%C3%A5l".as_bytes());
        let wanted = filter(&query);
        let next = address(&wanted, Some(7));
        assert!(next.ends_with("&etter=7"));
        assert_eq!(filter(&FormData::of(next.split_once('?').unwrap().1.as_bytes())), wanted);
    }

    #[test]
    fn nonsense_filters_nothing() {
        let query = FormData::of(b"slag=troll&fylke=99999&kostra=18&malform=riksmal&q=%00");
        assert_eq!(filter(&query), DirectoryFilter::default());
        assert_eq!(address(&DirectoryFilter::default(), None), paths::ORGANISATIONS);
    }
}
