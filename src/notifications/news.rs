//! What a mail at once tells of: something that happened in a thread, looked at again under its reader's rights.

use super::known::Known;
use super::policy;
use super::queries::mail::About;
use crate::error::Error;
use crate::guidance;
use crate::ids::{GuidanceId, PostId, ThreadId};
use crate::mail::Unsent;
use crate::mail::outbox::MailKind;
use crate::tx::Tx;
use crate::viewer::Audience;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum News {
    /// Somebody replied in a thread of the reader's.
    Reply(Box<About>),
    /// An answer of the reader's was accepted.
    Accepted(Box<About>),
    /// The ministry has answered.
    Guidance(Box<guidance::Told>),
}

impl News {
    /// What is told to the viewer; or why it is no longer worth telling.
    ///
    /// # Errors
    /// `NotFound` when it is gone, or not the reader's.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        known: &Known,
        kind: MailKind,
        item: i64,
    ) -> Result<Result<Self, Unsent>, Error> {
        let me = tx.viewer.member_id().ok_or(Error::NotFound)?;
        Ok(match kind {
            MailKind::Guidance => {
                let told = guidance::told(tx, GuidanceId(item), me)?;
                guidance::worth_telling(&told, &tx.viewer).map(|()| Self::Guidance(Box::new(told)))
            }
            MailKind::Accepted => {
                let about = known.about(PostId(item), me)?;
                policy::acceptance_worth_telling(about, &tx.viewer).map(|()| Self::Accepted(Box::new(about.clone())))
            }
            MailKind::Reply => {
                let about = known.about(PostId(item), me)?;
                if about.asker != Some(me) {
                    return Err(Error::NotFound);
                }
                policy::reply_worth_telling(about, &tx.viewer).map(|()| Self::Reply(Box::new(about.clone())))
            }
            _ => return Err(Error::NotFound),
        })
    }

    /// The thread.
    pub(super) fn thread(&self) -> ThreadId {
        match self {
            Self::Reply(about) | Self::Accepted(about) => about.thread,
            Self::Guidance(told) => told.thread,
        }
    }

    /// The number of its post there.
    pub(super) fn number(&self) -> i32 {
        match self {
            Self::Reply(about) | Self::Accepted(about) => about.number.unwrap_or(1),
            Self::Guidance(told) => told.number,
        }
    }

    /// The generation of the reader's unsubscribe links.
    pub(super) fn generation(&self) -> i32 {
        match self {
            Self::Reply(about) | Self::Accepted(about) => about.generation,
            Self::Guidance(told) => told.generation,
        }
    }

    /// The thread's title; guidance has its own.
    pub(super) fn title(&self) -> &str {
        match self {
            Self::Reply(about) | Self::Accepted(about) => &about.title,
            Self::Guidance(told) => &told.title,
        }
    }

    /// Whether everybody may read it, so that its words may stand in a mailbox.
    pub(super) fn is_open(&self) -> bool {
        let audience = match self {
            Self::Reply(about) | Self::Accepted(about) => &about.audience,
            Self::Guidance(told) => &told.audience,
        };
        Audience::of_keys(audience).is_some_and(Audience::is_open)
    }
}
