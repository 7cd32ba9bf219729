//! Lists of threads, always under the viewer's keys, paged by key.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Integer;

use crate::db::schema::{areas, thread_provisions, thread_reads, threads};
use crate::db::{Several, Words};
use crate::error::Error;
use crate::ids::{MemberId, ThreadId};
use crate::threads::{Cursor, ThreadFilter, ThreadKind, ThreadRow, ThreadState};
use crate::tx::Tx;

#[derive(Queryable, Selectable)]
#[diesel(table_name = threads, check_for_backend(diesel::pg::Pg))]
struct Columns {
    id: ThreadId,
    kind: ThreadKind,
    title: String,
    audience: Vec<String>,
    state: ThreadState,
    pinned: bool,
    author_name: String,
    organisation_name: Option<String>,
    accepted_number: Option<i32>,
    official_reply: bool,
    post_count: i32,
    same_here_count: i32,
    last_post_at: DateTime<Utc>,
    last_post_by: String,
    created_at: DateTime<Utc>,
}

type Row = (i32, Columns, (String, String, String), Option<i32>);

/// A list that is asked for: which threads, after which of them, and at most how many.
pub type Asked<'f> = (&'f ThreadFilter, Option<Cursor>, i64);

/// Threads the viewer may read, newest first: by last post, and unanswered ones by when they were asked. Filters that
/// rest on an index are the ones pages use.
///
/// # Errors
/// When the database refuses.
pub fn list(tx: &mut Tx<'_>, filter: &ThreadFilter, after: Option<Cursor>, most: i64) -> Result<Vec<ThreadRow>, Error> {
    let [rows] = lists(tx, [(filter, after, most)])?;
    Ok(rows)
}

/// Several such lists in one statement.
///
/// # Errors
/// When the database refuses.
pub fn lists<'f, const N: usize>(tx: &mut Tx<'_>, asked: [Asked<'f>; N]) -> Result<[Vec<ThreadRow>; N], Error> {
    let (signed_in, today) = (tx.viewer.me.is_some(), tx.now.date_naive());
    let me = tx.viewer.member_id().unwrap_or(MemberId(0));
    let one = |(which, (filter, after, most)): (i32, Asked<'f>)| {
        let query = readable(tx.viewer.keys(), me, which).limit(most);
        let query = if filter.mine {
            query.filter(threads::author_id.eq(me))
        } else {
            // The words of the partial indexes.
            query.filter(Words("threads.state IN ('open', 'closed')"))
        };
        in_order(narrowed(query, filter, today), filter.unanswered, after)
    };
    let queries = (0..).zip(asked).map(one).collect();
    let rows: Vec<Row> = Several(queries).load(tx.conn)?;
    let mut lists = [const { Vec::new() }; N];
    for row in rows {
        if let Some(list) = usize::try_from(row.0).ok().and_then(|which| lists.get_mut(which)) {
            list.push(thread_row(row, signed_in));
        }
    }
    for (list, (filter, ..)) in lists.iter_mut().zip(&asked) {
        list.sort_by_key(|row| std::cmp::Reverse((row.cursor(filter.unanswered).micros, row.id)));
    }
    Ok(lists)
}

type Source = dsl::LeftJoinOn<
    dsl::InnerJoin<threads::table, areas::table>,
    thread_reads::table,
    dsl::And<dsl::Eq<thread_reads::thread_id, threads::id>, dsl::Eq<thread_reads::member_id, MemberId>>,
>;
type Selected = (
    dsl::AsExprOf<i32, Integer>,
    dsl::AsSelect<Columns, Pg>,
    (areas::slug, areas::name_nb, areas::name_nn),
    dsl::Nullable<thread_reads::number>,
);
type Threads<'q> = dsl::IntoBoxed<'q, dsl::Select<Source, Selected>, Pg>;

fn readable(keys: &[String], me: MemberId, which: i32) -> Threads<'_> {
    threads::table
        .inner_join(areas::table)
        .left_join(thread_reads::table.on(thread_reads::thread_id.eq(threads::id).and(thread_reads::member_id.eq(me))))
        .select((
            which.into_sql::<Integer>(),
            Columns::as_select(),
            (areas::slug, areas::name_nb, areas::name_nn),
            thread_reads::number.nullable(),
        ))
        .into_boxed()
        .filter(threads::audience.overlaps_with(keys))
}

fn narrowed<'q>(mut query: Threads<'q>, filter: &'q ThreadFilter, today: NaiveDate) -> Threads<'q> {
    if let Some(among) = &filter.among {
        query = query.filter(threads::id.eq_any(among));
    }
    if let Some(area) = filter.area {
        query = query.filter(threads::area_id.eq(area));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(threads::kind.eq(kind));
    }
    if let Some(trial) = filter.trial {
        query = query.filter(threads::trial_id.eq(trial));
    }
    if let Some(provisions) = &filter.provisions {
        let about = thread_provisions::table.filter(thread_provisions::provision_id.eq_any(provisions));
        query = query.filter(threads::id.eq_any(about.select(thread_provisions::thread_id)));
    }
    if let Some(organisation) = filter.organisation {
        query = query.filter(threads::organisation_id.eq(organisation));
    }
    if filter.pinned {
        query = query.filter(threads::pinned).filter(threads::expires_on.is_null().or(threads::expires_on.ge(today)));
    }
    query
}

fn in_order(mut query: Threads<'_>, unanswered: bool, after: Option<Cursor>) -> Threads<'_> {
    let cursor = after.and_then(|after| Some((DateTime::from_timestamp_micros(after.micros)?, ThreadId(after.id))));
    if unanswered {
        query = query
            .filter(Words("threads.kind IN ('question', 'guidance_request') AND accepted_number IS NULL AND threads.state = 'open'"))
            .order((threads::created_at.desc(), threads::id.desc()));
        if let Some((at, id)) = cursor {
            query = query.filter(threads::created_at.lt(at).or(threads::created_at.eq(at).and(threads::id.lt(id))));
        }
    } else {
        query = query.order((threads::last_post_at.desc(), threads::id.desc()));
        if let Some((at, id)) = cursor {
            query = query.filter(threads::last_post_at.lt(at).or(threads::last_post_at.eq(at).and(threads::id.lt(id))));
        }
    }
    query
}

fn thread_row((_, row, (area_slug, area_nb, area_nn), read): Row, signed_in: bool) -> ThreadRow {
    ThreadRow {
        id: row.id,
        kind: row.kind,
        title: row.title,
        audience: row.audience,
        state: row.state,
        pinned: row.pinned,
        area_slug,
        area_nb,
        area_nn,
        author_name: row.author_name,
        organisation_name: row.organisation_name,
        accepted_number: row.accepted_number,
        official_reply: row.official_reply,
        post_count: row.post_count,
        same_here_count: row.same_here_count,
        last_post_at: row.last_post_at,
        last_post_by: row.last_post_by,
        created_at: row.created_at,
        unread: signed_in && read.unwrap_or(0) < row.post_count,
    }
}
