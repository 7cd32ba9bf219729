//! Whether a mail about a reply is still worth sending, checked when it is written.

use super::queries::mail::Reply;
use crate::threads::ThreadState;
use crate::viewer::Viewer;

/// Nothing, or why the mail should not be sent, for the operator.
pub(super) fn worth_telling(reply: &Reply, reader: &Viewer) -> Result<(), &'static str> {
    let Some(number) = reply.number.filter(|_| reply.shown) else { return Err("not shown") };
    if !matches!(reply.thread_state, ThreadState::Open | ThreadState::Closed) {
        return Err("thread not shown");
    }
    if !reader.reads(&reply.audience) {
        return Err("may not read it");
    }
    if reply.author == reader.member_id() {
        return Err("her own");
    }
    if !reply.reply_mail {
        return Err("does not want it");
    }
    if reply.muted {
        return Err("muted");
    }
    if reply.read_to >= number {
        return Err("read already");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{MemberId, ThreadId};

    fn reply() -> Reply {
        Reply {
            thread: ThreadId(1),
            title: "Vaktplan".into(),
            audience: vec!["open".into()],
            thread_state: ThreadState::Open,
            number: Some(3),
            shown: true,
            author: Some(MemberId(2)),
            author_name: "Kari".into(),
            organisation_name: None,
            text: "Ja".into(),
            reply_mail: true,
            generation: 0,
            read_to: 2,
            muted: false,
        }
    }

    #[test]
    fn only_what_is_shown_readable_wanted_and_unread_is_told() {
        let reader = Viewer::guest();
        let why = |change: fn(&mut Reply)| {
            let mut reply = reply();
            change(&mut reply);
            worth_telling(&reply, &reader).err()
        };
        assert_eq!(why(|_| ()), None);
        assert_eq!(why(|r| r.shown = false), Some("not shown"));
        assert_eq!(why(|r| r.number = None), Some("not shown"));
        assert_eq!(why(|r| r.thread_state = ThreadState::Hidden), Some("thread not shown"));
        assert_eq!(why(|r| r.audience = vec!["union".into()]), Some("may not read it"));
        assert_eq!(why(|r| r.reply_mail = false), Some("does not want it"));
        assert_eq!(why(|r| r.read_to = 3), Some("read already"));
        assert_eq!(why(|r| r.muted = true), Some("muted"));
    }
}
