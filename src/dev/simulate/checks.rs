//! The promises: nothing twice, nothing owed lost, nothing she may not read, and no letter at a wrong local hour.

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine as _;
use chrono::{DateTime, Datelike as _, Duration, TimeZone as _, Timelike as _, Utc};

use super::queries::{self, Digest};
use super::searches;
use super::world::{Reader, World};
use crate::app::App;
use crate::db::Mode;
use crate::digests::due::Cadence;

/// An item of a letter: kind, key, round, thread.
type Told = (String, i64, i16, Option<i64>);

/// Holds what was made and sent since the last look against the model, which has stood still meanwhile.
pub(super) fn look(app: &Arc<App>, world: &mut World, now: DateTime<Utc>) -> anyhow::Result<()> {
    let after = world.seen_digest;
    let ((made, items), mail) = app.system(Mode::Again, |tx| {
        let mail = queries::take_mail(tx)?;
        Ok((queries::digests_after(tx, after)?, mail))
    })?;
    let mut items = items.into_iter().peekable();
    // Two workers give out keys out of order; a reader's own come in order.
    let mut by_digest: std::collections::BTreeMap<i64, Vec<Told>> = std::collections::BTreeMap::new();
    for (digest, kind, id, round, thread) in items.by_ref() {
        by_digest.entry(digest).or_default().push((kind, id, round, thread));
    }
    for digest in made {
        world.seen_digest = world.seen_digest.max(digest.id);
        let told = by_digest.remove(&digest.id).unwrap_or_default();
        one(world, &digest, told, now);
    }
    for (to, raw) in mail {
        sent(world, &to, &raw);
    }
    Ok(())
}

fn one(world: &mut World, digest: &Digest, told: Vec<Told>, now: DateTime<Utc>) {
    let Some(n) = world.by_member.get(&digest.member).copied() else { return };
    let Some(reader) = world.readers.get(n) else { return };
    let mut wrong = times(reader, digest, now);
    let late = digest.made_at - digest.slot >= Duration::hours(1);
    let owed = world.owed(reader, n);
    let posts: BTreeSet<i64> = told.iter().filter(|item| item.0 == "post").map(|item| item.1).collect();
    wrong.extend(posts.difference(&owed).map(|post| format!("post {post} is not owed")));
    if !digest.more {
        wrong.extend(owed.difference(&posts).map(|post| format!("post {post} is owed and not told of")));
    }
    if (digest.outcome == "nothing_new") != told.is_empty() {
        wrong.push("an empty letter".to_owned());
    }
    let found: BTreeSet<i64> = told.iter().filter(|item| item.0 == "found").map(|item| item.1).collect();
    wrong.extend(searches::wrong(world, reader, n, &found, &posts));
    let ranked: Vec<i64> = told.iter().filter(|item| item.0 == "thread" || item.0 == "question").map(|i| i.1).collect();
    for id in &ranked {
        let thread = world.by_thread.get(id).and_then(|n| world.threads.get(*n));
        let hers = thread.is_none_or(|t| t.by == n || !reader.may_read(t.room)) || reader.read.contains_key(id);
        if hers || reader.told.contains(id) {
            wrong.push(format!("thread {id} is hers, read, told of or not to be read"));
        }
    }
    let again: Vec<String> = told
        .iter()
        .filter(|(kind, id, round, _)| reader.mailed.contains(&(kind.clone(), *id, *round)))
        .map(|(kind, id, ..)| format!("{kind} {id} comes twice"))
        .collect();
    wrong.extend(again);
    let place = format!("letter {} of reader {} at {}", digest.id, digest.member, digest.slot);
    if let Some(reader) = world.readers.get_mut(n) {
        reader.last_slot = Some(digest.slot);
        reader.more = digest.more;
        reader.told.extend(told.iter().filter_map(|item| item.3));
        reader.mailed.extend(told.into_iter().map(|(kind, id, round, _)| (kind, id, round)));
    }
    let report = &mut world.report;
    if digest.outcome == "made" {
        report.letters += 1
    } else {
        report.nothing += 1
    }
    report.late += u64::from(late);
    report.answers += posts.len() as u64;
    report.ranked += ranked.len() as u64;
    report.found += found.len() as u64;
    for what in wrong {
        world.fault(format!("{place}: {what}"));
    }
}

/// The hour is the one she chose where she is; a late letter comes by day; the time is newer than the last one's.
fn times(reader: &Reader, digest: &Digest, now: DateTime<Utc>) -> Vec<String> {
    let (choice, mut wrong) = (reader.choice, Vec::new());
    let (slot, made) = (digest.slot.with_timezone(&choice.zone), digest.made_at.with_timezone(&choice.zone));
    let wanted = slot.date_naive().and_hms_opt(choice.hour.into(), 0, 0).unwrap_or_default();
    let skipped = choice.zone.from_local_datetime(&wanted).earliest().is_none();
    if !skipped && (slot.hour(), slot.minute()) != (u32::from(choice.hour), 0) {
        wrong.push(format!("made for {slot}, not {}", choice.hour));
    }
    let weekday = slot.weekday().number_from_monday() == u32::from(choice.weekday);
    let right_day = match choice.cadence {
        Cadence::Daily => true,
        Cadence::Weekly => weekday,
        Cadence::Monthly => weekday && slot.day() <= 7,
        Cadence::Off => false,
    };
    if !right_day {
        wrong.push(format!("made for {slot}, which is not her day"));
    }
    let late = digest.made_at - digest.slot;
    if digest.made_at > now || late < Duration::zero() {
        wrong.push("made before its time".to_owned());
    }
    if late >= Duration::hours(1) && !(7..20).contains(&made.hour()) {
        wrong.push(format!("made late and at night, at {made}"));
    }
    if reader.last_slot.is_some_and(|last| last >= digest.slot) {
        wrong.push("the same time again".to_owned());
    }
    wrong
}

/// Every thread a letter links to is one its reader may read now, and no restricted one is named.
fn sent(world: &mut World, to: &str, raw: &[u8]) {
    let text = decoded(raw);
    if !text.contains("/avmelding/brev/") {
        return;
    }
    world.report.sent += 1;
    let Some(reader) = world.by_email.get(to).and_then(|n| world.readers.get(*n)) else { return };
    let mut wrong = Vec::new();
    for after in text.split("/trad/").skip(1) {
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        let thread =
            digits.parse().ok().and_then(|id: i64| world.by_thread.get(&id)).and_then(|n| world.threads.get(*n));
        let Some(thread) = thread else {
            wrong.push(format!("a link to thread {digits}, which is none"));
            continue;
        };
        if !reader.may_read(thread.room) {
            wrong.push(format!("thread {} is told of to one who may not read it", thread.id));
        }
        let named = !after[digits.len()..].starts_with("/-") && after[digits.len()..].starts_with("/sak-nummer");
        if named && thread.room.key() != "open" {
            wrong.push(format!("restricted thread {} is named", thread.id));
        }
    }
    for what in wrong {
        world.fault(format!("mail to {to}: {what}"));
    }
}

/// The text of a message's parts, enough to find links in.
fn decoded(raw: &[u8]) -> String {
    let message = String::from_utf8_lossy(raw).replace("\r\n", "\n");
    let parts = message.split("\n\n");
    let mut base64 = false;
    let mut out = String::new();
    for part in parts {
        if base64 {
            let body: String = part.lines().take_while(|line| !line.starts_with("--")).collect();
            let bytes = base64::engine::general_purpose::STANDARD.decode(body).unwrap_or_default();
            out.push_str(&String::from_utf8_lossy(&bytes));
        }
        base64 = part.to_lowercase().contains("content-transfer-encoding: base64");
        out.push_str(&part.replace("=\n", "").replace("=3D", "="));
        out.push('\n');
    }
    out
}

/// A month after the last word was written, everybody who wants letters has had what she was owed.
pub(super) fn nothing_is_owed(world: &mut World, now: DateTime<Utc>) {
    let mut wrong = Vec::new();
    for (n, reader) in world.readers.iter().enumerate().filter(|(_, reader)| reader.choice.cadence != Cadence::Off) {
        let owed = world.owed(reader, n);
        if !owed.is_empty() && !reader.more {
            wrong.push(format!("reader {} is still owed {} posts at {now}", reader.member, owed.len()));
        }
        let left = searches::left(world, reader, n);
        if !left.is_empty() && !reader.more {
            wrong.push(format!("reader {} was never told of {left:?}, which her searches found", reader.member));
        }
    }
    for what in wrong {
        world.fault(what);
    }
}

/// What the outbox says of the letters agrees with what was seen.
pub(super) fn add_up(app: &Arc<App>, world: &mut World) -> anyhow::Result<()> {
    let (sent, dropped, left) = app.system(Mode::Read, queries::outcomes)?;
    world.report.dropped = dropped.unsigned_abs();
    if left != 0
        || sent.unsigned_abs() != world.report.sent
        || sent.unsigned_abs() + dropped.unsigned_abs() != world.report.letters
    {
        let report = &world.report;
        let what = format!(
            "{} letters made and {} seen, but the outbox says {sent} sent, {dropped} dropped, {left} neither",
            report.letters, report.sent
        );
        world.fault(what);
    }
    Ok(())
}
