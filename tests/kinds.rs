//! Every kind of page of the demo, found by following links as a guest and as each persona: on a phone and a wide screen,
//! in light and dark, by keyboard alone, and as assistive technology is told of it.

use std::collections::{BTreeMap, HashSet, VecDeque};

use crate::demo::filled;
use crate::support::chromium::Chromium;
use crate::support::{Browser, TestApp, routes};

/// Pages of one kind looked at for each reader: the first ones found.
const OF_A_KIND: usize = 1;
/// Pages of a kind opened for the links on them: a twentieth says nothing new.
const OPENED: usize = 20;
/// Presses of Tab tried on a page at most.
const TABS: usize = 60;
const TAB: &str = "\u{E004}";

/// Whether a path is one of a pattern.
fn fits(pattern: &str, path: &str) -> bool {
    let (asked, given): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    let piece = |asked: &str, given: &str| match asked.split_once('{') {
        None => asked == given,
        Some((before, rest)) => {
            given.starts_with(before) && given.ends_with(rest.split_once('}').map_or("", |end| end.1))
        }
    };
    asked.len() == given.len() && asked.iter().zip(&given).all(|(asked, given)| piece(asked, given))
}

/// The patterns of pages; what is written out comes before what is a parameter.
fn kinds() -> Vec<String> {
    let mut kinds: Vec<String> =
        routes::all().into_iter().filter(|route| route.method == "GET").map(|route| route.pattern).collect();
    kinds.sort_by_key(|pattern| (pattern.matches('{').count(), std::cmp::Reverse(pattern.len())));
    kinds
}

/// Follows links from the front page; gives for each kind the first pages found.
fn found(browser: &Browser, kinds: &[String]) -> BTreeMap<String, Vec<String>> {
    let (mut seen, mut queue) = (HashSet::from(["/".to_owned()]), VecDeque::from(["/".to_owned()]));
    let mut pages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while let Some(path) = queue.pop_front() {
        let bare = path.split('?').next().unwrap_or_default();
        let Some(kind) = kinds.iter().find(|pattern| fits(pattern, bare)) else { continue };
        let of_kind = pages.entry(kind.clone()).or_default();
        if of_kind.len() == OPENED {
            continue;
        }
        let page = browser.get(&path);
        if page.status != 200 || !page.header("content-type").starts_with("text/html") {
            continue;
        }
        of_kind.push(path.clone());
        for link in page.select("a[href^='/']") {
            let to = link.attr("href").split('#').next().unwrap_or_default().to_owned();
            if seen.insert(to.clone()) {
                queue.push_back(to);
            }
        }
    }
    pages.retain(|_, paths| !paths.is_empty());
    pages
}

/// Walks through the page with Tab alone. Wrong is a control that Tab never reaches, a focus that cannot be seen, or one that
/// does not move.
fn by_keyboard(chromium: &Chromium) -> Vec<String> {
    let count = "window.__stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]')]
        .filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }));
        const groups = new Set(); let n = 0;
        for (const e of window.__stops) { if (e.type === 'radio') { const g = (e.form && e.form.action) + e.name; if (groups.has(g)) continue; groups.add(g); } n++; }
        document.activeElement && document.activeElement.blur(); window.scrollTo(0, 0); return n";
    let stops = chromium.run(count).as_u64().unwrap_or_default();
    let here = "const e = document.activeElement; if (!e || e === document.body) return null;
        // A ring is drawn around the control, its label or what holds them both.
        const ring = (x, part) => { const s = getComputedStyle(x, part); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none' };
        const about = [e, e.parentElement, e.labels && e.labels[0]].filter(x => x);
        const drawn = about.some(x => [null, '::before', '::after'].some(part => ring(x, part)));
        const n = e.dataset.n || (e.dataset.n = String(++window.__n || (window.__n = 1)));
        return { n, name: e.tagName.toLowerCase() + ' «' + (e.innerText || e.name || e.id || '').trim().slice(0, 30) + '»', drawn }";
    let (mut reached, mut wrong, mut last, mut again) = (HashSet::new(), Vec::new(), String::new(), 0);
    while reached.len() < TABS {
        chromium.keys(TAB);
        let focus = chromium.run(here);
        let Some(name) = focus["n"].as_str() else { break };
        again = if name == last { again + 1 } else { 0 };
        // A date has a stop for the day, the month, the year and the calendar.
        if again > 3 {
            wrong.push(format!("Tab does not leave {}", focus["name"]));
            break;
        }
        if focus["drawn"] == false {
            wrong.push(format!("the focus cannot be seen on {}", focus["name"]));
        }
        name.clone_into(&mut last);
        reached.insert(last.clone());
    }
    if (reached.len() as u64) < stops.min(TABS as u64) {
        wrong.push(format!("Tab reaches {} of {stops} controls", reached.len()));
    }
    wrong
}

/// The headings and landmarks as assistive technology is told of them, kept in target/outlines to be read.
fn outline(chromium: &Chromium, name: &str) -> Vec<String> {
    let told = chromium.outline();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("outlines");
    std::fs::create_dir_all(&folder).expect("a folder for outlines");
    std::fs::write(folder.join(format!("{name}.txt")), told.join("\n")).expect("an outline can be kept");
    let mut wrong = Vec::new();
    for landmark in ["banner", "main", "contentinfo"] {
        if told.iter().filter(|line| line.trim_start().starts_with(landmark)).count() != 1 {
            wrong.push(format!("one {landmark} a page: {told:?}"));
        }
    }
    wrong
}

fn look(chromium: &Chromium, app: &TestApp, path: &str, who: &str) -> Vec<String> {
    let name: String =
        format!("{who}{path}").chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(120).collect();
    let mut wrong = Vec::new();
    chromium.wide(1280);
    chromium.dark(false);
    chromium.open(&app.address(path));
    wrong.extend(chromium.barriers());
    chromium.picture(&format!("kinds-{name}-1280"));
    wrong.extend(outline(chromium, &name));
    wrong.extend(by_keyboard(chromium));
    chromium.wide(320);
    chromium.dark(true);
    wrong.extend(chromium.barriers().into_iter().map(|barrier| format!("dark, 320 px: {barrier}")));
    wrong.extend(chromium.sticks_out().into_iter().map(|part| format!("320 px: sticks out: {part}")));
    chromium.picture(&format!("kinds-{name}-320"));
    if chromium.words("h1").len() != 1 {
        wrong.push(format!("one h1 a page, not {:?}", chromium.words("h1")));
    }
    wrong.into_iter().map(|what| format!("{path} for {who}: {what}")).collect()
}

/// A browser of one of the personas, or of a guest.
fn browser_of(app: &TestApp, who: &str) -> Browser {
    let browser = app.guest();
    if who != "guest" {
        let id = app.rows(&format!("SELECT id::text AS value FROM members WHERE email LIKE '{who}@%'")).remove(0);
        assert_eq!(browser.post("/demo/personer", &[("person", &id)]).status, 303, "{who} signs in");
    }
    browser
}

/// Looks at one page of every kind that these readers find, each kind as the first of them who finds it. What the others
/// find as well is left to their walk.
fn walk(readers: &[&str], others: &[&str]) {
    let app = filled();
    let Some(chromium) = Chromium::start() else { return };
    let (kinds, mut wrong, mut looked) = (kinds(), Vec::new(), 0);
    let mut seen: HashSet<_> =
        others.iter().flat_map(|who| found(&browser_of(&app, who), &kinds).into_keys()).collect();
    for who in readers {
        let browser = browser_of(&app, who);
        chromium.take_over(&app, &browser);
        for (kind, paths) in found(&browser, &kinds) {
            if seen.insert(kind) {
                for path in paths.iter().take(OF_A_KIND) {
                    wrong.extend(look(&chromium, &app, path, who));
                    looked += 1;
                }
            }
        }
    }
    assert!(looked > 8, "{looked} kinds of page were found");
    assert!(
        wrong.is_empty(),
        "{} complaints about {looked} kinds (pictures in target/screenshots):\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_kind_of_page_of_the_demo_is_for_everyone() {
    walk(&["guest", "prosjektleder", "hovedtillitsvalgt"], &[]);
}

#[test]
fn every_kind_of_page_of_the_ministry_is_for_everyone() {
    walk(&["departementsradgiver", "administrator"], &["guest", "prosjektleder"]);
}

/// What no link in the demo leads to: files and machines' addresses, what is reached by mail, and what is there only once
/// something has been changed or objected to.
const UNLINKED: &[&str] = &[
    "/a/{file}",
    "/avgjorelse/{id}",
    "/avmelding/brev/{token}",
    "/avmelding/sok/{token}",
    "/avmelding/{token}",
    "/demo/postkontor/{id}/html",
    "/forsok/{slug}/resultater/last-ned",
    "/healthz",
    "/indikator/{id}/versjoner",
    "/indikatorer/{slug}/last-ned",
    "/innlegg/{id}/versjoner",
    "/innlegg/{id}/moderer",
    "/kalender/alle.ics",
    "/kalender/omrade/{slug}.ics",
    "/kalender/{token}.ics",
    "/laerdom/{id}/versjoner",
    "/logg-inn/lenke/{token}",
    "/meg/sok/{id}",
    "/metrics",
    "/ny-trad/lignende",
    "/readyz",
    "/regel/{act}/{section}/{ledd}",
    "/robots.txt",
    "/sammenlign.csv",
    "/sok/forslag",
    "/trad/{id}",
];

#[test]
fn every_other_kind_of_page_is_reached_by_links() {
    let (app, kinds) = (filled(), kinds());
    app.work();
    let readers = ["guest", "prosjektleder", "hovedtillitsvalgt", "departementsradgiver", "administrator"];
    let found: HashSet<_> = readers.iter().flat_map(|who| found(&browser_of(&app, who), &kinds).into_keys()).collect();
    let missed: Vec<_> =
        kinds.iter().filter(|kind| !found.contains(*kind) && !UNLINKED.contains(&kind.as_str())).collect();
    assert!(missed.is_empty(), "no link leads to {missed:#?}");
}
