//! What waits for a member, at most five, the most pressing first. What else can wait is added here.

use crate::places::queries::Queues;
use crate::viewer::{Role, Viewer};
use crate::web::paths;

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wait {
    pub(super) href: String,
    /// The key of its text, which may mention how many.
    pub(super) text_key: &'static str,
    pub(super) n: i64,
}

/// At most so many are shown.
const MOST: usize = 5;

/// What waits for the viewer.
pub(super) fn waits(viewer: &Viewer, queues: &Queues) -> Vec<Wait> {
    let Some(me) = &viewer.me else { return Vec::new() };
    let mut waits = Vec::new();
    if queues.requests > 0 {
        let mut coordinated = me.hats.iter().filter(|hat| hat.role == Role::Coordinator);
        let href = match (coordinated.next(), coordinated.next()) {
            (Some(only), None) => paths::coordinate(&only.slug),
            _ => paths::ME.to_owned(),
        };
        waits.push(Wait { href, text_key: "waits-requests", n: queues.requests });
    }
    if queues.announcements > 0 {
        let href = paths::ANNOUNCEMENTS.to_owned();
        waits.push(Wait { href, text_key: "waits-announcements", n: queues.announcements });
    }
    if queues.cases > 0 {
        waits.push(Wait { href: paths::MODERATION.to_owned(), text_key: "waits-cases", n: queues.cases });
    }
    if !viewer.verified() {
        waits.push(Wait { href: paths::ME.to_owned(), text_key: "waits-verification", n: 0 });
    }
    waits.truncate(MOST);
    waits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_waits_for_a_guest() {
        assert!(waits(&Viewer::guest(), &Queues { requests: 3, cases: 2, announcements: 1 }).is_empty());
    }
}
