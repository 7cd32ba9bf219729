//! What pages read about trials: each list one statement, participants included.

pub(super) mod adoptions;
pub(super) mod exemptions;
pub(super) mod history;
pub(super) mod record;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};

use super::{Outcome, Participant, Trial, TrialKind, TrialStatus};
use crate::db::schema::{areas, organisations, trial_participants, trials};
use crate::error::Error;
use crate::ids::{AreaId, OrganisationId, TrialId};
use crate::organisations::{OrganisationKind, OrganisationRef};
use crate::tx::Tx;

#[derive(Queryable, Selectable)]
#[diesel(table_name = trials, check_for_backend(diesel::pg::Pg))]
struct Row {
    id: TrialId,
    slug: String,
    number: Option<i32>,
    area_id: AreaId,
    kind: TrialKind,
    title_nb: String,
    title_nn: String,
    summary_nb: String,
    summary_nn: String,
    reasons: serde_json::Value,
    year: Option<i32>,
    source_name: Option<String>,
    source_url: Option<String>,
    demo: bool,
    audience: Vec<String>,
    draft: bool,
    created_at: DateTime<Utc>,
    edited_at: Option<DateTime<Utc>>,
    verified_on: Option<NaiveDate>,
    verified_by: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = trial_participants, check_for_backend(diesel::pg::Pg))]
struct PartRow {
    status: TrialStatus,
    outcome: Option<Outcome>,
    lead: bool,
    period_from: Option<NaiveDate>,
    period_to: Option<NaiveDate>,
    version: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = organisations, check_for_backend(diesel::pg::Pg))]
struct ParticipantRow {
    id: OrganisationId,
    slug: String,
    kind: OrganisationKind,
    name: String,
    county_number: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    demo: bool,
}

const POPULATION: &str = "(SELECT f.population FROM organisation_figures f WHERE f.organisation_id = organisations.id \
                          AND f.population IS NOT NULL ORDER BY f.year DESC LIMIT 1)";

const WITH: &str = "EXISTS (SELECT FROM trial_participants p WHERE p.trial_id = trials.id AND p.organisation_id = ";

const IN_COUNTY: &str = "EXISTS (SELECT FROM trial_participants p JOIN organisations o ON o.id = p.organisation_id \
                         WHERE p.trial_id = trials.id AND o.county_number = ";

/// Which trials.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrialFilter {
    /// In this area.
    pub area: Option<AreaId>,
    /// That this organisation takes part in.
    pub organisation: Option<OrganisationId>,
    /// That somebody in the county of this number takes part in.
    pub county: Option<String>,
    /// The one at this address.
    pub slug: Option<String>,
    /// The one with this key.
    pub id: Option<TrialId>,
    /// Trials only, or non-trials only.
    pub kind: Option<TrialKind>,
}

/// Trials the viewer may read, by area, trials before non-trials, with their participants; at most a thousand lines.
///
/// # Errors
/// When the database refuses.
pub fn list(tx: &mut Tx<'_>, filter: &TrialFilter) -> Result<Vec<Trial>, Error> {
    let mut query = trials::table
        .inner_join(areas::table.on(areas::id.eq(trials::area_id)))
        .left_join(trial_participants::table.on(trial_participants::trial_id.eq(trials::id)))
        .left_join(
            organisations::table.on(organisations::id.nullable().eq(trial_participants::organisation_id.nullable())),
        )
        .filter(trials::audience.overlaps_with(tx.viewer.keys()))
        .order((areas::sort, trials::kind.desc(), trials::demo, trials::number, trials::id, organisations::name))
        .limit(1000)
        .select((
            Row::as_select(),
            (areas::slug, areas::name_nb, areas::name_nn),
            Option::<ParticipantRow>::as_select(),
            Option::<PartRow>::as_select(),
            sql::<Nullable<Integer>>(POPULATION),
        ))
        .into_boxed();
    if let Some(area) = filter.area {
        query = query.filter(trials::area_id.eq(area));
    }
    if let Some(slug) = &filter.slug {
        query = query.filter(trials::slug.eq(slug));
    }
    if let Some(id) = filter.id {
        query = query.filter(trials::id.eq(id));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(trials::kind.eq(kind));
    }
    if let Some(organisation) = filter.organisation {
        query = query.filter(sql::<Bool>(WITH).bind::<BigInt, _>(organisation).sql(")"));
    }
    if let Some(county) = &filter.county {
        query = query.filter(sql::<Bool>(IN_COUNTY).bind::<Text, _>(county.clone()).sql(")"));
    }
    Ok(grouped(query.load(tx.conn)?))
}

type Line = (Row, (String, String, String), Option<ParticipantRow>, Option<PartRow>, Option<i32>);

/// Lines of the same trial follow each other; each carries one participant.
fn grouped(lines: Vec<Line>) -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    for (row, area, who, part, population) in lines {
        let participant = who.zip(part).map(|(who, part)| participant(who, part, population));
        match trials.last_mut() {
            Some(last) if last.id == row.id => last.participants.extend(participant),
            _ => trials.push(trial(row, area, participant)),
        }
    }
    for trial in &mut trials {
        let statuses: Vec<TrialStatus> = trial.participants.iter().map(|participant| participant.status).collect();
        trial.status = TrialStatus::of_all(&statuses);
    }
    trials
}

fn participant(who: ParticipantRow, part: PartRow, population: Option<i32>) -> Participant {
    Participant {
        point: who.latitude.zip(who.longitude),
        county: who.county_number,
        population,
        status: part.status,
        outcome: part.outcome,
        lead: part.lead,
        period: (part.period_from, part.period_to),
        version: part.version,
        organisation: OrganisationRef { id: who.id, slug: who.slug, kind: who.kind, name: who.name, demo: who.demo },
    }
}

fn trial(row: Row, (area_slug, area_nb, area_nn): (String, String, String), participant: Option<Participant>) -> Trial {
    Trial {
        id: row.id,
        slug: row.slug,
        number: row.number,
        kind: row.kind,
        status: TrialStatus::Unknown,
        title_nb: row.title_nb,
        title_nn: row.title_nn,
        summary_nb: row.summary_nb,
        summary_nn: row.summary_nn,
        reasons: serde_json::from_value(row.reasons).unwrap_or_default(),
        year: row.year,
        source_name: row.source_name,
        source_url: row.source_url,
        demo: row.demo,
        audience: row.audience,
        draft: row.draft,
        created_at: row.created_at,
        edited_at: row.edited_at,
        verified: row.verified_on.zip(row.verified_by),
        area: row.area_id,
        area_slug,
        area_nb,
        area_nn,
        participants: participant.into_iter().collect(),
    }
}

/// The trial at an address.
///
/// # Errors
/// `NotFound` when there is none the viewer may read.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Trial, Error> {
    list(tx, &TrialFilter { slug: Some(slug.to_owned()), ..TrialFilter::default() })?.pop().ok_or(Error::NotFound)
}

/// The trial with a key.
///
/// # Errors
/// `NotFound` when there is none the viewer may read.
pub fn by_id(tx: &mut Tx<'_>, id: TrialId) -> Result<Trial, Error> {
    list(tx, &TrialFilter { id: Some(id), ..TrialFilter::default() })?.pop().ok_or(Error::NotFound)
}
