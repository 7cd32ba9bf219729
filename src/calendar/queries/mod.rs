//! What pages and feeds read of the calendar: one statement, always under the viewer's keys.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Oslo;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Integer, Nullable, Text, Timestamptz};

use super::{Entry, EntryKind, Named, Origin, Subject, When};
use crate::areas;
use crate::db::schema::{calendar_feeds, organisation_employers, trial_participants, trials};
use crate::error::Error;
use crate::follows::{self, Target};
use crate::ids::{AreaId, EventId, MemberId, OrganisationId, ThreadId, TrialId};
use crate::threads::speaks_for_ministry;
use crate::tx::Tx;
use crate::viewer::Viewer;
use crate::web::Ui;

/// Which entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// That last until this day or longer.
    pub from: Option<NaiveDate>,
    /// That begin no later than this day.
    pub to: Option<NaiveDate>,
    /// Of this area, its trials included.
    pub area: Option<AreaId>,
    /// Of this trial.
    pub trial: Option<TrialId>,
    /// Of this organisation and its trials.
    pub organisation: Option<OrganisationId>,
    /// Of these kinds; none is all.
    pub kinds: Vec<EntryKind>,
    /// This event alone.
    pub event: Option<EventId>,
    /// What goes for all, and what is of these.
    pub near: Option<Near>,
    /// The latest first.
    pub backwards: bool,
}

/// The areas, organisations and trials that are somebody's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Near {
    /// Areas.
    pub areas: Vec<AreaId>,
    /// Organisations, with their trials.
    pub organisations: Vec<OrganisationId>,
    /// Trials.
    pub trials: Vec<TrialId>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    origin: String,
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    uid: String,
    #[diesel(sql_type = Text)]
    kind: EntryKind,
    #[diesel(sql_type = Text)]
    title_nb: String,
    #[diesel(sql_type = Text)]
    title_nn: String,
    #[diesel(sql_type = Nullable<Text>)]
    about: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    place: Option<String>,
    #[diesel(sql_type = Date)]
    day: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    until: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    starts_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    ends_at: Option<DateTime<Utc>>,
    #[diesel(sql_type = Nullable<Text>)]
    url: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    source_name: Option<String>,
    #[diesel(sql_type = Array<Text>)]
    audience: Vec<String>,
    #[diesel(sql_type = Integer)]
    sequence: i32,
    #[diesel(sql_type = Bool)]
    cancelled: bool,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    changed_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<BigInt>)]
    owner_id: Option<OrganisationId>,
    #[diesel(sql_type = Nullable<Text>)]
    area_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    area_nb: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    area_nn: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    trial_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    trial_nb: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    trial_nn: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    organisation_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    organisation_name: Option<String>,
}

fn both(slug: Option<String>, nb: Option<String>, nn: Option<String>) -> Option<Named> {
    Some(Named { slug: slug?, nb: nb?, nn: nn? })
}

impl From<Row> for Entry {
    fn from(row: Row) -> Self {
        let origin = match row.origin.as_str() {
            "announcement" => Origin::Announcement(ThreadId(row.id)),
            "exemption" => Origin::Exemption(row.id),
            _ => Origin::Event(EventId(row.id)),
        };
        let when = row.starts_at.map_or(When::Days(row.day, row.until), |start| When::Time(start, row.ends_at));
        Self {
            origin,
            uid: row.uid,
            kind: row.kind,
            title_nb: row.title_nb,
            title_nn: row.title_nn,
            about: row.about,
            place: row.place,
            day: row.day,
            when,
            url: row.url,
            source: row.source_name,
            audience: row.audience,
            sequence: row.sequence,
            cancelled: row.cancelled,
            created_at: row.created_at,
            changed_at: row.changed_at,
            area: both(row.area_slug, row.area_nb, row.area_nn),
            trial: both(row.trial_slug, row.trial_nb, row.trial_nn),
            organisation: both(row.organisation_slug, row.organisation_name.clone(), row.organisation_name),
            owner: row.owner_id,
        }
    }
}

/// What the viewer may read of the calendar, by day.
///
/// # Errors
/// When the database refuses.
pub fn entries(tx: &mut Tx<'_>, scope: &Scope, most: i64) -> Result<Vec<Entry>, Error> {
    let near = scope.near.as_ref();
    let kinds: Vec<&str> = scope.kinds.iter().map(|kind| kind.as_str()).collect();
    let rows: Vec<Row> = crate::db::statement(include_str!("entries.sql"))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Nullable<Date>, _>(scope.from)
        .bind::<Nullable<Date>, _>(scope.to)
        .bind::<Nullable<BigInt>, _>(scope.area)
        .bind::<Nullable<BigInt>, _>(scope.trial)
        .bind::<Nullable<BigInt>, _>(scope.organisation)
        .bind::<Nullable<Array<Text>>, _>((!kinds.is_empty()).then_some(kinds))
        .bind::<Nullable<BigInt>, _>(scope.event)
        .bind::<Nullable<Array<BigInt>>, _>(near.map(|near| &near.areas))
        .bind::<Nullable<Array<BigInt>>, _>(near.map(|near| &near.organisations))
        .bind::<Bool, _>(scope.backwards)
        .bind::<BigInt, _>(most)
        .bind::<Nullable<Array<BigInt>>, _>(near.map(|near| &near.trials))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// What comes next, today included.
///
/// # Errors
/// When the database refuses.
pub fn upcoming(tx: &mut Tx<'_>, scope: Scope, most: i64) -> Result<Vec<Entry>, Error> {
    let today = tx.now.with_timezone(&Oslo).date_naive();
    let mut entries = entries(tx, &Scope { from: Some(today), ..scope }, most)?;
    entries.retain(|entry| !entry.cancelled);
    Ok(entries)
}

/// An event the viewer may read.
///
/// # Errors
/// `NotFound` when there is none.
pub(super) fn event(tx: &mut Tx<'_>, id: EventId) -> Result<Entry, Error> {
    entries(tx, &Scope { event: Some(id), ..Scope::default() }, 1)?.pop().ok_or(Error::NotFound)
}

/// Something an event can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// As it stands in the form.
    pub(super) value: String,
    pub(super) nb: String,
    pub(super) nn: String,
    pub(super) subject: Subject,
}

impl Choice {
    /// Its name in the page's language.
    pub(super) fn name<'a>(&'a self, ui: &Ui) -> &'a str {
        ui.pick(&self.nb, &self.nn)
    }
}

/// What the viewer may enter events about, under the hat she wears.
pub(super) fn choices(tx: &mut Tx<'_>) -> Result<Vec<Choice>, Error> {
    let hat = super::policy::can_enter(&tx.viewer)?.clone();
    if speaks_for_ministry(&tx.viewer) {
        let areas = areas::all(tx)?.into_iter().map(|area| Choice {
            value: format!("area:{}", area.slug),
            nb: area.name_nb,
            nn: area.name_nn,
            subject: Subject::Area(area.id),
        });
        return Ok(areas.collect());
    }
    let own = Choice {
        value: "org".to_owned(),
        nb: hat.organisation.clone(),
        nn: hat.organisation.clone(),
        subject: Subject::Organisation(hat.organisation_id),
    };
    // A union local is where its employers are.
    let mut at: Vec<OrganisationId> = organisation_employers::table
        .filter(organisation_employers::local_id.eq(hat.organisation_id))
        .select(organisation_employers::employer_id)
        .load(tx.conn)?;
    at.push(hat.organisation_id);
    let theirs = trial_participants::table
        .filter(trial_participants::organisation_id.eq_any(at))
        .select(trial_participants::trial_id);
    let rows: Vec<(TrialId, String, String, String)> = trials::table
        .filter(trials::id.eq_any(theirs).and(trials::audience.overlaps_with(tx.viewer.keys())))
        .order(trials::title_nb)
        .limit(200)
        .select((trials::id, trials::slug, trials::title_nb, trials::title_nn))
        .load(tx.conn)?;
    let trials = rows.into_iter().map(|(id, slug, nb, nn)| Choice {
        value: format!("trial:{slug}"),
        nb,
        nn,
        subject: Subject::Trial(id),
    });
    Ok(std::iter::once(own).chain(trials).collect())
}

/// What is near somebody: her own areas and organisations, and what she follows. Who has nothing of her own and follows
/// nothing is near everything.
pub(super) fn near(tx: &mut Tx<'_>, owner: &Viewer) -> Result<Option<Near>, Error> {
    let Some(me) = &owner.me else { return Ok(None) };
    let mut near = Near {
        areas: owner.keys().iter().filter_map(|key| key.strip_prefix("area:")?.parse().ok()).collect(),
        organisations: me.hats.iter().map(|hat| hat.organisation_id).collect(),
        trials: Vec::new(),
    };
    let own = !near.areas.is_empty();
    near.areas.extend(follows::followed(tx, me.id, Target::Area)?.into_iter().map(AreaId));
    near.organisations.extend(follows::followed(tx, me.id, Target::Organisation)?.into_iter().map(OrganisationId));
    near.trials.extend(follows::followed(tx, me.id, Target::Trial)?.into_iter().map(TrialId));
    Ok((own || !near.areas.is_empty() || !near.trials.is_empty()).then_some(near))
}

/// The generation of a member's private addresses.
pub(super) fn generation(tx: &mut Tx<'_>, member: MemberId) -> Result<i32, Error> {
    let row = calendar_feeds::table.find(member).select(calendar_feeds::generation);
    Ok(row.first(tx.conn).optional()?.unwrap_or(0))
}
