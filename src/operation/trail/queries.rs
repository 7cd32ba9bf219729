//! Lines of the trail, and what their ids are of: a statement for each kind of thing, however many lines.

use std::collections::HashMap;

use chrono::{DateTime, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Europe::Oslo;
use diesel::prelude::*;

use super::Filter;
use crate::audit::Act;
use crate::db::schema::{audit, members, organisations, posts, threads, trials};
use crate::error::Error;
use crate::ids::{MemberId, OrganisationId, PostId, ThreadId, TrialId};
use crate::tx::Tx;
use crate::web::paths;

/// Lines on a page.
const MOST: i64 = 50;

/// A line of the trail.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = audit, check_for_backend(diesel::pg::Pg))]
pub(super) struct Line {
    pub(super) id: i64,
    pub(super) at: DateTime<Utc>,
    pub(super) member_id: Option<i64>,
    /// As the database says it: an older program may have known others.
    pub(super) act: String,
    pub(super) subject_kind: String,
    pub(super) subject_id: i64,
    pub(super) detail: serde_json::Value,
}

/// A page of the trail.
pub(super) struct Trail {
    pub(super) lines: Vec<Line>,
    /// From where the next page goes on.
    pub(super) next: Option<i64>,
    names: HashMap<i64, String>,
    things: HashMap<(&'static str, i64), (String, String)>,
}

impl Trail {
    /// Who did it.
    pub(super) fn name(&self, line: &Line) -> Option<&str> {
        self.names.get(&line.member_id?).map(String::as_str)
    }

    /// The address and name of what it was done to, where the administrator may see it.
    pub(super) fn thing(&self, line: &Line) -> Option<(&str, &str)> {
        let found = self.things.iter().find(|((kind, id), _)| *kind == line.subject_kind && *id == line.subject_id);
        found.map(|(_, (path, name))| (path.as_str(), name.as_str()))
    }
}

/// A page of the trail.
///
/// # Errors
/// `SignInNeeded` or `Denied`.
pub(super) fn trail(tx: &mut Tx<'_>, filter: &Filter) -> Result<Trail, Error> {
    tx.viewer.must_administrate()?;
    let mut lines = lines(tx, filter)?;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let more = lines.len() > most;
    lines.truncate(most);
    let next = lines.last().map(|line| line.id).filter(|_| more);
    let of = |kind: &str| -> Vec<i64> {
        lines.iter().filter(|line| line.subject_kind == kind).map(|line| line.subject_id).collect()
    };
    let mut people: Vec<i64> = lines.iter().filter_map(|line| line.member_id).collect();
    people.extend(of("member"));
    let names = names(tx, people)?;
    let mut things = HashMap::new();
    for id in of("member") {
        if let Some(name) = names.get(&id) {
            let hers = Filter { person: Some(MemberId(id)), ..Filter::default() };
            things.insert(("member", id), (hers.path(), name.clone()));
        }
    }
    threads_of(tx, of("thread"), &mut things)?;
    posts_of(tx, of("post"), &mut things)?;
    organisations_of(tx, of("organisation"), &mut things)?;
    trials_of(tx, of("trial"), &mut things)?;
    Ok(Trail { lines, next, names, things })
}

fn lines(tx: &mut Tx<'_>, filter: &Filter) -> Result<Vec<Line>, Error> {
    let mut query = audit::table.select(Line::as_select()).order(audit::id.desc()).limit(MOST + 1).into_boxed();
    if let Some(act) = filter.act {
        query = query.filter(audit::act.eq(Act::as_str(act)));
    }
    if let Some(person) = filter.person {
        query = query.filter(audit::member_id.eq(person.0));
    }
    if let Some((kind, id)) = &filter.subject {
        query = query.filter(audit::subject_kind.eq(kind).and(audit::subject_id.eq(*id)));
    }
    let after = filter.until.and_then(|day| day.succ_opt());
    let midnight = after.and_then(|day| Oslo.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest());
    if let Some(midnight) = midnight {
        query = query.filter(audit::at.lt(midnight.to_utc()));
    }
    if let Some(before) = filter.before {
        query = query.filter(audit::id.lt(before));
    }
    Ok(query.load(tx.conn)?)
}

type Things = HashMap<(&'static str, i64), (String, String)>;

fn names(tx: &mut Tx<'_>, ids: Vec<i64>) -> Result<HashMap<i64, String>, Error> {
    let ids: Vec<MemberId> = ids.into_iter().map(MemberId).collect();
    let rows: Vec<(MemberId, String)> =
        members::table.filter(members::id.eq_any(ids)).select((members::id, members::display_name)).load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, name)| (id.0, name)).collect())
}

fn threads_of(tx: &mut Tx<'_>, ids: Vec<i64>, things: &mut Things) -> Result<(), Error> {
    let ids: Vec<ThreadId> = ids.into_iter().map(ThreadId).collect();
    let rows: Vec<(ThreadId, String)> = threads::table
        .filter(threads::id.eq_any(ids))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .filter(threads::state.eq_any(["open", "closed"]))
        .select((threads::id, threads::title))
        .load(tx.conn)?;
    things.extend(rows.into_iter().map(|(id, title)| (("thread", id.0), (paths::thread(id, &title), title))));
    Ok(())
}

fn posts_of(tx: &mut Tx<'_>, ids: Vec<i64>, things: &mut Things) -> Result<(), Error> {
    let ids: Vec<PostId> = ids.into_iter().map(PostId).collect();
    let rows: Vec<(PostId, Option<i32>, ThreadId, String)> = posts::table
        .inner_join(threads::table)
        .filter(posts::id.eq_any(ids))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .filter(threads::state.eq_any(["open", "closed"]))
        .filter(posts::state.eq("shown"))
        .select((posts::id, posts::number, threads::id, threads::title))
        .load(tx.conn)?;
    things.extend(rows.into_iter().map(|(id, number, thread, title)| {
        (("post", id.0), (paths::post(thread, &title, number.unwrap_or(1)), title))
    }));
    Ok(())
}

fn organisations_of(tx: &mut Tx<'_>, ids: Vec<i64>, things: &mut Things) -> Result<(), Error> {
    let ids: Vec<OrganisationId> = ids.into_iter().map(OrganisationId).collect();
    let rows: Vec<(OrganisationId, String, String)> = organisations::table
        .filter(organisations::id.eq_any(ids))
        .select((organisations::id, organisations::slug, organisations::name))
        .load(tx.conn)?;
    things
        .extend(rows.into_iter().map(|(id, slug, name)| (("organisation", id.0), (paths::organisation(&slug), name))));
    Ok(())
}

fn trials_of(tx: &mut Tx<'_>, ids: Vec<i64>, things: &mut Things) -> Result<(), Error> {
    let ids: Vec<TrialId> = ids.into_iter().map(TrialId).collect();
    let rows: Vec<(TrialId, String, String)> = trials::table
        .filter(trials::id.eq_any(ids))
        .filter(trials::audience.overlaps_with(tx.viewer.keys()))
        .select((trials::id, trials::slug, trials::title_nb))
        .load(tx.conn)?;
    things.extend(rows.into_iter().map(|(id, slug, title)| (("trial", id.0), (paths::trial(&slug), title))));
    Ok(())
}
