//! People follow what they care for and are told in the service: no more than they asked for, once, only of what they may
//! read, and no longer than they may.

mod follows;
mod keys;
mod list;
mod work;

use torget::ids::{PostId, ThreadId};
use torget::threads::{self, NewReply, NewThread, ThreadKind};
use torget::viewer::Role;

use crate::support::page::Page;
use crate::support::{Browser, Person, TestApp};

const TITLE: &str = "Hvem dokumenterer besøket?";

fn thread(app: &TestApp, by: &Person<'_>, audience: &[&str]) -> ThreadId {
    let (area, author, at) = (app.area("helse"), by.author(), app.app.clock.now());
    let new = NewThread {
        area,
        trial: None,
        kind: ThreadKind::Question,
        title: TITLE.to_owned(),
        language: "nb".to_owned(),
        audience: audience.iter().map(|key| (*key).to_owned()).collect(),
        body: "Er det hjelpepleieren eller sykepleieren?".to_owned(),
        guided: Vec::new(),
        expires_on: None,
        author,
        waits: false,
        at,
    };
    app.system(|tx| Ok(threads::open(tx, &new)?.0))
}

fn reply(app: &TestApp, by: &Person<'_>, thread: ThreadId) -> PostId {
    let (author, at) = (by.author(), app.app.clock.now());
    let body = "Hos oss gjør hjelpepleieren det.".to_owned();
    let new = NewReply { thread, words: body.into(), official: false, author, waits: false, at };
    app.system(|tx| Ok(threads::reply(tx, &new)?.0))
}

fn member<'a>(app: &'a TestApp, name: &str) -> Person<'a> {
    let solvik = app.organisation("solvik", "municipality");
    app.member(&format!("{name}@solvik.example")).at(&solvik, Role::Member, None)
}

fn follow(browser: &Browser, target: &str, id: i64, level: &str) -> Page {
    browser.post("/folg", &[("hva", target), ("id", &id.to_string()), ("niva", level), ("til", "/")])
}

/// What somebody has been told: the words of the kinds, in order.
fn told(app: &TestApp, person: &Person<'_>) -> Vec<String> {
    app.work();
    app.rows(&format!("SELECT kind AS value FROM notices WHERE member_id = {} ORDER BY id", person.id))
}

fn in_header(page: &Page) -> String {
    page.select("header .wide a.notices").remove(0).text
}
