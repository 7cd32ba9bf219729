//! Lists of threads, always under the viewer's keys, paged by key.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::Words;
use crate::db::schema::{areas, thread_provisions, thread_reads, threads};
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

type Row = (Columns, (String, String, String), Option<i32>);

/// Threads the viewer may read, newest first: by last post, and unanswered ones by when they were asked. Filters that
/// rest on an index are the ones pages use.
///
/// # Errors
/// When the database refuses.
pub fn list(tx: &mut Tx<'_>, filter: &ThreadFilter, after: Option<Cursor>, most: i64) -> Result<Vec<ThreadRow>, Error> {
    let (me, today) = (tx.viewer.member_id().unwrap_or(MemberId(0)), tx.now.date_naive());
    let mut query = threads::table
        .inner_join(areas::table)
        .left_join(thread_reads::table.on(thread_reads::thread_id.eq(threads::id).and(thread_reads::member_id.eq(me))))
        .filter(threads::audience.overlaps_with(tx.viewer.keys()))
        .select((Columns::as_select(), (areas::slug, areas::name_nb, areas::name_nn), thread_reads::number.nullable()))
        .limit(most)
        .into_boxed();
    if filter.mine {
        query = query.filter(threads::author_id.eq(me));
    } else {
        // The words of the partial indexes.
        query = query.filter(Words("threads.state IN ('open', 'closed')"));
    }
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
    if filter.not_pinned {
        query = query.filter(diesel::dsl::not(threads::pinned));
    }
    let cursor = after.and_then(|after| Some((DateTime::from_timestamp_micros(after.micros)?, ThreadId(after.id))));
    if filter.unanswered {
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
    let rows: Vec<Row> = query.load(tx.conn)?;
    let signed_in = tx.viewer.me.is_some();
    Ok(rows.into_iter().map(|row| thread_row(row, signed_in)).collect())
}

fn thread_row((row, (area_slug, area_nb, area_nn), read): Row, signed_in: bool) -> ThreadRow {
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
