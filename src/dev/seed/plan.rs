//! Who writes what where and when: skewed as in life, and planned whole before anything is written.

use chrono::{DateTime, Duration, Utc};

use super::dice::Dice;
use super::{PARAGRAPHS, PostPlan, ThreadPlan, prose};

/// The longest thread, which has its own page in every measurement.
const LONGEST: u32 = 5_000;
/// The thread that fills exactly one page.
const ONE_PAGE: u32 = 50;
/// No other thread is longer, however much is seeded.
const LONG: u32 = 2_000;
const YEARS_BACK: u32 = 3;
const KINDS: &[&str] = &[
    "question",
    "question",
    "question",
    "discussion",
    "discussion",
    "experience",
    "experience",
    "rule_in_way",
    "partner_wanted",
];

/// Plans `posts` posts by `people` people in the areas.
pub(super) fn plan(
    dice: &mut Dice,
    posts: u32,
    people: u32,
    areas: &[i64],
    now: DateTime<Utc>,
) -> (Vec<ThreadPlan>, Vec<PostPlan>) {
    let mut threads = Vec::new();
    let mut all = Vec::with_capacity(usize::try_from(posts).unwrap_or(0));
    for (place, size) in sizes(posts).into_iter().enumerate() {
        let from = all.len();
        let times = times(dice, size, place < 2, now);
        all.extend((1..).zip(times).map(|(number, at)| post(dice, people, (place, number), at)));
        let written = all.get(from..).unwrap_or_default();
        let (Some(first), Some(last)) = (written.first(), written.last()) else { continue };
        threads.push(thread(dice, areas, (first, last), place < 2));
    }
    (threads, all)
}

fn post(dice: &mut Dice, people: u32, (thread, number): (usize, i32), at: DateTime<Utc>) -> PostPlan {
    let mut any = |limit| i32::try_from(dice.below(limit)).unwrap_or(0);
    PostPlan { thread, number, paragraphs: [any(PARAGRAPHS), any(PARAGRAPHS), any(PARAGRAPHS)], by: any(people), at }
}

/// `measured` threads can be read by anybody and are not answered.
fn thread(dice: &mut Dice, areas: &[i64], (first, last): (&PostPlan, &PostPlan), measured: bool) -> ThreadPlan {
    let kind = dice.one_of(KINDS).copied().unwrap_or("question");
    let answered = kind == "question" && last.number > 2 && dice.percent(45);
    let title = prose::title(dice);
    ThreadPlan {
        area: dice.one_of(areas).copied().unwrap_or(0),
        kind: if measured { "discussion" } else { kind },
        title,
        audience: if measured || dice.percent(88) { "open" } else { "members" },
        opened_by: first.by,
        opened_at: first.at,
        last_by: last.by,
        last_at: last.at,
        posts: last.number,
        accepted: if answered && !measured { 2 + i32::try_from(dice.below(2)).unwrap_or(0) } else { 0 },
    }
}

/// How many posts each thread has: in all exactly `posts`.
fn sizes(posts: u32) -> Vec<u32> {
    if posts == 0 {
        return Vec::new();
    }
    let mut sizes = vec![(posts / 4).clamp(1, LONGEST)];
    if posts >= 1_000 {
        sizes.push(ONE_PAGE);
    }
    let others = usize::try_from(posts / 20).unwrap_or(0).saturating_sub(sizes.len());
    let left = posts - sizes.iter().sum::<u32>();
    if others == 0 {
        sizes.push(left);
        sizes.retain(|size| *size > 0);
        return sizes;
    }
    let weight = |n: usize| 1.0 / f64::powf(n as f64 + 12.0, 0.85);
    let total: f64 = (0..others).map(weight).sum();
    let to_share = f64::from(left) - others as f64;
    // Rounded down, so that something is left over, which is dealt out evenly.
    let mut rest: Vec<u32> = (0..others).map(|n| 1 + ((to_share * weight(n) / total) as u32).min(LONG - 1)).collect();
    let over = left.saturating_sub(rest.iter().sum());
    let (each, odd) = (over / u32::try_from(others).unwrap_or(1), over % u32::try_from(others).unwrap_or(1));
    for (n, size) in (0..).zip(rest.iter_mut()) {
        *size += each + u32::from(n < odd);
    }
    sizes.extend(rest);
    sizes
}

/// When its posts were written, in order, within the last years and no later than now.
fn times(dice: &mut Dice, count: u32, old: bool, now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    const DAY: u32 = 86_400;
    let oldest = YEARS_BACK * 365 * DAY;
    let age = if old { oldest } else { count + DAY + dice.below(oldest) };
    let lasts = (age - count).min(count.saturating_mul(DAY / 2)).min(oldest);
    let mut offsets: Vec<u32> = (1..count).map(|_| dice.below(lasts)).collect();
    offsets.sort_unstable();
    let start = now - Duration::seconds(i64::from(age));
    let offsets = std::iter::once(0).chain(offsets);
    offsets.zip(0..).map(|(offset, n): (u32, i64)| start + Duration::seconds(i64::from(offset) + n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_post_is_in_a_thread_and_the_measured_threads_are_there() {
        for posts in [1, 19, 100, 999, 1_000, 20_000, 100_000, 1_000_000] {
            let sizes = sizes(posts);
            assert_eq!(sizes.iter().sum::<u32>(), posts, "{posts}");
            assert!(sizes.iter().all(|size| *size > 0), "{posts}");
        }
        let sizes = sizes(100_000);
        assert_eq!((sizes.len(), sizes[0], sizes[1]), (5_000, 5_000, 50));
        assert!(sizes[2..].iter().all(|size| *size < LONGEST) && sizes[2] > 20 * sizes[4_999], "{:?}", &sizes[..9]);
    }

    #[test]
    fn the_same_plan_comes_every_time_and_ends_before_now() {
        let now = DateTime::from_timestamp(1_780_000_000, 0).unwrap();
        let (threads, posts) = plan(&mut Dice::new(1), 4_000, 10, &[1, 2], now);
        assert_eq!(
            (&threads, &posts),
            (&plan(&mut Dice::new(1), 4_000, 10, &[1, 2], now).0, &plan(&mut Dice::new(1), 4_000, 10, &[1, 2], now).1)
        );
        assert!(posts.iter().all(|post| post.at <= now && post.number > 0 && post.by < 10));
        assert!(posts.windows(2).all(|pair| pair[0].thread != pair[1].thread || pair[0].at < pair[1].at));
        assert_eq!(threads.iter().map(|thread| thread.posts).sum::<i32>(), 4_000);
    }
}
