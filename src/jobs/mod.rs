//! Work after a commit: rows enqueued in the transaction they belong to, claimed under a lease, retried with backoff,
//! and kept as dead letters that a person can see and retry. Safe with many workers.

mod notice;
mod queue;
pub mod runner;

use serde::{Deserialize, Serialize};

use crate::search::Found;

pub use notice::Notice;
pub use queue::{FailedJob, JobCounts, counts, drop_failed, enqueue, enqueue_all, failed, retry_all};

/// Every kind of job: a closed list, with ids inside and never words. A worker claims only kinds it knows, so two
/// versions can work side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum Job {
    /// Send one mail of the outbox.
    SendMail {
        /// The outbox row.
        outbox: i64,
    },
    /// A post was shown for the first time: tell those who should know.
    SpreadPost {
        /// The post.
        post: i64,
    },
    /// An official answer was published: tell those it concerns.
    TellGuidance {
        /// The answer.
        answer: i64,
    },
    /// Tell those who should know, in the service: who that is, the notifications slice finds by reading.
    Tell {
        /// What happened.
        notice: Notice,
        /// To which item, a key of the kind the notice names.
        item: i64,
    },
    /// Bring the search index in step with one thread: all its posts.
    IndexThread {
        /// The thread.
        thread: i64,
    },
    /// Bring the search index in step with one post.
    IndexPost {
        /// The post.
        post: i64,
    },
    /// Bring the search index in step with one trial.
    IndexTrial {
        /// The trial.
        trial: i64,
    },
    /// Bring the search index in step with one organisation.
    IndexOrganisation {
        /// The organisation.
        organisation: i64,
    },
    /// Bring the search index in step with one of the other things that can be found.
    Index {
        /// What it is.
        what: Found,
        /// Its key.
        item: i64,
    },
    /// Send what the search server outside is owed.
    Mirror {},
    /// Compare search index and database, and mend what differs.
    CheckIndex {},
    /// Hold what is new in the index against the saved searches.
    MatchSearches {},
    /// Publish announcements whose time has come, and owe letters to those who have not acknowledged.
    Announcements {},
    /// See whose letters are due.
    Digests {},
    /// Make a member's letter, when it is due.
    Digest {
        /// The member.
        member: i64,
    },
    /// Delete what has expired.
    Housekeeping {},
}

impl Job {
    /// The kinds this version can do.
    pub const KINDS: &'static [&'static str] = &[
        "send_mail",
        "spread_post",
        "tell_guidance",
        "tell",
        "index_thread",
        "index_post",
        "index_trial",
        "index_organisation",
        "index",
        "mirror",
        "check_index",
        "match_searches",
        "announcements",
        "digests",
        "digest",
        "housekeeping",
    ];

    /// The kind and the ids, as the database keeps them.
    fn parts(&self) -> (&'static str, serde_json::Value, Option<String>) {
        let ids = |name: &str, id: &i64| serde_json::json!({ name: id });
        let key = |kind: &str, id: &i64| Some(format!("{kind}:{id}"));
        match self {
            Self::SendMail { outbox } => ("send_mail", ids("outbox", outbox), key("send_mail", outbox)),
            Self::SpreadPost { post } => ("spread_post", ids("post", post), key("spread_post", post)),
            Self::TellGuidance { answer } => ("tell_guidance", ids("answer", answer), key("tell_guidance", answer)),
            Self::Tell { notice, item } => (
                "tell",
                serde_json::json!({ "notice": notice, "item": item }),
                Some(format!("tell:{}:{item}", notice.as_str())),
            ),
            Self::IndexThread { thread } => ("index_thread", ids("thread", thread), key("index_thread", thread)),
            Self::IndexPost { post } => ("index_post", ids("post", post), key("index_post", post)),
            Self::IndexTrial { trial } => ("index_trial", ids("trial", trial), key("index_trial", trial)),
            Self::IndexOrganisation { organisation } => {
                ("index_organisation", ids("organisation", organisation), key("index_organisation", organisation))
            }
            Self::Index { what, item } => (
                "index",
                serde_json::json!({ "what": what, "item": item }),
                Some(format!("index:{}:{item}", what.as_str())),
            ),
            Self::Mirror {} => ("mirror", serde_json::json!({}), Some("mirror".to_owned())),
            Self::CheckIndex {} => ("check_index", serde_json::json!({}), Some("check_index".to_owned())),
            Self::MatchSearches {} => ("match_searches", serde_json::json!({}), Some("match_searches".to_owned())),
            Self::Announcements {} => ("announcements", serde_json::json!({}), Some("announcements".to_owned())),
            Self::Digests {} => ("digests", serde_json::json!({}), Some("digests".to_owned())),
            Self::Digest { member } => ("digest", ids("member", member), key("digest", member)),
            Self::Housekeeping {} => ("housekeeping", serde_json::json!({}), Some("housekeeping".to_owned())),
        }
    }

    /// The job of a stored kind and payload.
    fn from_parts(kind: &str, payload: &serde_json::Value) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::json!({ "kind": kind, "payload": payload }))
    }
}

/// How a job that did not succeed failed.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It may go better later.
    #[error("{0:#}")]
    Retry(anyhow::Error),
    /// It is too early, which is no failure: do it at this time.
    #[error("not before {0}")]
    NotYet(chrono::DateTime<chrono::Utc>),
    /// It never will: keep it as a dead letter at once.
    #[error("{0:#}")]
    GiveUp(anyhow::Error),
}

impl From<crate::error::Error> for JobError {
    fn from(fault: crate::error::Error) -> Self {
        Self::Retry(fault.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_survives_its_row() {
        let jobs = [
            Job::SendMail { outbox: 1 },
            Job::SpreadPost { post: 2 },
            Job::TellGuidance { answer: 7 },
            Job::Tell { notice: Notice::AnswerAccepted, item: 7 },
            Job::IndexThread { thread: 3 },
            Job::IndexPost { post: 4 },
            Job::IndexTrial { trial: 5 },
            Job::IndexOrganisation { organisation: 6 },
            Job::Index { what: Found::Lesson, item: 8 },
            Job::Mirror {},
            Job::CheckIndex {},
            Job::MatchSearches {},
            Job::Announcements {},
            Job::Digests {},
            Job::Digest { member: 8 },
            Job::Housekeeping {},
        ];
        assert_eq!(jobs.len(), Job::KINDS.len());
        for (job, kind) in jobs.iter().zip(Job::KINDS) {
            let (stored, payload, _) = job.parts();
            assert_eq!(stored, *kind);
            assert_eq!(Job::from_parts(stored, &payload).unwrap(), *job);
        }
    }

    #[test]
    fn every_notice_is_stored_by_its_word() {
        for notice in Notice::ALL {
            assert_eq!(serde_json::json!(notice), notice.as_str());
        }
    }
}
