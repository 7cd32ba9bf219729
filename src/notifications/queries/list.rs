//! A member's notices, grouped by the thing they are about, the newest first.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Text, Timestamptz};

use crate::error::Error;
use crate::ids::ThreadId;
use crate::jobs::Notice;
use crate::threads::ThreadKind;
use crate::tx::Tx;

/// So many notices are read at most.
const MOST: i64 = 300;

/// A notice with what it tells of.
#[derive(Debug, Clone, QueryableByName)]
pub(in crate::notifications) struct Told {
    #[diesel(sql_type = BigInt)]
    pub(in crate::notifications) id: i64,
    #[diesel(sql_type = Text)]
    pub(in crate::notifications) kind: Notice,
    #[diesel(sql_type = BigInt)]
    pub(in crate::notifications) item: i64,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) detail: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    pub(in crate::notifications) created_at: DateTime<Utc>,
    #[diesel(sql_type = Bool)]
    pub(in crate::notifications) unseen: bool,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(in crate::notifications) thread: Option<ThreadId>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) thread_kind: Option<ThreadKind>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) area_nb: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) area_nn: Option<String>,
    #[diesel(sql_type = Nullable<Integer>)]
    pub(in crate::notifications) number: Option<i32>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) author_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) organisation_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) trial: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) title_nb: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) title_nn: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) organisation: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(in crate::notifications) organisation_slug: Option<String>,
}

/// The notices about one thing, newest first; never empty.
#[derive(Debug, Clone)]
pub(in crate::notifications) struct Group {
    pub(in crate::notifications) first: Told,
    pub(in crate::notifications) rest: Vec<Told>,
}

impl Told {
    /// Whether both are about the same thing.
    fn about_the_same(&self, other: &Self) -> bool {
        match (self.thread, &self.trial) {
            (Some(thread), _) => other.thread == Some(thread),
            (None, Some(trial)) => other.thread.is_none() && other.trial.as_ref() == Some(trial),
            (None, None) => self.id == other.id,
        }
    }
}

impl Group {
    /// Every notice of the group, newest first.
    pub(in crate::notifications) fn all(&self) -> impl Iterator<Item = &Told> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// Whether she has not seen one of them.
    pub(in crate::notifications) fn unseen(&self) -> bool {
        self.all().any(|told| told.unseen)
    }

    /// Those that tell what happened now: the unseen ones, or all when she has seen them.
    pub(in crate::notifications) fn news(&self) -> Vec<&Told> {
        let unseen = self.unseen();
        self.all().filter(|told| told.unseen == unseen).collect()
    }
}

/// The viewer's notices, grouped: what she has not seen first, then the newest.
///
/// # Errors
/// `SignInNeeded`.
pub(in crate::notifications) fn groups(tx: &mut Tx<'_>) -> Result<Vec<Group>, Error> {
    let me = tx.viewer.signed_in()?.id;
    let rows: Vec<Told> = crate::db::statement(include_str!("list.sql"))
        .bind::<BigInt, _>(me)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<BigInt, _>(MOST)
        .load(tx.conn)?;
    let mut groups: Vec<Group> = Vec::new();
    for told in rows {
        match groups.iter_mut().find(|group| group.first.about_the_same(&told)) {
            Some(group) => group.rest.push(told),
            None => groups.push(Group { first: told, rest: Vec::new() }),
        }
    }
    groups.sort_by_key(|group| !group.unseen());
    Ok(groups)
}
