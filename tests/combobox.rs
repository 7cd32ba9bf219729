//! The search field in a real browser, by keyboard alone: suggestions open, arrows move, Enter goes there, Escape closes;
//! without script the same field is a plain form.

use std::time::{Duration, Instant};

use crate::demo::filled;
use crate::support::TestApp;
use crate::support::chromium::Chromium;

const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";
const HOME: &str = "\u{E011}";
const UP: &str = "\u{E013}";
const DOWN: &str = "\u{E015}";

/// Waits until a script says yes.
fn wait(chromium: &Chromium, what: &str, script: &str) {
    let began = Instant::now();
    while chromium.run(script).as_bool() != Some(true) {
        assert!(began.elapsed() < Duration::from_secs(10), "{what} does not come: {}", chromium.address());
        std::thread::sleep(Duration::from_millis(30));
    }
}

fn text(chromium: &Chromium, script: &str) -> String {
    chromium.run(script).as_str().unwrap_or_default().to_owned()
}

const OPEN: &str = "return document.getElementById('q').getAttribute('aria-expanded') === 'true'";
const CLOSED: &str = "return document.getElementById('q').getAttribute('aria-expanded') === 'false'
    && document.querySelector('.suggestions').hidden";
const ACTIVE: &str = "return document.getElementById(document.getElementById('q').getAttribute('aria-activedescendant'))?.dataset.href ?? ''";

fn indexed() -> TestApp {
    let app = filled();
    app.work();
    app
}

#[test]
fn suggestions_are_used_by_keyboard() {
    let app = indexed();
    let Some(chromium) = Chromium::start() else { return };
    chromium.wide(1280);
    chromium.open(&app.address("/sok"));
    chromium.type_into("#q", "frav");
    wait(&chromium, "the list", OPEN);
    let options = chromium.words("[role=option]");
    assert!((2..=8).contains(&options.len()), "{options:?}");
    assert!(chromium.words(".suggesting [role=status]").concat().starts_with(&format!("{} forslag", options.len())));
    assert_eq!(chromium.told("combobox"), ["Søk i alt på torget"]);
    assert_eq!(chromium.barriers(), [""; 0], "open, in light");
    chromium.picture("suggestions-1280");

    // Down twice, up past the first, round, and Home, which belongs to the field.
    chromium.keys(DOWN);
    let first = text(&chromium, ACTIVE);
    chromium.keys(DOWN);
    let second = text(&chromium, ACTIVE);
    assert!(!first.is_empty() && !second.is_empty() && first != second);
    chromium.keys(&format!("{UP}{UP}"));
    assert_eq!(text(&chromium, ACTIVE), "", "the field itself is above the first");
    chromium.keys(UP);
    assert!(!text(&chromium, ACTIVE).is_empty(), "and the last above that");
    chromium.keys(HOME);
    assert_eq!(text(&chromium, ACTIVE), "");
    chromium.keys(ESCAPE);
    wait(&chromium, "the end of the list", CLOSED);
    assert_eq!(
        text(&chromium, "return document.getElementById('q').value"),
        "frav",
        "Escape closes, and keeps the words"
    );

    chromium.keys(&format!("{DOWN}{DOWN}"));
    wait(&chromium, "the list again", OPEN);
    assert_eq!(text(&chromium, ACTIVE), second);
    chromium.keys(ENTER);
    wait(&chromium, "the page", "return !location.pathname.startsWith('/sok') || location.search !== ''");
    assert_eq!(chromium.address(), app.address(&second));
}

#[test]
fn enter_searches_when_nothing_is_chosen_and_a_narrow_dark_page_holds_the_list() {
    let app = indexed();
    let Some(chromium) = Chromium::start() else { return };
    chromium.wide(360);
    chromium.dark(true);
    chromium.open(&app.address("/"));
    chromium.type_into("#q", "oppg");
    wait(&chromium, "the list", OPEN);
    assert_eq!((chromium.barriers(), chromium.sticks_out()), (Vec::new(), Vec::new()), "open, in dark");
    chromium.picture("suggestions-360-dark");
    chromium.keys(ENTER);
    wait(&chromium, "the results", "return location.pathname === '/sok'");
    assert!(chromium.address().ends_with("/sok?q=oppg"), "{}", chromium.address());
    // A press of the mouse leads there too.
    chromium.wide(1280);
    chromium.type_into("#q", "a");
    wait(&chromium, "the list", OPEN);
    let to = text(&chromium, "return document.querySelector('[role=option]').dataset.href");
    chromium.press(".suggestions [role=option]:first-child");
    wait(&chromium, "another page", "return location.search !== '?q=oppg'");
    assert_eq!(chromium.address(), app.address(&to));
}

#[test]
fn without_script_the_field_is_a_plain_form() {
    let app = indexed();
    let Some(chromium) = Chromium::start() else { return };
    chromium.without_script();
    chromium.open(&app.address("/sok"));
    chromium.type_into("#q", &format!("fravær{ENTER}"));
    let began = Instant::now();
    while !chromium.address().contains("?q=frav") {
        assert!(began.elapsed() < Duration::from_secs(10), "{}", chromium.address());
        std::thread::sleep(Duration::from_millis(30));
    }
    assert!(chromium.words("[role=combobox]").is_empty() && !chromium.words("a.title").is_empty());
}

#[test]
fn threads_like_the_one_being_written_come_beside_its_title() {
    let app = indexed();
    let Some(chromium) = Chromium::start() else { return };
    let browser = app.guest();
    let id = app.rows("SELECT id::text AS value FROM members WHERE email LIKE 'prosjektleder@%'").remove(0);
    assert_eq!(browser.post("/demo/personer", &[("person", &id)]).status, 303);
    chromium.take_over(&app, &browser);
    chromium.wide(1280);
    chromium.open(&app.address("/ny-trad/question"));
    chromium.type_into("#title", "Hvordan måler dere fravær blant elever?");
    wait(&chromium, "threads", "return document.querySelectorAll('#lignende a').length > 0");
    assert!(chromium.words("button[name=similar]").is_empty(), "the script needs no button");
    assert_eq!(chromium.barriers(), [""; 0]);
    chromium.picture("similar-1280");
    chromium.wide(360);
    assert_eq!(chromium.sticks_out(), [""; 0]);
    chromium.picture("similar-360");
}
