//! The audit trail for administrators: who did what when, filtered, newest first, paged by key. It holds ids; what they
//! are of is looked up under the administrator's own rights.

mod queries;
pub(super) mod routes;
mod views;

use chrono::NaiveDate;
use url::form_urlencoded::Serializer;

use crate::audit::Act;
use crate::ids::MemberId;
use crate::web::{FormData, paths};

/// What to show of the trail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Filter {
    act: Option<Act>,
    person: Option<MemberId>,
    /// The kind of thing, and which.
    subject: Option<(String, i64)>,
    /// On this day or before.
    until: Option<NaiveDate>,
    /// Older than this line.
    before: Option<i64>,
}

impl Filter {
    fn of(form: &FormData) -> Self {
        let kind = form.get("slag");
        let known = !kind.is_empty() && kind.len() <= 40 && kind.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        Self {
            act: Act::parse(form.get("hva")),
            person: form.get("person").parse().ok(),
            subject: form.get("nr").parse().ok().filter(|_| known).map(|id| (kind.to_owned(), id)),
            until: form.get("dag").parse().ok(),
            before: form.get("fra").parse().ok(),
        }
    }

    /// Its address.
    fn path(&self) -> String {
        let mut query = Serializer::new(String::new());
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                query.append_pair(name, &value);
            }
        };
        add("hva", self.act.map(|act| act.as_str().to_owned()));
        add("person", self.person.map(|id| id.to_string()));
        add("slag", self.subject.as_ref().map(|(kind, _)| kind.clone()));
        add("nr", self.subject.as_ref().map(|(_, id)| id.to_string()));
        add("dag", self.until.map(|day| day.to_string()));
        add("fra", self.before.map(|id| id.to_string()));
        let query = query.finish();
        if query.is_empty() { paths::AUDIT.to_owned() } else { format!("{}?{query}", paths::AUDIT) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_read_as_it_was_written() {
        let filter = Filter {
            act: Some(Act::Moderate),
            person: Some(MemberId(7)),
            subject: Some(("post".to_owned(), 3)),
            until: "2026-11-25".parse().ok(),
            before: Some(99),
        };
        let query = filter.path();
        assert_eq!(Filter::of(&FormData::of(query.split('?').nth(1).unwrap().as_bytes())), filter);
        assert_eq!(Filter::of(&FormData::of(b"hva=burn&person=x&slag=Post&nr=1&dag=i+dag")), Filter::default());
        assert_eq!(Filter::default().path(), paths::AUDIT);
    }
}
