//! The demo's threads, written by each person in her own name at her own time, oldest first.

use std::collections::BTreeMap;

use anyhow::Context as _;
use chrono::{DateTime, Days, Duration, Utc};

use super::cast::{Actor, Stage};
use super::content::{Content, Thread};
use super::guidance::{self, Given, Script};
use super::when::Ago;
use super::{Areas, announced, queries};
use crate::announcements;
use crate::error::Error;
use crate::ids::{AreaId, GuidanceId, PostId, ThreadId};
use crate::jobs::Job;
use crate::mail::outbox::{MailKind, NewMail};
use crate::search::Found;
use crate::threads::{self, Author, NewReply, NewThread, ThreadKind, ThreadState};
use crate::tx::Tx;
use crate::viewer::{Audience, Viewer};

/// What has been written.
#[derive(Default)]
struct Written {
    threads: Vec<ThreadId>,
    /// Posts whose readers get a letter.
    told: Vec<PostId>,
    /// Threads by key.
    keys: BTreeMap<String, ThreadId>,
}

/// Writes every thread, lets everybody read most of it, and enqueues what follows: the search index for all, letters for
/// the few posts that are to be told about.
pub(super) fn play(tx: &mut Tx<'_>, content: &Content, stage: &Stage, areas: &Areas) -> Result<(), Error> {
    let now = tx.now;
    let mut threads: Vec<&Thread> = content.threads.iter().collect();
    threads.sort_by_key(|thread| std::cmp::Reverse(Ago::parse(&thread.ago).map(Ago::hours)));
    let mut written = Written::default();
    for thread in threads {
        let area = areas.get(&thread.area).copied().with_context(|| format!("there is no area {}", thread.area))?;
        let script = &content.guidance;
        let (written, answers) = (&mut written, BTreeMap::new());
        let id = Scene { content, stage, areas, thread, script, area, now, written, answers }.play(tx)?;
        announced::acknowledge(tx, content, stage, thread, id, now)?;
    }
    tx.now = now;
    guidance::today(tx, &content.guidance, stage, &written.keys)?;
    (tx.now, tx.viewer) = (now, Viewer::system());
    queries::written_to(tx)?;
    queries::keep_quiet(tx, &written.told)?;
    for (actor, hours) in stage.people.values().zip((0..6).cycle().map(|n| 20 + 11 * n)) {
        queries::read_until(tx, actor.member, actor.viewer.keys(), &written.threads, now - Duration::hours(hours))?;
    }
    let mut jobs: Vec<Job> = written.threads.iter().map(|id| Job::IndexThread { thread: id.0 }).collect();
    jobs.extend(stage.trials.values().map(|id| Job::IndexTrial { trial: id.0 }));
    jobs.extend(stage.organisations.values().map(|id| Job::IndexOrganisation { organisation: id.0 }));
    jobs.extend(queries::listed(tx)?.into_iter().map(|id| Job::Index { what: Found::Person, item: id.0 }));
    tx.enqueue_all(&jobs)
}

/// One thread being written.
struct Scene<'s> {
    content: &'s Content,
    stage: &'s Stage,
    areas: &'s Areas,
    thread: &'s Thread,
    script: &'s Script,
    area: AreaId,
    now: DateTime<Utc>,
    written: &'s mut Written,
    /// Official answers given so far, by their place.
    answers: BTreeMap<usize, GuidanceId>,
}

impl<'s> Scene<'s> {
    fn play(mut self, tx: &mut Tx<'_>) -> Result<ThreadId, Error> {
        let (id, mut at) = self.open(tx)?;
        self.written.threads.push(id);
        self.written.keys.insert(self.thread.key.clone(), id);
        for number in 0..self.thread.replies.len() {
            at = self.reply(tx, id, number, at)?;
        }
        threads_state(tx, id, self.thread)?;
        for slug in &self.thread.same_here {
            at = (at + Duration::minutes(95)).min(self.now);
            let organisation = self.stage.organisation(slug)?;
            let speaks = |actor: &&Actor| actor.author.organisation.as_ref().is_some_and(|(id, _)| *id == organisation);
            let member = self.stage.people.values().find(speaks).map(|actor| actor.member);
            threads::same_here(tx, id, organisation, member, at)?;
        }
        Ok(id)
    }

    fn open(&self, tx: &mut Tx<'_>) -> Result<(ThreadId, DateTime<Utc>), Error> {
        let thread = self.thread;
        let (actor, at) = self.enter(tx, &thread.by, &thread.ago, None)?;
        let kind = ThreadKind::parse(&thread.kind).with_context(|| format!("{} is not a kind", thread.kind))?;
        let answer = |name| if name == "outcome" { thread.outcome.clone() } else { thread.fields.get(name).cloned() };
        let guided = kind
            .guided()
            .iter()
            .filter_map(|field| Some((field.name.to_owned(), answer(field.name)?.trim().to_owned())));
        let new = NewThread {
            area: self.area,
            trial: thread.trial.as_ref().and_then(|slug| self.stage.trials.get(slug).copied()),
            kind,
            title: thread.title.clone(),
            language: actor.language.clone(),
            audience: self.audience()?.keys(),
            body: thread.body.trim().to_owned(),
            guided: guided.collect(),
            expires_on: thread.applies_for_days.map(|days| self.now.date_naive() + Days::new(days.into())),
            author: actor.author.clone(),
            waits: waits(&actor.author),
            at,
        };
        if kind == ThreadKind::Announcement {
            let new = announced::terms(self.content, self.stage, self.areas, thread, new, self.now)?;
            return Ok((announcements::announce(tx, &new)?, at));
        }
        Ok((threads::open(tx, &new)?.0, at))
    }

    fn reply(
        &mut self,
        tx: &mut Tx<'_>,
        thread: ThreadId,
        number: usize,
        after: DateTime<Utc>,
    ) -> Result<DateTime<Utc>, Error> {
        let reply = self.thread.replies.get(number).context("no such reply")?;
        let (actor, at) = self.enter(tx, &reply.by, &reply.ago, Some(after))?;
        if reply.official {
            let place = number + 2;
            let answer =
                self.script.of(&self.thread.key, place).context("an official reply is not in guidance.toml")?;
            let (stage, language, before) = (self.stage, actor.language.as_str(), &mut self.answers);
            Given { stage, answer, thread, language, body: &reply.body, before }.publish(tx, actor, after, at)?;
            return Ok(at);
        }
        let new = NewReply {
            thread,
            words: reply.body.trim().to_owned().into(),
            official: false,
            author: actor.author.clone(),
            waits: waits(&actor.author),
            at,
        };
        let (post, _) = threads::reply(tx, &new)?;
        if reply.letter {
            self.written.told.push(post);
        }
        Ok(at)
    }

    /// Lets somebody act, at her time.
    fn enter(
        &self,
        tx: &mut Tx<'_>,
        by: &str,
        ago: &str,
        after: Option<DateTime<Utc>>,
    ) -> Result<(&'s Actor, DateTime<Utc>), Error> {
        let actor = self.stage.actor(by)?;
        let ago = Ago::parse(ago).with_context(|| format!("{ago} is not a time such as 12d or 5h"))?;
        let salt =
            self.thread.title.bytes().chain(by.bytes()).fold(7_u32, |sum, byte| sum.wrapping_mul(31) ^ u32::from(byte));
        let at = ago.before(self.now, salt, after);
        (tx.now, tx.viewer) = (at, actor.viewer.clone());
        Ok((actor, at))
    }

    fn audience(&self) -> Result<Audience, Error> {
        let room = self.thread.audience.first().map_or("open", String::as_str);
        Ok(match room {
            "open" => Audience::Open,
            "members" => Audience::Members,
            "union" => Audience::Union,
            "employer" => Audience::Employer,
            "ministry" => Audience::Ministry,
            "area" => Audience::Area(self.area),
            room => Audience::Organisation(self.stage.organisation(room.strip_prefix("org:").unwrap_or(room))?),
        })
    }
}

/// Nobody vouches for who has no organisation: a moderator looks first.
fn waits(author: &Author) -> bool {
    author.organisation.is_none()
}

fn threads_state(tx: &mut Tx<'_>, id: ThreadId, thread: &Thread) -> Result<(), Error> {
    if thread.accepted.is_some() {
        threads::accept(tx, id, thread.accepted)?;
    }
    if thread.pinned {
        threads::set_pinned(tx, id, true)?;
    }
    if thread.closed.is_some() {
        threads::set_state(tx, id, ThreadState::Closed, thread.closed.as_deref())?;
    }
    Ok(())
}

/// The requests for membership that wait, and the letters their coordinators get.
pub(super) fn requests(tx: &mut Tx<'_>, content: &Content, stage: &Stage, domain: &str) -> Result<(), Error> {
    for person in &content.people {
        let Some(asks) = &person.asks else { continue };
        let (member, organisation) = (stage.actor(&person.key)?.member, stage.organisation(&asks.organisation)?);
        let at = tx.now - Duration::hours(4);
        let request = queries::request(tx, member, organisation, &asks.message, at)?;
        for coordinator in queries::coordinators(tx, organisation)? {
            tx.owe(NewMail { kind: MailKind::Request, member: Some(coordinator), item: request.0, domain })?;
        }
    }
    Ok(())
}
