//! A moderator clears twenty reports without touching a mouse: the queue, each case and its decision, with Tab, Enter,
//! the arrow down and letters only; the next case opens by itself.

use crate::reports::{kari, moderator, per, reply, tell, thread};
use crate::support::TestApp;
use crate::support::chromium::Chromium;

/// WebDriver's codes for keys without a letter (WebDriver, 17.4.2).
const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const DOWN: &str = "\u{E015}";

/// What has the focus, by id, name or words.
fn focus(chromium: &Chromium) -> String {
    let script =
        "const e = document.activeElement; return [e.tagName, e.id, e.name || '', e.innerText || ''].join('|')";
    chromium.run(script).as_str().unwrap_or_default().to_owned()
}

/// Presses Tab until something is reached; gives how many times, and fails beyond `most`.
fn tab_to(chromium: &Chromium, there: &str, most: usize) -> usize {
    for times in 1..=most {
        chromium.keys(TAB);
        if focus(chromium).contains(there) {
            return times;
        }
    }
    panic!("{there} is not reached with {most} tabs on {}; the focus is on {}", chromium.address(), focus(chromium));
}

/// Goes down a group of radio buttons until one is chosen.
fn choose(chromium: &Chromium, id: &str) {
    let chosen = format!("return document.getElementById('{id}').checked");
    for _ in 0..8 {
        if chromium.run(&chosen).as_bool() == Some(true) {
            return;
        }
        chromium.keys(DOWN);
    }
    panic!("{id} is not chosen by the arrows");
}

#[test]
fn twenty_reports_are_cleared_by_keyboard() {
    let app = TestApp::start();
    let Some(chromium) = Chromium::start() else { return };
    let (kari, reporter) = (kari(&app), app.sign_in(&per(&app)));
    let (id, _) = thread(&app, &kari, "open");
    for n in 0..20 {
        tell(&reporter, reply(&app, &kari, id, &format!("Innlegg som noen reagerer på, nummer {n}.")), "tone", "");
    }
    let moderator = app.sign_in(&moderator(&app, "anne"));
    chromium.take_over(&app, &moderator);
    chromium.open(&app.address("/moderering"));
    tab_to(&chromium, "Begynn med den eldste", 30);
    chromium.keys(ENTER);

    let mut tabs = Vec::new();
    for n in 0..20 {
        assert!(chromium.address().contains("/moderering/sak/"), "case {n} opened: {}", chromium.address());
        let hide = n % 2 == 0;
        let steps = tab_to(&chromium, "|act-", 8);
        choose(&chromium, if hide { "act-hide" } else { "act-none" });
        let steps = steps + tab_to(&chromium, "|reason", 8);
        chromium.keys(if hide { "Det går på person" } else { "Innlegget er innenfor" });
        let steps = steps + tab_to(&chromium, "|words", 2) + tab_to(&chromium, "BUTTON", 2);
        chromium.keys(ENTER);
        tabs.push(steps);
    }
    assert!(chromium.words("main").concat().contains("Ingenting venter"), "{:?}", chromium.words("main"));
    assert_eq!(app.rows("SELECT count(*)::text AS value FROM reports WHERE decided_at IS NULL"), ["0"]);
    let acts = app.rows("SELECT act || ' ' || reason_code || ' ' || count(*) AS value FROM moderation_decisions GROUP BY act, reason_code ORDER BY 1");
    assert_eq!(acts, ["hide tone 10", "none within_rules 10"]);
    let most = tabs.iter().max().copied().unwrap_or_default();
    assert!(most <= 9, "few keys lie between: {tabs:?}");
}
