//! Whether a mail about what happens in a thread is still worth sending, checked when it is written.

use chrono::Duration;

use super::queries::mail::About;
use crate::mail::Unsent;
use crate::threads::ThreadState;
use crate::viewer::Viewer;

/// A mail that has waited longer no longer gathers others: it may be held up. A night of quiet hours is shorter.
pub(super) const LEADS: Duration = Duration::hours(26);
/// How long the others wait for the one that gathers them, before they look again.
pub(super) const AFTER_THE_FIRST: Duration = Duration::seconds(20);

/// Nothing, or why a mail about a reply should not be sent to the one who opened the thread.
pub(super) fn reply_worth_telling(about: &About, reader: &Viewer) -> Result<(), Unsent> {
    let number = there(about, reader)?;
    if about.author == reader.member_id() {
        return Err(Unsent::HerOwn);
    }
    wanted(about)?;
    if about.read_to >= number { Err(Unsent::Read) } else { Ok(()) }
}

/// Nothing, or why a mail about an accepted answer should not be sent to the one who wrote it.
pub(super) fn acceptance_worth_telling(about: &About, reader: &Viewer) -> Result<(), Unsent> {
    let number = there(about, reader)?;
    if about.author != reader.member_id() {
        return Err(Unsent::NotHers);
    }
    if about.accepted != Some(number) {
        return Err(Unsent::NotTheAnswer);
    }
    wanted(about)?;
    if about.seen { Err(Unsent::Read) } else { Ok(()) }
}

/// The post's number, where the post is shown to the reader.
fn there(about: &About, reader: &Viewer) -> Result<i32, Unsent> {
    let Some(number) = about.number.filter(|_| about.shown) else { return Err(Unsent::NotShown) };
    if !matches!(about.thread_state, ThreadState::Open | ThreadState::Closed) {
        return Err(Unsent::ThreadNotShown);
    }
    if reader.reads(&about.audience) { Ok(number) } else { Err(Unsent::MayNotRead) }
}

fn wanted(about: &About) -> Result<(), Unsent> {
    match about {
        _ if !about.reply_mail => Err(Unsent::Unwanted),
        _ if about.muted => Err(Unsent::Muted),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{MemberId, ThreadId};

    fn about() -> About {
        About {
            thread: ThreadId(1),
            title: "Vaktplan".into(),
            audience: vec!["open".into()],
            thread_state: ThreadState::Open,
            asker: Some(MemberId(1)),
            accepted: Some(3),
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
            seen: false,
        }
    }

    #[test]
    fn only_what_is_shown_readable_wanted_and_unread_is_told() {
        let reader = Viewer::guest();
        let why = |change: fn(&mut About)| {
            let mut about = about();
            change(&mut about);
            reply_worth_telling(&about, &reader).err()
        };
        assert_eq!(why(|_| ()), None);
        assert_eq!(why(|a| a.shown = false), Some(Unsent::NotShown));
        assert_eq!(why(|a| a.number = None), Some(Unsent::NotShown));
        assert_eq!(why(|a| a.thread_state = ThreadState::Hidden), Some(Unsent::ThreadNotShown));
        assert_eq!(why(|a| a.audience = vec!["union".into()]), Some(Unsent::MayNotRead));
        assert_eq!(why(|a| a.author = None), Some(Unsent::HerOwn));
        assert_eq!(why(|a| a.reply_mail = false), Some(Unsent::Unwanted));
        assert_eq!(why(|a| a.read_to = 3), Some(Unsent::Read));
        assert_eq!(why(|a| a.muted = true), Some(Unsent::Muted));
    }

    #[test]
    fn an_accepted_answer_is_told_to_its_writer_while_it_is_the_answer() {
        let reader = Viewer::guest();
        let why = |change: fn(&mut About)| {
            let mut about = About { author: None, ..about() };
            change(&mut about);
            acceptance_worth_telling(&about, &reader).err()
        };
        assert_eq!(why(|_| ()), None);
        assert_eq!(why(|a| a.author = Some(MemberId(2))), Some(Unsent::NotHers));
        assert_eq!(why(|a| a.accepted = Some(2)), Some(Unsent::NotTheAnswer));
        assert_eq!(why(|a| a.accepted = None), Some(Unsent::NotTheAnswer));
        assert_eq!(why(|a| a.audience = vec!["union".into()]), Some(Unsent::MayNotRead));
        assert_eq!(why(|a| a.reply_mail = false), Some(Unsent::Unwanted));
        assert_eq!(why(|a| a.seen = true), Some(Unsent::Read));
    }
}
