//! The demo's content as it is fits together, and what does not fit is told.

use super::all;
use crate::dev::demo::content;

const AREAS: [&str; 7] = [
    "barn-og-unge",
    "helse",
    "plan-og-bygg",
    "utdanning",
    "organisering",
    "arbeid-og-velferd",
    "tillit-og-medvirkning",
];

#[test]
fn the_content_fits_together() {
    let content = content::load().unwrap();
    all(&content, &AREAS.into()).unwrap();
}

#[test]
fn it_is_deep_enough_to_feel_inhabited() {
    let content = content::load().unwrap();
    let posts: usize = content.threads.iter().map(|thread| 1 + thread.replies.len()).sum();
    assert!(content.threads.len() >= 60 && posts >= 300, "{} threads, {posts} posts", content.threads.len());
    let outcomes: Vec<_> = content.threads.iter().filter_map(|thread| thread.outcome.as_deref()).collect();
    assert!(
        outcomes.len() >= 6 && outcomes.iter().filter(|o| matches!(**o, "none" | "worse")).count() >= 2,
        "{outcomes:?}"
    );
    assert!(content.people.iter().filter(|person| person.persona).count() >= 7);
}

#[test]
fn everything_wrong_is_said_at_once() {
    let mut content = content::load().unwrap();
    let thread = content.threads.iter_mut().find(|thread| thread.key == "helse-01").unwrap();
    thread.kind = "rumour".to_owned();
    thread.audience = vec!["union".to_owned()];
    thread.accepted = Some(99);
    let said = all(&content, &AREAS.into()).unwrap_err().to_string();
    for part in ["rumour is not a kind", "nolende cannot write to", "no reply number 99"] {
        assert!(said.contains(part), "{part:?} is not in {said}");
    }
}
