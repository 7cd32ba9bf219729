//! The form of an event, parsed.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Europe::Oslo;

use super::queries::Choice;
use super::{Entry, EntryKind, NewEvent, Subject, When};
use crate::error::FieldErrors;
use crate::threads::speaks_for_ministry;
use crate::viewer::{Audience, Hat, Viewer};
use crate::web::{FormData, Parser};

/// The longest title.
pub(super) const TITLE: usize = 150;
/// The longest text about an event.
pub(super) const ABOUT: usize = 4_000;
/// The longest place.
pub(super) const PLACE: usize = 200;
/// The longest address.
pub(super) const ADDRESS: usize = 500;
/// The form's word for what goes for all.
pub(super) const ALL: &str = "all";

/// The event of a form, under this hat, about one of these things.
///
/// # Errors
/// The complaints, field by field.
pub(super) fn parse(form: &FormData, viewer: &Viewer, hat: &Hat, offered: &[Choice]) -> Result<NewEvent, FieldErrors> {
    let mut parser = Parser::new(form);
    let entered = |word: &str| EntryKind::parse(word).filter(|kind| EntryKind::ENTERED.contains(kind));
    let kind = parser.choice("kind", entered);
    let title = parser.line("title", 5, TITLE);
    let language = parser.choice("language", |code| matches!(code, "nb" | "nn").then(|| code.to_owned()));
    let other = parser.line("title_other", 0, TITLE);
    if (1..5).contains(&other.chars().count()) {
        parser.errors.add_n("title_other", "field-too-short", 5);
    }
    let when = when(&mut parser, form);
    let subject = parser.choice("subject", |value| subject(value, viewer, offered));
    let place = some(parser.line("place", 0, PLACE));
    let about = some(parser.text("about", 0, ABOUT));
    let url = some(parser.line("url", 0, ADDRESS));
    if url.as_ref().is_some_and(|url| !web_address(url)) {
        parser.errors.add("url", "field-web-address");
    }
    let audience = parser.choice("audience", |word| match word {
        "open" => Some(Audience::Open),
        "members" => Some(Audience::Members),
        "organisation" => Some(Audience::Organisation(hat.organisation_id)),
        _ => None,
    });
    let other = if other.is_empty() { title.clone() } else { other };
    let all = kind.zip(language).zip(when).zip(subject).zip(audience);
    let event = all.map(|((((kind, language), when), subject), audience)| {
        let (title_nb, title_nn) = if language == "nn" { (other, title) } else { (title, other) };
        NewEvent {
            kind,
            title_nb,
            title_nn,
            about,
            place,
            when,
            subject,
            audience: audience.keys(),
            url,
            owner: hat.organisation_id,
        }
    });
    parser.finish(event)
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn subject(value: &str, viewer: &Viewer, offered: &[Choice]) -> Option<Subject> {
    if value == ALL && speaks_for_ministry(viewer) {
        return Some(Subject::All);
    }
    offered.iter().find(|choice| choice.value == value).map(|choice| choice.subject)
}

/// Whether it is an address on the web, and of nothing else.
fn web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
}

/// A day, days, or a time of a day with its end; in Norway.
fn when(parser: &mut Parser<'_>, form: &FormData) -> Option<When> {
    let day = parser.date("day");
    if day.is_none() && parser.errors.of("day").is_none() {
        parser.errors.add("day", "field-required");
    }
    let (until, starts, ends) = (parser.date("until"), time(parser, form, "starts"), time(parser, form, "ends"));
    let day = day?;
    if until.is_some_and(|until| until < day) {
        parser.errors.add("until", "event-ends-before");
    }
    let until = until.filter(|until| *until > day);
    let Some(starts) = starts else {
        if ends.is_some() {
            parser.errors.add("starts", "field-required");
        }
        return Some(When::Days(day, until));
    };
    let Some(start) = at(day, starts) else {
        parser.errors.add("starts", "field-clock");
        return None;
    };
    let end = ends.and_then(|ends| at(until.unwrap_or(day), ends));
    if until.is_some() && end.is_none() {
        parser.errors.add("ends", "field-required");
    }
    if end.is_some_and(|end| end <= start) {
        parser.errors.add("ends", "event-ends-before");
    }
    Some(When::Time(start, end))
}

fn time(parser: &mut Parser<'_>, form: &FormData, field: &'static str) -> Option<NaiveTime> {
    let typed = form.get(field).trim();
    let time = NaiveTime::parse_from_str(&typed.replace('.', ":"), "%H:%M").ok();
    if time.is_none() && !typed.is_empty() {
        parser.errors.add(field, "field-clock");
    }
    time
}

/// A time in Norway; none in the hour that summer time leaves out.
fn at(day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
    Oslo.from_local_datetime(&day.and_time(time)).earliest().map(|at| at.with_timezone(&Utc))
}

/// The form of an event as it stands.
pub(super) fn filled(entry: &Entry) -> FormData {
    let clock = |at: DateTime<Utc>| at.with_timezone(&Oslo).format("%H:%M").to_string();
    let day = |at: DateTime<Utc>| at.with_timezone(&Oslo).date_naive();
    let (until, starts, ends) = match entry.when {
        When::Days(_, until) => (until, String::new(), String::new()),
        When::Time(start, end) => {
            (end.map(day).filter(|last| *last > entry.day), clock(start), end.map(clock).unwrap_or_default())
        }
    };
    let audience = match Audience::of_keys(&entry.audience) {
        Some(Audience::Members) => "members",
        Some(Audience::Organisation(_)) => "organisation",
        _ => "open",
    };
    let other = if entry.title_nn == entry.title_nb { "" } else { entry.title_nn.as_str() };
    FormData::default()
        .with("kind", entry.kind.as_str())
        .with("title", &entry.title_nb)
        .with("language", "nb")
        .with("title_other", other)
        .with("day", entry.day.to_string())
        .with("until", until.map(|day| day.to_string()).unwrap_or_default())
        .with("starts", starts)
        .with("ends", ends)
        .with("subject", subject_of(entry))
        .with("place", entry.place.clone().unwrap_or_default())
        .with("about", entry.about.clone().unwrap_or_default())
        .with("url", entry.url.clone().unwrap_or_default())
        .with("audience", audience)
        .with("version", entry.sequence.to_string())
}

fn subject_of(entry: &Entry) -> String {
    match (&entry.trial, &entry.organisation, &entry.area) {
        (Some(trial), ..) => format!("trial:{}", trial.slug),
        (None, Some(_), _) => "org".to_owned(),
        (None, None, Some(area)) => format!("area:{}", area.slug),
        (None, None, None) => ALL.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<When, FieldErrors> {
        let form = FormData::of(query.as_bytes());
        let mut parser = Parser::new(&form);
        let when = when(&mut parser, &form);
        parser.finish(when)
    }

    #[test]
    fn times_are_norwegian_and_end_after_they_begin() {
        let Ok(When::Time(start, Some(end))) = read("day=2026-07-01&starts=09.00&ends=11:00") else { panic!("a time") };
        assert_eq!((start.to_rfc3339().as_str(), (end - start).num_hours()), ("2026-07-01T07:00:00+00:00", 2));
        assert!(matches!(read("day=2026-12-01&until=2026-12-03"), Ok(When::Days(_, Some(_)))));
        assert!(matches!(read("day=2026-12-01&until=2026-12-01"), Ok(When::Days(_, None))));
        for (wrong, field) in [
            ("", "day"),
            ("day=2026-12-01&until=2026-11-30", "until"),
            ("day=2026-12-01&starts=11:00&ends=09:00", "ends"),
            ("day=2026-12-01&ends=09:00", "starts"),
            ("day=2026-12-01&starts=ni", "starts"),
            ("day=2026-03-29&starts=02:30", "starts"),
        ] {
            assert!(read(wrong).unwrap_err().of(field).is_some(), "{wrong}");
        }
    }

    #[test]
    fn only_web_addresses_are_linked_to() {
        assert!(web_address("https://www.regjeringen.no/x"));
        for bad in ["javascript:alert(1)", "regjeringen.no", "mailto:a@b.no", "https://"] {
            assert!(!web_address(bad), "{bad}");
        }
    }
}
