//! Nobody reads what is not for her: every room × every kind of viewer × every page there is. A word is hidden in each
//! room's title, text, guided answers and replies; a page holds it only where the viewer may read that room.

mod scenes;
mod searches;
mod square;
mod surfaces;

use square::{Room, Square, Viewer};
use torget::web::paths;

use crate::support::page::Page;
use crate::support::routes;

/// Everything an answer tells: its page, and the headers, which may name a title in an address.
fn tells(page: &Page, word: &str) -> bool {
    page.html.contains(word)
        || page.headers.values().any(|value| value.to_str().is_ok_and(|value| value.contains(word)))
}

/// Mail that was sent before a moderator hid what it tells of; the demo's post office is open to all.
fn sent_before(page: &Page, room: &Room) -> bool {
    page.path.starts_with(paths::POST_OFFICE) && room.name.starts_with("hidden")
}

/// What a page tells that it should not.
fn leaks(square: &Square<'_>, viewer: &Viewer, page: &Page) -> Vec<String> {
    let forbidden = square.rooms.iter().filter(|room| !viewer.reads.contains(&room.name) && !sent_before(page, room));
    let told = forbidden
        .flat_map(|room| room.secrets().into_iter().filter(|word| tells(page, word)).map(move |word| (room, word)));
    told.map(|(room, word)| format!("{} reads «{word}» of the room {} on {}", viewer.name, room.name, page.path))
        .collect()
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} leaks:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_page_tells_what_is_not_for_its_reader() {
    let app = crate::support::TestApp::start();
    let square = Square::new(&app);
    let paths = surfaces::pages(&square);
    let mut wrong = Vec::new();
    for viewer in &square.viewers {
        for path in &paths {
            let page = viewer.browser.get(path);
            assert!(page.status < 500, "{path} fails for {}: {}", viewer.name, page.text());
            wrong.extend(leaks(&square, viewer, &page));
        }
    }
    none(&wrong);
}

#[test]
fn a_thread_is_there_for_those_it_is_for_and_nobody_else() {
    let app = crate::support::TestApp::start();
    let square = Square::new(&app);
    let mut wrong = Vec::new();
    for (viewer, room) in square.pairs() {
        let Some(thread) = room.thread else { continue };
        let page = viewer.browser.get(&format!("/trad/{thread}"));
        let found = if page.status == 303 { viewer.browser.follow(&page) } else { page };
        let reads = viewer.reads.contains(&room.name);
        if (found.status == 200) != reads {
            wrong.push(format!("the room {} is {} for {}", room.name, found.status, viewer.name));
        }
        for word in room.words().iter().filter(|word| reads && !tells(&found, word)) {
            wrong.push(format!("{} does not find «{word}» in the room {}", viewer.name, room.name));
        }
    }
    none(&wrong);
}

#[test]
fn what_is_not_for_one_answers_like_what_does_not_exist() {
    let app = crate::support::TestApp::start();
    let square = Square::new(&app);
    let writes: Vec<_> = routes::all()
        .into_iter()
        .filter(|route| {
            ["/trad/{id}", "/innlegg/{id}", "/kunngjoringer/{id}", "/moderering/sak/{id}"]
                .iter()
                .any(|start| route.pattern.starts_with(start))
        })
        .collect();
    assert!(writes.iter().any(|route| route.method == "POST"), "the routes of threads have moved: {writes:?}");
    let mut wrong = Vec::new();
    for (viewer, room) in square.pairs().filter(|(viewer, room)| !viewer.reads.contains(&room.name)) {
        for route in &writes {
            let of = if ["/innlegg", "/moderering"].iter().any(|start| route.pattern.starts_with(start)) {
                room.post
            } else {
                room.thread
            };
            let Some(id) = of else { continue };
            let ask = |id: &str| match route.method.as_str() {
                "GET" => viewer.browser.get(&route.path(&[("id", id), ("slug", "x")])),
                _ => viewer.browser.post(
                    &route.path(&[("id", id)]),
                    &[("body", "Et svar som er langt nok til å bli tatt imot."), ("number", "1")],
                ),
            };
            let (real, none) = (ask(&id.to_string()), ask("999999999"));
            if real.status != none.status || real.heading() != none.heading() {
                let what = format!("{} {} of the room {}", route.method, route.pattern, room.name);
                wrong.push(format!(
                    "{what} answers {} to {}, and {} where there is nothing",
                    viewer.name, real.status, none.status
                ));
            }
            wrong.extend(leaks(&square, viewer, &real));
        }
    }
    none(&wrong);
}

#[test]
fn the_calendar_and_its_private_addresses_hold_what_is_for_their_reader() {
    let app = crate::support::TestApp::start();
    let square = Square::new(&app);
    let mut wrong = Vec::new();
    for viewer in &square.viewers {
        let addresses = viewer.browser.open("/kalender/abonner").select(".addresses a");
        let mut pages = vec![viewer.browser.open("/kalender")];
        pages.extend(addresses.iter().map(|link| app.guest().open(link.attr("href"))));
        for page in &pages {
            wrong.extend(leaks(&square, viewer, page));
        }
        let every = addresses.iter().find(|link| link.attr("href").ends_with("?alt=ja"));
        let every = every.map(|link| app.guest().open(link.attr("href")));
        for room in square.rooms.iter().filter(|room| room.listed && room.name != "scheduled") {
            let reads = viewer.reads.contains(&room.name);
            // Nothing is folded within so short a word but where a line ends.
            let told = every.as_ref().is_some_and(|page| page.html.replace("\r\n ", "").contains(&room.in_title));
            if reads && (!tells(&pages[0], &room.in_title) || every.is_some() && !told) {
                wrong.push(format!("{} misses the meeting of the room {}", viewer.name, room.name));
            }
        }
    }
    none(&wrong);
}

#[test]
fn search_finds_for_everyone_what_is_for_her() {
    let app = crate::support::TestApp::start();
    let square = Square::new(&app);
    let mut wrong = Vec::new();
    for (viewer, room) in square.pairs() {
        // The page repeats what was looked for, so one word is looked for and another expected.
        for (asked, expected, narrowed) in [
            (&room.in_text, &room.in_title, ""),
            (&room.in_title, &room.in_text, "&sorter=nyest"),
            (&room.in_reply, &room.in_title, "&malform=nb"),
        ] {
            let page = viewer.browser.get(&format!("/sok?q={asked}{narrowed}"));
            assert_eq!(page.status, 200, "search for {}: {}", viewer.name, page.text());
            let hit = room.thread.is_some_and(|id| page.html.contains(&format!("/trad/{id}/")));
            if !viewer.reads.contains(&room.name) && (hit || tells(&page, expected)) {
                wrong.push(format!("{} finds the room {} by «{asked}»", viewer.name, room.name));
            }
        }
        if viewer.reads.contains(&room.name) && room.listed {
            let page = viewer.browser.get(&format!("/sok?q={}", room.in_text));
            if !room.thread.is_some_and(|id| page.html.contains(&format!("/trad/{id}/"))) {
                wrong.push(format!("{} does not find the room {} by its text", viewer.name, room.name));
            }
        }
    }
    none(&wrong);
}

#[test]
fn lists_hold_what_is_for_their_reader() {
    let app = crate::support::TestApp::start();
    let square = Square::new(&app);
    let mut wrong = Vec::new();
    for path in ["/trader", "/omrade/helse", "/varsler", "/varsler/folger"] {
        for (viewer, room) in square.pairs().filter(|(viewer, room)| room.listed && viewer.reads.contains(&room.name)) {
            if path.starts_with("/varsler") && viewer.name == "a guest" {
                assert_eq!(viewer.browser.get(path).status, 401);
                continue;
            }
            let page = viewer.browser.open(path);
            if !tells(&page, &room.in_title) {
                wrong.push(format!("{} does not find the room {} on {path}", viewer.name, room.name));
            }
        }
    }
    none(&wrong);
}

#[test]
fn results_are_there_for_those_they_are_for() {
    let app = crate::support::TestApp::start();
    let square = Square::new(&app);
    let mut wrong = Vec::new();
    for path in ["/forsok/felles-journal/resultater", "/indikatorer/ventetid/last-ned"] {
        // Nothing is measured in an announcement.
        let measured = square.pairs().filter(|(_, room)| room.listed && room.name != "scheduled");
        for (viewer, room) in measured.filter(|(viewer, room)| viewer.reads.contains(&room.name)) {
            let page = viewer.browser.open(path);
            if !tells(&page, &room.in_result) {
                wrong.push(format!("{} does not find the result in {} on {path}", viewer.name, room.name));
            }
        }
    }
    none(&wrong);
}
