//! A search server beside the database: everything reaches it in order, it can be away in any way without a page or a write
//! failing or anything missing afterwards, and what it answers is never believed about rights.

use chrono::Duration;
use torget::search::INDEX;
use torget::viewer::{Role, Side};

use crate::support::meili::{FakeMeili, Mood};
use crate::support::{Browser, TestApp};

const TEXT: &str = "Vi registrerer fravær på samme måte i alle tre kommunene, og elevene melder fra selv.";

struct House {
    app: TestApp,
    server: FakeMeili,
}

fn house() -> House {
    let server = FakeMeili::start();
    let app = TestApp::start_with(|settings| settings.meili_url = Some(server.url()));
    app.area("helse");
    app.area("utdanning");
    House { app, server }
}

impl House {
    fn lead(&self) -> Browser {
        let solvik = self.app.organisation("solvik", "municipality");
        self.app.sign_in(&self.app.member("kari@solvik.example").at(&solvik, Role::Member, Some(Side::Management)))
    }

    /// What the server should hold, by the database, and what it holds.
    fn in_step(&self) {
        let should =
            self.app.rows("SELECT kind || '-' || id AS value FROM search_documents ORDER BY kind || '-' || id");
        let held: Vec<String> = self.server.documents(INDEX).into_keys().collect();
        let differs = |one: &[String], other: &[String]| -> Vec<String> {
            one.iter().filter(|key| !other.contains(key)).take(5).cloned().collect()
        };
        let (lacking, strange) = (differs(&should, &held), differs(&held, &should));
        assert!(lacking.is_empty() && strange.is_empty(), "lacking {lacking:?}, strange {strange:?}");
        let pending = self.app.rows("SELECT count(*)::text AS value FROM search_mirror WHERE pending");
        assert_eq!(pending, ["0"]);
    }
}

fn open(by: &Browser, title: &str, audience: &str) -> String {
    let form = by.open("/ny-trad/question?omrade=helse");
    let sent = by.submit(&form, "form.form", &[("title", title), ("body", TEXT), ("audience", audience)]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().expect("the thread's address")
}

fn titles(by: &Browser, query: &str) -> Vec<String> {
    by.open(&format!("/sok?q={query}&slag=trader")).select("a.title").iter().map(|part| part.text.clone()).collect()
}

fn engine(by: &Browser, query: &str) -> &'static str {
    let text = by.open(&format!("/sok?q={query}")).text();
    match (text.contains("Meilisearch"), text.contains("svarer ikke akkurat nå")) {
        (true, false) => "server",
        (false, true) => "instead",
        _ => "neither",
    }
}

#[test]
fn what_is_written_reaches_the_server_and_is_found_there() {
    let house = house();
    let kari = house.lead();
    let first = open(&kari, "Hvordan følger dere opp?", "open");
    house.app.work();
    house.in_step();
    assert!(titles(&house.app.guest(), "frav%C3%A6ret").contains(&"Hvordan følger dere opp?".to_owned()));
    assert_eq!(engine(&house.app.guest(), "frav%C3%A6r"), "server");
    let settings = house.server.settings(&format!("{INDEX}-new"));
    assert_eq!(settings["distinctAttribute"], "group");
    assert!(
        settings["synonyms"]["skol"].as_array().is_some_and(|others| others.contains(&"skul".into())),
        "{settings}"
    );
    // An edit, a reply, a hiding.
    let page = kari.open(&first);
    let sent =
        kari.submit(&page, "form#svar, form.form", &[("body", "Kaffegrut er svaret på det meste, sier vi her.")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    house.app.work();
    house.in_step();
    assert!(!titles(&house.app.guest(), "kaffegrut").is_empty());
    house.app.system(|tx| {
        use diesel::prelude::*;
        diesel::sql_query("UPDATE threads SET state = 'hidden'").execute(tx.conn)?;
        let thread = torget::db::schema::threads::table.select(torget::db::schema::threads::id).first(tx.conn)?;
        tx.enqueue(&torget::jobs::Job::IndexThread { thread })
    });
    assert!(titles(&house.app.guest(), "kaffegrut").is_empty(), "rights are read again, server or not");
    house.app.work();
    house.in_step();
    assert!(house.server.documents(INDEX).keys().all(|key| !key.starts_with("post")));
}

#[test]
fn a_server_that_ignores_the_filter_shows_nobody_a_room() {
    let house = house();
    let local = house.app.organisation("samhold-solvik", "union_local");
    let per =
        house.app.sign_in(&house.app.member("per@samhold.example").at(&local, Role::Representative, Some(Side::Union)));
    open(&per, "Lønnskrav om nattevakter", "my-side");
    house.app.work();
    assert_eq!(titles(&per, "nattevakt"), ["Lønnskrav om nattevakter"]);
    for other in [house.app.guest(), house.lead()] {
        let page = other.open("/sok?q=nattevakt");
        assert!(page.select("a.title").is_empty() && !page.text().contains("Lønnskrav"), "{}", page.text());
    }
    let filters: Vec<String> = house.server.asked().iter().map(|asked| asked["filter"].to_string()).collect();
    assert!(filters.iter().all(|filter| filter.contains("audience IN [")), "{filters:?}");
}

#[test]
fn without_the_server_pages_and_writes_go_on_and_nothing_is_missing_afterwards() {
    let house = house();
    let kari = house.lead();
    open(&kari, "Før det gikk galt", "open");
    house.app.work();
    for (n, mood) in [Mood::Down, Mood::Failing, Mood::Strange, Mood::Slow].into_iter().enumerate() {
        house.server.is(mood);
        let title = format!("Skrevet mens den var borte {n}");
        open(&kari, &title, "open");
        house.app.work();
        assert_eq!(engine(&house.app.guest(), "frav%C3%A6r"), "instead", "{mood:?}");
        assert!(titles(&house.app.guest(), "frav%C3%A6r").contains(&title), "{mood:?}");
        // It is left alone for a while after it failed a reader.
        let began = std::time::Instant::now();
        titles(&house.app.guest(), "frav%C3%A6r");
        assert!(began.elapsed() < std::time::Duration::from_millis(700), "{mood:?}: {:?}", began.elapsed());
        house.server.is(Mood::Well);
        house.app.advance(Duration::seconds(20));
        house.app.work();
        house.in_step();
        std::thread::sleep(std::time::Duration::from_millis(3100));
        assert_eq!(engine(&house.app.guest(), "frav%C3%A6r"), "server", "{mood:?}");
    }
}

#[test]
fn a_server_that_lost_its_index_is_filled_again() {
    let house = house();
    open(&house.lead(), "Hvem husker dette?", "open");
    house.app.work();
    house.server.forget();
    assert_eq!(engine(&house.app.guest(), "frav%C3%A6r"), "instead");
    house.server.tamper(INDEX, std::collections::BTreeMap::clear);
    house.app.advance(Duration::seconds(20));
    house.app.work();
    // An index that is there and empty is seen by the nightly comparison.
    house.app.system(|tx| tx.enqueue(&torget::jobs::Job::CheckIndex {}));
    house.app.work();
    house.in_step();
    house.server.forget();
    house.app.advance(Duration::seconds(20));
    house.app.work();
    house.in_step();
    assert_eq!(house.server.indexes(), [INDEX]);
}

#[test]
fn index_and_database_are_compared_and_mended() {
    let house = house();
    let kari = house.lead();
    open(&kari, "Første", "open");
    open(&kari, "Andre", "open");
    house.app.work();
    house.server.tamper(INDEX, |documents| {
        let first = documents.keys().find(|key| key.starts_with("post")).cloned().expect("a post");
        let mut old = documents.remove(&first).expect("a post");
        old["key"] = "post-99999".into();
        old["id"] = 99_999.into();
        documents.insert("post-99999".to_owned(), old);
    });
    let compared = torget::discover::check(&house.app.app).expect("they can be compared");
    assert_eq!((compared.lacking, compared.strange, compared.removed), (1, 1, 0));
    house.in_step();
    let again = torget::discover::check(&house.app.app).expect("they can be compared");
    assert_eq!((again.lacking, again.strange, again.removed), (0, 0, 0));
    let n = torget::discover::refill(&house.app.app).expect("it can be filled anew");
    assert_eq!(n, Some(house.server.documents(INDEX).len()));
    house.in_step();
}

#[test]
fn an_older_text_never_follows_a_newer() {
    let house = house();
    open(&house.lead(), "Først slik", "open");
    house.app.work();
    // Somebody has the turn: nobody else sends, and what she missed is sent when her turn has run out.
    house.app.system(|tx| {
        assert!(torget::search::mirror::take(tx.conn, 42, tx.now)?);
        use diesel::prelude::*;
        diesel::sql_query("UPDATE threads SET title = 'Så sånn'").execute(tx.conn)?;
        let thread = torget::db::schema::threads::table.select(torget::db::schema::threads::id).first(tx.conn)?;
        tx.enqueue(&torget::jobs::Job::IndexThread { thread })
    });
    house.app.work();
    let title = || {
        let documents = house.server.documents(INDEX);
        documents.values().find(|one| one["kind"] == "post").map(|one| one["title"].clone()).expect("a post")
    };
    assert_eq!(title(), "først slik");
    house.app.advance(Duration::seconds(120));
    house.app.work();
    assert_eq!(title(), "så sånn");
    house.in_step();
}
