//! The demo's calendar, dated from today on.

use anyhow::Context as _;
use chrono::{Datelike as _, Days, Duration, NaiveDate, TimeZone as _, Utc, Weekday};
use chrono_tz::Europe::Oslo;

use super::Areas;
use super::cast::{Actor, Stage};
use super::content::{CalendarEvent, Content};
use crate::calendar::{self, EntryKind, NewEvent, Subject, When};
use crate::error::Error;
use crate::tx::Tx;
use crate::viewer::{Audience, Viewer};

/// Enters every event, in the name of whoever enters it.
pub(super) fn fill(tx: &mut Tx<'_>, content: &Content, stage: &Stage, areas: &Areas) -> Result<(), Error> {
    let (now, today) = (tx.now, tx.now.with_timezone(&Oslo).date_naive());
    for event in &content.events {
        let actor = stage.actor(&event.by)?;
        (tx.now, tx.viewer) = (now - Duration::days(20), actor.viewer.clone());
        for time in 0..event.times {
            let day = first_day(today, event) + Days::new(event.every * time);
            calendar::add(tx, &new(stage, areas, actor, event, day)?)?;
        }
    }
    (tx.now, tx.viewer) = (now, Viewer::system());
    Ok(())
}

/// Its day, moved on to the weekday it falls on.
fn first_day(today: NaiveDate, event: &CalendarEvent) -> NaiveDate {
    let day = today + Duration::days(event.in_days);
    let Some(wanted) = event.weekday.as_deref().and_then(|word| word.parse::<Weekday>().ok()) else { return day };
    let on = (7 + wanted.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
    day + Days::new(on.into())
}

fn new(stage: &Stage, areas: &Areas, actor: &Actor, event: &CalendarEvent, day: NaiveDate) -> Result<NewEvent, Error> {
    let (owner, _) = actor.author.organisation.clone().context("nobody enters for nobody")?;
    let subject = match event.subject.split_once(':') {
        Some(("area", slug)) => {
            Subject::Area(areas.get(slug).copied().with_context(|| format!("there is no area {slug}"))?)
        }
        Some(("trial", slug)) => {
            Subject::Trial(stage.trials.get(slug).copied().with_context(|| format!("there is no trial {slug}"))?)
        }
        _ if event.subject == "org" => Subject::Organisation(owner),
        _ => Subject::All,
    };
    let at = |time| Oslo.from_local_datetime(&day.and_time(time)).earliest().map(|at| at.with_timezone(&Utc));
    let when = match event.starts.and_then(at) {
        Some(start) => When::Time(start, event.ends.and_then(at)),
        None => When::Days(day, event.days.map(|days| day + Days::new(days.saturating_sub(1)))),
    };
    let audience = match event.audience.as_str() {
        "members" => Audience::Members,
        "organisation" => Audience::Organisation(owner),
        _ => Audience::Open,
    };
    Ok(NewEvent {
        kind: EntryKind::parse(&event.kind).context("unknown kind")?,
        title_nb: event.title_nb.clone(),
        title_nn: event.title_nn.clone(),
        about: event.about.clone(),
        place: event.place.clone(),
        when,
        subject,
        audience: audience.keys(),
        url: None,
        owner,
    })
}
