//! Pages in a real browser: they fit on a phone and on a wide screen, in light and dark, and axe-core finds no barrier.

use torget::viewer::{Role, Side};

use crate::support::chromium::Chromium;
use crate::support::{Browser, TestApp, routes};

/// Opens a page at every width, in light and dark; gives what is wrong with it.
fn look(chromium: &Chromium, app: &TestApp, path: &str, who: &str) -> Vec<String> {
    let name = format!("{who}{}", path.replace(['/', '?', '='], "-"));
    let mut wrong = Vec::new();
    for (width, dark) in [(1280, false), (360, true)] {
        chromium.wide(width);
        chromium.dark(dark);
        chromium.open(&app.address(path));
        wrong.extend(chromium.barriers().into_iter().map(|barrier| format!("{path} for {who}, {width} px: {barrier}")));
        chromium.picture(&format!("{name}-{width}"));
    }
    chromium.wide(320);
    wrong.extend(chromium.sticks_out().into_iter().map(|part| format!("{path} for {who}, 320 px: sticks out: {part}")));
    if chromium.words("h1").len() != 1 {
        wrong.push(format!("{path} for {who}: one h1 a page, not {:?}", chromium.words("h1")));
    }
    wrong
}

/// Every page without parameters that this browser may open.
fn pages(browser: &Browser) -> Vec<String> {
    let routes = routes::all().into_iter().filter(|route| route.method == "GET" && !route.pattern.contains('{'));
    let paths = routes.map(|route| route.pattern).filter(|path| {
        let page = browser.get(path);
        // What a script puts into a page is no page.
        page.status == 200
            && page.header("content-type").starts_with("text/html")
            && page.html.starts_with("<!DOCTYPE html>")
    });
    paths.collect()
}

fn complain(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} complaints (pictures in target/screenshots):\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_first_pages_are_for_everyone() {
    let app = TestApp::start();
    let guest = app.guest();
    let Some(chromium) = Chromium::start() else { return };
    for (path, status) in [("/", 200), ("/logg-inn", 200), ("/finnes-ikke", 404)] {
        assert_eq!(guest.get(path).status, status, "{path}");
        complain(&look(&chromium, &app, path, "guest"));
    }
}

#[test]
fn every_page_a_guest_finds_is_for_everyone() {
    let app = TestApp::start();
    let Some(chromium) = Chromium::start() else { return };
    let wrong: Vec<String> = pages(&app.guest()).iter().flat_map(|path| look(&chromium, &app, path, "guest")).collect();
    complain(&wrong);
}

#[test]
fn every_page_of_those_who_run_the_square_is_for_everyone() {
    let app = TestApp::start();
    let Some(chromium) = Chromium::start() else { return };
    let ministry = app.organisation("departementet", "ministry");
    let anne = app
        .member("anne@dep.example")
        .at(&ministry, Role::Coordinator, Some(Side::Ministry))
        .moderator(None)
        .administrator();
    let browser = app.sign_in(&anne);
    chromium.take_over(&app, &browser);
    let wrong: Vec<String> = pages(&browser).iter().flat_map(|path| look(&chromium, &app, path, "staff")).collect();
    complain(&wrong);
}

#[test]
fn a_guest_searches_from_the_front_page() {
    let app = TestApp::start();
    let Some(chromium) = Chromium::start() else { return };
    chromium.open(&app.address("/"));
    chromium.type_into("main form[action='/sok'] input[name=q]", "Grong");
    chromium.press("main form[action='/sok'] button");
    assert!(chromium.words("main").concat().contains("Grong"), "{:?}", chromium.words("main"));
    assert_eq!(chromium.words("h1").len(), 1);
}
