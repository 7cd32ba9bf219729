//! What the demo says: TOML files in `src/dev/content`, embedded, parsed strictly. `check` sees that they fit together.

mod dated;
mod given;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Context as _;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

pub(super) use dated::{CalendarEvent, Terms};
pub(super) use given::{GivenIndicator, GivenLesson, GivenMeasurement};

use super::follows::{Follow, Follows};
use super::guidance::Script;
use super::involvement::Involvement;
use super::moderation::{Event, Moderation};
use super::partners::Request;
use super::records::{Adoption, Record};

const CAST: &str = include_str!("../../content/cast.toml");
const INVOLVEMENT: &str = include_str!("../../content/involvement.toml");
const GUIDANCE: &str = include_str!("../../content/guidance.toml");
const FOLLOWS: &str = include_str!("../../content/follows.toml");
const ANNOUNCEMENTS: &str = include_str!("../../content/announcements.toml");
const CALENDAR: &str = include_str!("../../content/calendar.toml");
const PARTNERS: &str = include_str!("../../content/partners.toml");
const RESULTS: &str = include_str!("../../content/results.toml");
const MODERATION: &str = include_str!("../../content/moderation.toml");
const RECORDS: &str = include_str!("../../content/trials.toml");

macro_rules! threads { ($($area:literal),* $(,)?) => {
    &[$((concat!("threads-", $area, ".toml"), include_str!(concat!("../../content/threads-", $area, ".toml")))),*]
}; }

const THREADS: &[(&str, &str)] = threads![
    "arbeid-og-velferd",
    "barn-og-unge",
    "helse",
    "organisering",
    "plan-og-bygg",
    "tillit-og-medvirkning",
    "utdanning",
];

/// Everything.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) organisations: Vec<Organisation>,
    pub(super) trials: Vec<Trial>,
    pub(super) people: Vec<Person>,
    pub(super) threads: Vec<Thread>,
    pub(super) involvement: Involvement,
    pub(super) partners: Vec<Request>,
    pub(super) guidance: Script,
    pub(super) follows: Vec<Follow>,
    pub(super) announcements: Vec<Terms>,
    pub(super) events: Vec<CalendarEvent>,
    pub(super) indicators: Vec<GivenIndicator>,
    pub(super) lessons: Vec<GivenLesson>,
    pub(super) moderation: Vec<Event>,
    pub(super) records: Vec<Record>,
    pub(super) adoptions: Vec<Adoption>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Records {
    trial: Vec<Trial>,
    record: Vec<Record>,
    adoption: Vec<Adoption>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Partners {
    request: Vec<Request>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cast {
    organisation: Vec<Organisation>,
    trial: Vec<Trial>,
    person: Vec<Person>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Threads {
    thread: Vec<Thread>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Announcements {
    announcement: Vec<Terms>,
    thread: Vec<Thread>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Calendar {
    event: Vec<CalendarEvent>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Results {
    indicator: Vec<GivenIndicator>,
    lesson: Vec<GivenLesson>,
}

/// A fictional organisation. Its figures are invented, shaped after real ones of the same size.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    pub(super) slug: String,
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) language_form: String,
    pub(super) population: Option<i32>,
    pub(super) kostra_group: Option<i16>,
    pub(super) centrality: Option<i16>,
    pub(super) domain: String,
    pub(super) description: String,
    /// Of a union local: where its members work.
    pub(super) employer: Option<String>,
    /// Of a union local: its union.
    pub(super) union: Option<String>,
}

/// A fictional trial; where it stands, its record says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trial {
    pub(super) slug: String,
    pub(super) area: String,
    pub(super) title_nb: String,
    pub(super) title_nn: String,
    pub(super) summary_nb: String,
    pub(super) summary_nn: String,
    pub(super) participants: Vec<String>,
    /// Considered and declined.
    #[serde(default)]
    pub(super) non_trial: bool,
}

/// A persona or another speaker. Without an organisation nobody vouches for her, and what she writes waits.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) organisation: Option<String>,
    pub(super) side: Option<String>,
    #[serde(default = "member")]
    pub(super) role: String,
    pub(super) email: String,
    pub(super) language: String,
    /// `moderator` or `administrator`.
    pub(super) staff: Option<String>,
    /// Can be picked at sign-in.
    #[serde(default)]
    pub(super) persona: bool,
    pub(super) does_nb: Option<String>,
    pub(super) does_nn: Option<String>,
    /// Has asked to become a member, and waits for an answer.
    pub(super) asks: Option<Asks>,
}

fn member() -> String {
    "member".to_owned()
}

/// A request for membership.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asks {
    pub(super) organisation: String,
    pub(super) message: String,
}

/// A thread with its replies.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Thread {
    /// Unique, for error messages.
    pub(super) key: String,
    pub(super) area: String,
    /// The slug of the trial it is about.
    pub(super) trial: Option<String>,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) by: String,
    /// `12d` (office hours of that day) or `5h`, before now.
    pub(super) ago: String,
    /// One of `open`, `members`, `union`, `employer`, `ministry`, `area`, `org:SLUG`.
    pub(super) audience: Vec<String>,
    pub(super) body: String,
    /// The guided form's other answers.
    #[serde(default)]
    pub(super) fields: BTreeMap<String, String>,
    /// Of a result: `better`, `none`, `worse` or `mixed`.
    pub(super) outcome: Option<String>,
    /// The number of the post that answers it.
    pub(super) accepted: Option<i32>,
    /// Organisations that have said «hos oss også».
    #[serde(default)]
    pub(super) same_here: Vec<String>,
    #[serde(default)]
    pub(super) pinned: bool,
    /// Closed, with this reason.
    pub(super) closed: Option<String>,
    /// Of an announcement: days from today until it no longer applies.
    pub(super) applies_for_days: Option<u16>,
    #[serde(default, rename = "reply")]
    pub(super) replies: Vec<Reply>,
}

/// A reply.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reply {
    pub(super) by: String,
    pub(super) ago: String,
    /// The ministry's official word; what comes with it stands in guidance.toml.
    #[serde(default)]
    pub(super) official: bool,
    /// The thread's author gets the letter that a reply sends, to be read in the post office.
    #[serde(default)]
    pub(super) letter: bool,
    pub(super) body: String,
}

/// Parses everything.
///
/// # Errors
/// Names the file, the line and what is wrong with it.
pub(super) fn load() -> anyhow::Result<Content> {
    let cast: Cast = parse("cast.toml", CAST)?;
    let follows = parse::<Follows>("follows.toml", FOLLOWS)?.follow;
    let mut threads = Vec::new();
    for (file, text) in THREADS {
        threads.extend(parse::<Threads>(file, text)?.thread);
    }
    let partners = parse::<Partners>("partners.toml", PARTNERS)?.request;
    let results: Results = parse("results.toml", RESULTS)?;
    let moderation: Moderation = parse("moderation.toml", MODERATION)?;
    let (mut people, mut trials) = (cast.person, cast.trial);
    let announcements: Announcements = parse("announcements.toml", ANNOUNCEMENTS)?;
    threads.extend(announcements.thread);
    people.extend(moderation.person);
    threads.extend(moderation.thread);
    let records: Records = parse("trials.toml", RECORDS)?;
    trials.extend(records.trial);
    let involvement = parse("involvement.toml", INVOLVEMENT)?;
    let guidance = parse("guidance.toml", GUIDANCE)?;
    Ok(Content {
        organisations: cast.organisation,
        trials,
        people,
        threads,
        moderation: moderation.event,
        records: records.record,
        adoptions: records.adoption,
        involvement,
        partners,
        indicators: results.indicator,
        lessons: results.lesson,
        guidance,
        follows,
        announcements: announcements.announcement,
        events: parse::<Calendar>("calendar.toml", CALENDAR)?.event,
    })
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> anyhow::Result<T> {
    toml::from_str(text).with_context(|| format!("demo content: src/dev/content/{file}"))
}

/// A hash of all of it, kept in the database as the demo's mark.
pub(super) fn hash() -> String {
    let mut digest = Sha256::new();
    [CAST, INVOLVEMENT, PARTNERS, GUIDANCE, FOLLOWS, RESULTS, MODERATION, RECORDS, ANNOUNCEMENTS, CALENDAR]
        .iter()
        .for_each(|text| digest.update(text));
    THREADS.iter().for_each(|(_, text)| digest.update(text));
    digest.finalize().iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
