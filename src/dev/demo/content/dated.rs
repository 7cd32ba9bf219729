//! What the demo's announcements and its calendar say.

use serde::Deserialize;

/// What an announcement is beside its thread; one that has none is for all.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::dev::demo) struct Terms {
    /// The key of its thread.
    pub(in crate::dev::demo) thread: String,
    /// `all`, `area:SLUG`, `kind:KIND`, `org:SLUG`.
    pub(in crate::dev::demo) addressed: Vec<String>,
    /// Each organisation is to acknowledge.
    #[serde(default)]
    pub(in crate::dev::demo) acknowledge: bool,
    /// Who has, and how long ago.
    #[serde(default)]
    pub(in crate::dev::demo) acknowledged: Vec<Acknowledged>,
    /// Published so many days from today.
    pub(in crate::dev::demo) publish_in_days: Option<u16>,
    /// The other form of Norwegian.
    pub(in crate::dev::demo) other_title: Option<String>,
    pub(in crate::dev::demo) other_body: Option<String>,
}

/// Somebody has acknowledged for her organisation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::dev::demo) struct Acknowledged {
    pub(in crate::dev::demo) by: String,
    pub(in crate::dev::demo) ago: String,
}

/// Something in the calendar.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::dev::demo) struct CalendarEvent {
    pub(in crate::dev::demo) kind: String,
    pub(in crate::dev::demo) title_nb: String,
    pub(in crate::dev::demo) title_nn: String,
    pub(in crate::dev::demo) by: String,
    /// `all`, `area:SLUG`, `trial:SLUG`, or `org`: the organisation of whoever enters it.
    pub(in crate::dev::demo) subject: String,
    /// Days from today.
    pub(in crate::dev::demo) in_days: i64,
    /// On the first such weekday from then: `mon` … `sun`.
    pub(in crate::dev::demo) weekday: Option<String>,
    /// How many days it takes.
    pub(in crate::dev::demo) days: Option<u64>,
    pub(in crate::dev::demo) starts: Option<chrono::NaiveTime>,
    pub(in crate::dev::demo) ends: Option<chrono::NaiveTime>,
    /// Again after so many days, so many times in all.
    #[serde(default)]
    pub(in crate::dev::demo) every: u64,
    #[serde(default = "once")]
    pub(in crate::dev::demo) times: u64,
    pub(in crate::dev::demo) place: Option<String>,
    pub(in crate::dev::demo) about: Option<String>,
    /// `open`, `members` or `organisation`.
    pub(in crate::dev::demo) audience: String,
}

fn once() -> u64 {
    1
}
