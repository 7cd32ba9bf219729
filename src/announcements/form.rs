//! The form of an announcement, parsed: its words, whom it addresses, when it is published, and which forms of Norwegian
//! that takes.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Europe::Oslo;

use super::{ALL, Addressee, Forms, NewAnnouncement, in_area, named, of_kind, queries};
use crate::areas::Area;
use crate::error::{Error, FieldErrors};
use crate::organisations::OrganisationKind;
use crate::threads::{
    Author, GuidedAnswer, LONGEST_BODY, LONGEST_LINE, LONGEST_TITLE, NewThread, OTHER_FORM, ThreadKind,
};
use crate::tx::Tx;
use crate::viewer::Audience;
use crate::web::{FormData, Parser};

/// The kinds of organisation that can be chosen: those that can have people here, but for ministries.
pub(super) const KINDS: &[OrganisationKind] = &[
    OrganisationKind::Municipality,
    OrganisationKind::CountyMunicipality,
    OrganisationKind::UnionLocal,
    OrganisationKind::Union,
    OrganisationKind::UnionConfederation,
    OrganisationKind::StateBody,
    OrganisationKind::HealthTrust,
    OrganisationKind::InterMunicipal,
    OrganisationKind::Research,
    OrganisationKind::Association,
];

/// When on a day something is published, unless its writer says otherwise.
pub(super) const MORNING: &str = "08:00";
/// The most organisations that are named one by one.
const MOST_NAMED: usize = 400;

/// An announcement, as far as the form alone can tell.
#[derive(Debug, Clone)]
pub(super) struct AnnouncementForm {
    area_slug: String,
    all: bool,
    areas: Vec<String>,
    kinds: Vec<OrganisationKind>,
    named: Vec<String>,
    title: String,
    body: String,
    language: String,
    guided: Vec<GuidedAnswer>,
    audience: Audience,
    expires_on: Option<NaiveDate>,
    needs_acknowledgement: bool,
    publish_at: Option<DateTime<Utc>>,
}

impl AnnouncementForm {
    /// Parses the form.
    ///
    /// # Errors
    /// The complaints, field by field.
    pub(super) fn parse(form: &FormData) -> Result<Self, FieldErrors> {
        let mut parser = Parser::new(form);
        let areas: Vec<String> = form.all("areas").map(str::to_owned).collect();
        let kinds: Vec<_> =
            form.all("kinds").filter_map(OrganisationKind::parse).filter(|k| KINDS.contains(k)).collect();
        let named = lines(&parser.text("organisations", 0, LONGEST_BODY));
        if !form.has("all") && areas.is_empty() && kinds.is_empty() && named.is_empty() {
            parser.errors.add("all", "announcement-addressees-none");
        }
        if named.len() > MOST_NAMED {
            parser.errors.add("organisations", "announcement-too-many-named");
        }
        let area_slug = parser.choice("area", |slug| (!slug.is_empty()).then(|| slug.to_owned()));
        let title = parser.line("title", 5, LONGEST_TITLE);
        let body = parser.text("body", 1, LONGEST_BODY);
        let language = parser.choice("language", |code| matches!(code, "nb" | "nn").then(|| code.to_owned()));
        let guided = guided(&mut parser);
        let needs_acknowledgement = form.has("acknowledge");
        let expires_on = parser.date("expires_on");
        if needs_acknowledgement && form.get("expires_on").trim().is_empty() {
            parser.errors.add("expires_on", "announcement-needs-day");
        }
        let audience = parser.choice("audience", |word| match word {
            "open" => Some(Audience::Open),
            "members" => Some(Audience::Members),
            _ => None,
        });
        let publish_at = publish_at(&mut parser, form);
        let all = area_slug.zip(language).zip(audience);
        let parsed = all.map(|((area_slug, language), audience)| Self {
            area_slug,
            all: form.has("all"),
            areas,
            kinds,
            named,
            title,
            body,
            language,
            guided,
            audience,
            expires_on,
            needs_acknowledgement,
            publish_at,
        });
        parser.finish(parsed)
    }

    /// The announcement to make under the viewer's hat, and whom it would reach now.
    ///
    /// # Errors
    /// Complaints about an area or an organisation that is none, days that have passed, and forms of Norwegian that the
    /// addressees require.
    pub(super) fn resolve(self, tx: &mut Tx<'_>, areas: &[Area]) -> Result<(NewAnnouncement, Vec<Addressee>), Error> {
        let demo = queries::fictional(tx)?;
        let addressed = self.addressed(tx, areas, demo)?;
        let addressees = queries::addressees(tx, &addressed, demo)?;
        let area = areas.iter().find(|area| area.slug == self.area_slug).map(|area| area.id);
        let mut errors = FieldErrors::default();
        if addressees.is_empty() {
            errors.add("all", "announcement-addressees-nobody");
        }
        if area.is_none() {
            errors.add("area", "field-choose");
        }
        if self.expires_on.is_some_and(|day| day < tx.now.with_timezone(&Oslo).date_naive()) {
            errors.add("expires_on", "expires-in-the-past");
        }
        let publish_at = self.publish_at.unwrap_or(tx.now);
        if publish_at < tx.now - chrono::Duration::minutes(10) {
            errors.add("publish_on", "announcement-publish-past");
        } else if self.expires_on.is_some_and(|day| day < publish_at.with_timezone(&Oslo).date_naive()) {
            errors.add("publish_on", "announcement-publish-late");
        }
        self.forms(Forms::of(&addressees), &mut errors);
        let (Some(area), true) = (area, errors.is_empty()) else { return Err(Error::Invalid(errors)) };
        let thread = NewThread {
            area,
            trial: None,
            kind: ThreadKind::Announcement,
            title: self.title,
            language: self.language,
            audience: self.audience.keys(),
            body: self.body,
            guided: self.guided,
            expires_on: self.expires_on,
            author: Author::of(tx.viewer.signed_in()?),
            waits: false,
            at: tx.now,
        };
        let needs_acknowledgement = self.needs_acknowledgement;
        Ok((NewAnnouncement { thread, addressed, demo, needs_acknowledgement, publish_at }, addressees))
    }

    fn addressed(&self, tx: &mut Tx<'_>, areas: &[Area], demo: bool) -> Result<Vec<String>, Error> {
        let mut addressed: Vec<String> = self.all.then(|| ALL.to_owned()).into_iter().collect();
        addressed.extend(areas.iter().filter(|area| self.areas.contains(&area.slug)).map(|area| in_area(area.id)));
        addressed.extend(self.kinds.iter().copied().map(of_kind));
        let found = queries::by_names(tx, &self.named, demo)?;
        for (n, line) in (1..).zip(&self.named) {
            let mut of_line = found.iter().filter(|(named, _)| named == line).map(|(_, id)| *id);
            match (of_line.next(), of_line.next()) {
                (Some(only), None) => addressed.push(named(only)),
                _ => {
                    let mut errors = FieldErrors::default();
                    errors.add_n("organisations", "announcement-unknown-organisation", n);
                    return Err(Error::Invalid(errors));
                }
            }
        }
        addressed.sort();
        addressed.dedup();
        Ok(addressed)
    }

    /// Whether it is written in the forms its addressees require.
    fn forms(&self, required: Forms, errors: &mut FieldErrors) {
        let given = |name| self.guided.iter().any(|(field, words)| field == name && !words.is_empty());
        match (given(OTHER_FORM.0), given(OTHER_FORM.1)) {
            (true, false) => errors.add(OTHER_FORM.1, "field-required"),
            (false, true) => errors.add(OTHER_FORM.0, "field-required"),
            (true, true) => {}
            (false, false) if required.nb && required.nn => errors.add(OTHER_FORM.1, "announcement-both-forms"),
            (false, false) if required.nn && self.language == "nb" => errors.add("language", "announcement-in-nynorsk"),
            (false, false) if required.nb && self.language == "nn" => errors.add("language", "announcement-in-bokmaal"),
            (false, false) => {}
        }
    }
}

fn guided(parser: &mut Parser<'_>) -> Vec<GuidedAnswer> {
    let contact = parser.line("contact", 0, LONGEST_LINE);
    let title = parser.line(OTHER_FORM.0, 0, LONGEST_TITLE);
    let body = parser.text(OTHER_FORM.1, 0, LONGEST_BODY);
    [("contact", contact), (OTHER_FORM.0, title), (OTHER_FORM.1, body)]
        .into_iter()
        .map(|(field, words)| (field.to_owned(), words))
        .collect()
}

/// The organisations of a field, one a line.
fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

/// When it is to be published; without a day, at once.
fn publish_at(parser: &mut Parser<'_>, form: &FormData) -> Option<DateTime<Utc>> {
    let day = parser.date("publish_on")?;
    let typed = form.get("publish_time").trim();
    let typed = if typed.is_empty() { MORNING } else { typed };
    let time = NaiveTime::parse_from_str(&typed.replace('.', ":"), "%H:%M").ok();
    let at = time.and_then(|time| Oslo.from_local_datetime(&day.and_time(time)).earliest());
    if at.is_none() {
        parser.errors.add("publish_time", "field-clock");
    }
    at.map(|at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(form: &str) -> FieldErrors {
        AnnouncementForm::parse(&FormData::of(form.as_bytes())).err().unwrap_or_default()
    }

    #[test]
    fn somebody_must_be_addressed_and_what_is_owed_has_a_last_day() {
        let words = "area=helse&title=Ny+frist&body=Tekst&language=nb&audience=open";
        assert!(complaints(words).of("all").is_some());
        assert!(complaints(&format!("{words}&all=ja")).is_empty());
        assert!(complaints(&format!("{words}&all=ja&acknowledge=ja")).of("expires_on").is_some());
        assert!(complaints(&format!("{words}&all=ja&audience=union")).is_empty(), "the first value counts");
        assert!(
            complaints("area=helse&title=Ny+frist&body=T&language=nb&audience=union&all=ja").of("audience").is_some()
        );
        assert!(
            complaints(&format!("{words}&all=ja&publish_on=2026-12-01&publish_time=kveld"))
                .of("publish_time")
                .is_some()
        );
    }

    #[test]
    fn times_are_norwegian_across_summer_time() {
        let at = |query: &str| {
            let form = FormData::of(query.as_bytes());
            publish_at(&mut Parser::new(&form), &form).map(|at| at.to_rfc3339())
        };
        assert_eq!(at("publish_on=2026-07-01&publish_time=09.30").as_deref(), Some("2026-07-01T07:30:00+00:00"));
        assert_eq!(at("publish_on=2026-12-01").as_deref(), Some("2026-12-01T07:00:00+00:00"));
        assert_eq!(at("publish_on=2026-03-29&publish_time=02:30"), None, "a time that there is not");
    }
}
