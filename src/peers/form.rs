//! A request and an answer as they are typed.

use std::collections::HashMap;

use super::RequestKind;
use super::actions::{Answer, NewRequest};
use crate::areas::Area;
use crate::error::FieldErrors;
use crate::ids::{OrganisationId, TrialId};
use crate::organisations::OrganisationRef;
use crate::web::{FormData, Parser};

/// The most organisations one request goes to at once.
pub(super) const MOST: usize = 5;
/// The longest line that says what it is about.
pub(super) const PURPOSE: usize = 120;
/// The longest request, or answer.
pub(super) const BODY: usize = 3000;

/// What a request is chosen from.
#[derive(Debug, Clone)]
pub(super) struct Choices {
    /// Those she has chosen to write to, by address.
    pub(super) chosen: HashMap<String, OrganisationRef>,
    /// Every area.
    pub(super) areas: Vec<Area>,
    /// Her organisation's trials: key, address and title in bokmål and nynorsk.
    pub(super) trials: Vec<(TrialId, String, String)>,
}

/// The addresses in a form, each once, in order; no more than are worth looking up.
pub(super) fn chosen(form: &FormData) -> Vec<String> {
    let mut slugs: Vec<String> = Vec::new();
    let told = form.all("til").filter(|slug| slug.len() <= 80 && !slug.contains(char::is_control));
    for slug in told.take(50) {
        if !slug.is_empty() && !slugs.iter().any(|known| known == slug) {
            slugs.push(slug.to_owned());
        }
    }
    slugs
}

/// The request of a form, from an organisation.
///
/// # Errors
/// The complaints, field by field.
pub(super) fn request(form: &FormData, from: OrganisationId, choices: &Choices) -> Result<NewRequest, FieldErrors> {
    let mut parser = Parser::new(form);
    let to = recipients(form, from, choices, &mut parser.errors);
    let kind = parser.choice("kind", RequestKind::parse);
    let area = parser.choice("area", |slug| choices.areas.iter().find(|area| area.slug == slug).map(|area| area.id));
    let trial = match form.get("trial") {
        "" => None,
        _ => parser.choice("trial", |id| {
            let id = TrialId(id.parse().ok()?);
            choices.trials.iter().any(|(known, ..)| *known == id).then_some(id)
        }),
    };
    let purpose = parser.line("purpose", 3, PURPOSE);
    let body = parser.text("body", 1, BODY);
    let whole = kind.zip(area).map(|(kind, area)| NewRequest { to, kind, area, trial, purpose, body });
    parser.finish(whole)
}

fn recipients(
    form: &FormData,
    from: OrganisationId,
    choices: &Choices,
    errors: &mut FieldErrors,
) -> Vec<OrganisationId> {
    let slugs = chosen(form);
    let found: Vec<OrganisationId> =
        slugs.iter().filter_map(|slug| choices.chosen.get(slug)).map(|organisation| organisation.id).collect();
    if slugs.is_empty() {
        errors.add("til", "request-nobody");
    } else if found.len() < slugs.len() {
        errors.add("til", "request-unknown");
    } else if found.contains(&from) {
        errors.add("til", "request-oneself");
    } else if found.len() > MOST {
        errors.add_n("til", "request-too-many", MOST as i64);
    }
    found
}

/// The answer of a form: a no says why.
///
/// # Errors
/// The complaints, field by field.
pub(super) fn answer(form: &FormData) -> Result<Answer, FieldErrors> {
    let mut parser = Parser::new(form);
    let accepts = parser.choice("svar", |word| match word {
        "ja" => Some(true),
        "nei" => Some(false),
        _ => None,
    });
    let message = parser.text("message", 0, BODY);
    if accepts == Some(false) && message.is_empty() {
        parser.errors.add("message", "answer-why-needed");
    }
    parser.finish(accepts.map(|accepts| Answer { accepts, message }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::AreaId;
    use crate::organisations::OrganisationKind;

    fn choices() -> Choices {
        let organisation = |id: i64, slug: &str| OrganisationRef {
            id: OrganisationId(id),
            slug: slug.to_owned(),
            kind: OrganisationKind::Municipality,
            name: slug.to_owned(),
            demo: false,
        };
        let slugs = ["solvik", "havnes", "a", "b", "c", "d", "e"];
        let area = Area {
            id: AreaId(1),
            slug: "helse".to_owned(),
            name_nb: String::new(),
            name_nn: String::new(),
            lead_nb: String::new(),
            lead_nn: String::new(),
        };
        let chosen = slugs.iter().zip(1..).map(|(slug, id)| ((*slug).to_owned(), organisation(id, slug))).collect();
        Choices { chosen, areas: vec![area], trials: vec![(TrialId(4), String::new(), String::new())] }
    }

    fn complaint(query: &str, field: &str) -> Option<&'static str> {
        let form = FormData::of(query.as_bytes());
        request(&form, OrganisationId(1), &choices()).err()?.of(field).map(|error| error.text_key)
    }

    const WHOLE: &str = "kind=seek&area=helse&purpose=Oppgavedeling&body=Hvordan+gikk+det";

    #[test]
    fn a_request_goes_to_one_to_five_others() {
        assert_eq!(complaint(&format!("til=havnes&til=havnes&{WHOLE}"), "til"), None, "the same twice is once");
        assert_eq!(complaint(WHOLE, "til"), Some("request-nobody"));
        assert_eq!(complaint(&format!("til=troll&{WHOLE}"), "til"), Some("request-unknown"));
        assert_eq!(complaint(&format!("til=solvik&{WHOLE}"), "til"), Some("request-oneself"));
        let six = format!("til=havnes&til=a&til=b&til=c&til=d&til=e&{WHOLE}");
        assert_eq!(complaint(&six, "til"), Some("request-too-many"));
    }

    #[test]
    fn a_request_is_about_something_there_is() {
        assert_eq!(complaint(&format!("til=havnes&trial=4&{WHOLE}"), "trial"), None);
        assert_eq!(complaint(&format!("til=havnes&trial=5&{WHOLE}"), "trial"), Some("field-choose"));
        assert_eq!(complaint("til=havnes&kind=seek&area=troll&purpose=Noe&body=Noe", "area"), Some("field-choose"));
        assert_eq!(complaint("til=havnes&kind=seek&area=helse&purpose=&body=Noe", "purpose"), Some("field-required"));
    }

    #[test]
    fn a_no_says_why() {
        assert!(answer(&FormData::of(b"svar=ja")).unwrap().accepts);
        assert!(answer(&FormData::of(b"svar=nei")).unwrap_err().of("message").is_some());
        assert!(!answer(&FormData::of(b"svar=nei&message=Ikke+i+%C3%A5r")).unwrap().accepts);
        assert!(answer(&FormData::of(b"svar=kanskje")).is_err());
    }
}
