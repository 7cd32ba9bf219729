//! Following: what a member wants to hear about, and how much. Quiet by default: nothing is followed but what she chooses
//! and the threads she writes in. Writes follows.

mod actions;
mod queries;
pub mod routes;
mod views;

pub use actions::{begin, set};
pub use queries::{followed, level_of_provision};
pub use views::{control, form, provision_control};

use crate::viewer::Viewer;

crate::text_enum! {
    /// What can be followed.
    pub enum Target {
        /// A trial area.
        Area = "area",
        /// A trial.
        Trial = "trial",
        /// An organisation.
        Organisation = "organisation",
        /// A provision.
        Provision = "provision",
        /// A thread.
        Thread = "thread",
    }
}

crate::text_enum! {
    /// How much of it.
    pub enum Level {
        /// What is to her; the rest stands as unread.
        Normal = "normal",
        /// That, and each new thread.
        NewThreads = "new_threads",
        /// Each new thread and each reply.
        Everything = "everything",
        /// Nothing, even what is hers.
        Mute = "mute",
    }
}

/// How much the viewer hears of an area, an organisation or a trial: it comes with who she is.
pub fn level(viewer: &Viewer, target: Target, id: i64) -> Option<Level> {
    viewer.follows(target.as_str(), id).and_then(Level::parse)
}

impl Level {
    /// The levels a thing of this kind has: a thread has no new threads.
    pub fn of(target: Target) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |level| target != Target::Thread || *level != Self::NewThreads)
    }

    /// The key of its name.
    pub fn text_key(self, target: Target) -> &'static str {
        match (self, target) {
            (Self::Normal, _) => "follow-normal",
            (Self::NewThreads, _) => "follow-new-threads",
            (Self::Everything, Target::Thread) => "follow-every-reply",
            (Self::Everything, _) => "follow-everything",
            (Self::Mute, _) => "follow-mute",
        }
    }

    /// The key of its name in one word, after «Du følger».
    pub fn short_key(self) -> &'static str {
        match self {
            Self::Normal => "follow-normal-short",
            Self::NewThreads => "follow-new-threads-short",
            Self::Everything => "follow-everything-short",
            Self::Mute => "follow-mute-short",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_has_no_new_threads_to_be_told_of() {
        assert!(Level::of(Target::Thread).all(|level| level != Level::NewThreads));
        assert_eq!(Level::of(Target::Area).count(), Level::ALL.len());
    }
}
