//! What both engines promise: the same documents and the same questions, on PostgreSQL and on a real Meilisearch. The latter
//! is used when MEILI_URL names one or a `meilisearch` program is on PATH; otherwise the test says that it was left out.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use chrono::{TimeZone as _, Utc};
use diesel::pg::PgConnection;
use secrecy::SecretString;
use torget::ids::AreaId;
use torget::search::mirror::Owed;
use torget::search::{Document, Engine, Facet, Facts, Found, Meili, Order, Outside, Page, Query, Search};

use crate::support::TestApp;

/// Keys above all that stand in the database of a test, and the key of those who may read these documents.
const FIRST: i64 = 9_000_000_000;
const KEY: &str = "contract";

fn document(kind: Found, id: i64, title: &str, body: &str) -> Document {
    Document {
        kind,
        id: FIRST + id,
        parent_id: FIRST + id,
        facet: Some("question".to_owned()),
        area: Some(AreaId(1)),
        audience: vec![KEY.to_owned()],
        title: title.to_owned(),
        own_title: true,
        body: body.to_owned(),
        around: String::new(),
        at: Utc.with_ymd_and_hms(2025, 3, 1, 12, 0, 0).unwrap() + chrono::Duration::days(id),
        weight: 1.0,
        facts: Facts { year: Some(2025), language: Some("nb".to_owned()), answered: Some(false), ..Facts::default() },
    }
}

fn documents() -> Vec<Document> {
    let mut reply =
        document(Found::Post, 2, "Hvordan registrerer dere fravær?", "Vi bruker et skjema som foreldrene fyller ut.");
    (reply.parent_id, reply.own_title) = (FIRST + 1, false);
    let mut room = document(Found::Post, 3, "Lønnskrav om nattevakter", "Kravet om hvilepuls er for oss her inne.");
    room.audience = vec!["union".to_owned(), "org:7+union".to_owned()];
    let mut nynorsk =
        document(Found::Post, 4, "Oppgåvedeling på sjukeheimen", "Helsefagarbeidaren deler ut legemidla.");
    nynorsk.facts = Facts {
        language: Some("nn".to_owned()),
        answered: Some(true),
        year: Some(2024),
        counties: vec!["46".to_owned()],
        kostra: vec![7],
        ..Facts::default()
    };
    let mut trial = document(Found::Trial, 5, "Elevfravær i videregående", "Forsøk i tre kommuner.");
    (trial.facet, trial.area) = (Some("trial".to_owned()), Some(AreaId(2)));
    trial.facts.status = Some("selected".to_owned());
    let rule = document(Found::Provision, 6, "Kommuneloven § 25-1", "Internkontroll i kommunen. prv2x25x1");
    let mut official =
        document(Found::Guidance, 7, "Kan vi fravike tilsyn?", "Ja, med en styringsdialog i stedet for tilsyn.");
    official.weight = 1.6;
    let plain = document(Found::Post, 8, "Tilsyn hos oss", "Tilsyn er krevende, og tilsyn tar tid.");
    vec![
        document(
            Found::Post,
            1,
            "Hvordan registrerer dere fravær?",
            "Elevene melder fra selv, på samme måte i tre kommuner.",
        ),
        reply,
        room,
        nynorsk,
        trial,
        rule,
        official,
        plain,
        document(Found::Organisation, 9, "Fjellbygda kommune", "En kommune i innlandet."),
        document(Found::Person, 10, "Ragnhild Vestli", ""),
        document(Found::Post, 11, "Vurder behovet først", "Registrer avvik samme dag, og fordel vaktene."),
        document(Found::Post, 12, "Vi har vurdert turnusen", "Lærerne fordelte ansvaret for kvaliteten."),
    ]
}

fn asked(words: &str) -> Query {
    Query { words: words.to_owned(), keys: vec![KEY.to_owned()], most: 20, ..Query::default() }
}

fn keys(page: &Page) -> Vec<i64> {
    let mut keys: Vec<i64> = page.hits.iter().map(|hit| hit.parent_id - FIRST).collect();
    keys.sort_unstable();
    keys
}

/// The contract; `find` is an engine that holds the documents.
fn keeps(find: &dyn Fn(&Query) -> Page) {
    let found = |words: &str| keys(&find(&asked(words)));
    for (words, expected) in [
        ("fraværet", vec![1, 5]),
        ("fravaer", vec![1, 5]),
        ("registrerer fravær", vec![1]),
        ("elevene kommunene", vec![1, 5]),
        ("\"elevene melder\"", vec![1]),
        ("\"melder elevene\"", vec![]),
        ("fravær -elevfravær", vec![1]),
        ("skjema", vec![1]),
        ("oppgavedeling", vec![4]),
        ("oppgaavedeling", vec![4]),
        ("helsefagarbeidere", vec![4]),
        ("fjelbygda", vec![9]),
        ("\"prv2x25x1\"", vec![6]),
        ("xyzzyqq", vec![]),
        ("hvilepuls", vec![]),
        ("Ragnhild", vec![10]),
        ("ragnhilld vestli", vec![10]),
    ] {
        assert_eq!(found(words), expected, "{words}");
    }
    // A word in any of its forms finds the others, the last one or not.
    for (words, expected) in [
        ("registrer fravær", 1),
        ("fravær registrer", 1),
        ("registrere fravær", 1),
        ("registrerer avvik", 11),
        ("registrerte avvik", 11),
        ("avvik registrert", 11),
        ("vurderer behovet", 11),
        ("behov vurderte", 11),
        ("vurderer turnus", 12),
        ("vurder turnus", 12),
        ("vakter fordelt", 11),
        ("fordeler ansvar", 12),
        ("kvalitet ansvar", 12),
    ] {
        let best = find(&asked(words)).hits.first().map(|hit| hit.parent_id - FIRST);
        assert_eq!(best, Some(expected), "{words}");
    }
    // Rooms are for their keys, whatever is asked.
    let union = Query { keys: vec![KEY.to_owned(), "union".to_owned()], ..asked("hvilepuls") };
    assert_eq!(keys(&find(&union)), [3]);
    assert!(keys(&find(&Query { keys: Vec::new(), ..asked("fravær") })).is_empty());
    // What narrows.
    let narrowed = |query: Query| keys(&find(&query));
    assert_eq!(narrowed(Query { kinds: vec![Found::Trial], ..asked("fravær") }), [5]);
    assert_eq!(narrowed(Query { kinds: vec![Found::Post, Found::Guidance], ..asked("tilsyn") }), [7, 8]);
    assert_eq!(narrowed(Query { kinds: vec![Found::Person], ..asked("vestli") }), [10]);
    assert_eq!(narrowed(Query { area: Some(AreaId(2)), ..asked("fravær") }), [5]);
    assert_eq!(narrowed(Query { status: Some("selected".to_owned()), ..asked("fravær") }), [5]);
    assert_eq!(narrowed(Query { language: Some("nn".to_owned()), ..asked("legemiddel") }), [4]);
    assert!(narrowed(Query { language: Some("nb".to_owned()), ..asked("legemiddel") }).is_empty());
    assert_eq!(
        narrowed(Query {
            county: Some("46".to_owned()),
            kostra: Some(7),
            year: Some(2024),
            answered: Some(true),
            ..asked("sykehjem")
        }),
        [4]
    );
    let at = |day: u32, hour: u32| Some(Utc.with_ymd_and_hms(2025, 3, day, hour, 0, 0).unwrap());
    assert_eq!(narrowed(Query { since: at(4, 0), ..asked("fravær") }), [5]);
    assert_eq!(narrowed(Query { until: at(6, 0), ..asked("fravær") }), [1]);
    assert_eq!(narrowed(Query { since: at(2, 12), until: at(6, 12), ..asked("fravær") }), [1], "the end is left out");
    assert_eq!(narrowed(Query { since: at(6, 12), ..asked("fravær") }), [5], "the beginning is not");
    assert!(narrowed(Query { since: at(4, 0), until: at(6, 0), ..asked("fravær") }).is_empty());
    // The ministry's word comes before what is as good; newest first when that is asked for.
    let order = |query: Query| find(&query).hits.iter().map(|hit| hit.id - FIRST).collect::<Vec<_>>();
    assert_eq!(order(Query { order: Order::Newest, ..asked("tilsyn") }), [8, 7]);
    // A thread is one hit, and counts are of what the reader may read.
    let page = find(&asked("fravær"));
    for kind in ["post", "trial"] {
        assert_eq!(page.counts.get(&(Facet::Kind, kind.to_owned())), Some(&1), "{kind}: {:?}", page.counts);
    }
    assert!(!find(&asked("hvilepuls")).counts.contains_key(&(Facet::Kind, "post".to_owned())));
    // Pages.
    let first = find(&Query { most: 1, ..asked("fravær") });
    let second = find(&Query { most: 1, skip: 1, ..asked("fravær") });
    assert!(first.more && !second.more && first.hits != second.hits && first.hits.len() + second.hits.len() == 2);
}

fn in_postgres(conn: &mut PgConnection, query: &Query) -> Page {
    Search::Postgres.find(conn, query).expect("the database answers")
}

#[test]
fn postgres_keeps_the_contract() {
    let app = TestApp::start();
    let mut conn = app.connect();
    Search::Postgres.put(&mut conn, &documents()).expect("documents are taken");
    let conn = std::cell::RefCell::new(conn);
    keeps(&|query| in_postgres(&mut conn.borrow_mut(), query));
    let mut conn = conn.borrow_mut();
    Search::Postgres.remove(&mut conn, Found::Post, &[FIRST + 8]).expect("documents are taken out");
    assert_eq!(keys(&in_postgres(&mut conn, &asked("tilsyn"))), [7]);
}

/// What is new is held against saved searches by the same words and conditions: it never finds what the search would not,
/// and but for typing errors it finds all of it.
#[test]
fn what_is_held_against_a_search_is_what_the_search_finds() {
    let app = TestApp::start();
    let mut conn = app.connect();
    Search::Postgres.put(&mut conn, &documents()).expect("documents are taken");
    let all: Vec<(Found, i64)> = documents().iter().map(|one| (one.kind, one.id)).collect();
    let narrowed = |query: Query| {
        vec![
            query.clone(),
            Query { kinds: vec![Found::Post], ..query.clone() },
            Query { facet: Some("question".to_owned()), area: Some(AreaId(1)), ..query.clone() },
            Query { county: Some("46".to_owned()), kostra: Some(7), year: Some(2024), ..query.clone() },
            Query { status: Some("selected".to_owned()), ..query.clone() },
            Query { answered: Some(false), language: Some("nb".to_owned()), ..query.clone() },
            Query { since: Some(Utc.with_ymd_and_hms(2025, 3, 4, 0, 0, 0).unwrap()), ..query.clone() },
            Query { until: Some(Utc.with_ymd_and_hms(2025, 3, 4, 0, 0, 0).unwrap()), ..query.clone() },
            Query { keys: vec![KEY.to_owned(), "union".to_owned()], ..query.clone() },
            Query { keys: Vec::new(), ..query },
        ]
    };
    let words = [
        "fraværet",
        "registrerer fravær",
        "\"elevene melder\"",
        "fravær -elevfravær",
        "tilsyn",
        "hvilepuls",
        "sjukeheim",
        "til",
    ];
    let asked: Vec<(i64, Query)> = (0..).zip(words.into_iter().flat_map(|words| narrowed(asked(words)))).collect();
    let held = torget::search::postgres::matching(&mut conn, &asked, &all).expect("the database answers");
    let mut some = 0;
    for (number, query) in &asked {
        let mut here: Vec<i64> =
            held.iter().filter(|(of, _)| of == number).map(|(_, hit)| hit.parent_id - FIRST).collect();
        here.sort_unstable();
        here.dedup();
        let page = in_postgres(&mut conn, query);
        let found = keys(&page);
        assert!(here.iter().all(|key| found.contains(key)), "{query:?}: {here:?}, and not {found:?}");
        assert!(page.widened || here == found, "{query:?}: {here:?}, {found:?}");
        some += here.len();
    }
    assert!(some > 20, "{some}");
    let one = torget::search::postgres::matching(&mut conn, &asked[..1], &all[..1]).expect("the database answers");
    assert_eq!(one.len(), 1, "only what is new is looked at: {one:?}");
}

/// A real server: the one named in the environment, or one started here; it stops when this is dropped.
pub(crate) struct Real {
    pub(crate) url: String,
    pub(crate) key: Option<SecretString>,
    folder: tempfile::TempDir,
    port: u16,
    child: Option<Child>,
}

impl Real {
    pub(crate) fn start() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        if let Ok(url) = std::env::var("MEILI_URL") {
            let key = std::env::var("MEILI_KEY").ok().map(SecretString::from);
            return Some(Self { url, key, folder, port: 0, child: None });
        }
        let port = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port").port();
        let mut real = Self { url: format!("http://127.0.0.1:{port}"), key: None, folder, port, child: None };
        if real.run() {
            return Some(real);
        }
        eprintln!("LEFT OUT: no MEILI_URL, and no `meilisearch` on PATH: nothing was asked of a real Meilisearch");
        None
    }

    /// Starts it (again) on the same data; `false` when there is no such program.
    pub(crate) fn run(&mut self) -> bool {
        let started = Command::new("meilisearch")
            .args(["--no-analytics", "--env", "development", "--log-level", "ERROR", "--http-addr"])
            .arg(format!("127.0.0.1:{}", self.port))
            .arg("--db-path")
            .arg(self.folder.path().join("data"))
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(child) = started else { return false };
        self.child = Some(child);
        let until = Instant::now() + Duration::from_secs(30);
        while Instant::now() < until {
            if std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the search server did not start");
    }

    /// Kills it as a power failure would.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
        }
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        self.kill();
    }
}

#[test]
fn meilisearch_keeps_the_contract() {
    let Some(real) = Real::start() else { return };
    let index = format!("contract-{}", std::process::id());
    let meili = Meili::named(&real.url, real.key.as_ref(), &index).expect("an address");
    let owed: Vec<Owed> = documents()
        .into_iter()
        .map(|document| Owed { kind: document.kind, id: document.id, turn: 1, document: Some(document) })
        .collect();
    let new = meili.begin().expect("an index");
    new.add(&owed).expect("documents are taken");
    new.swap(owed.len()).expect("as many as were sent");
    drop(new);
    assert!(matches!(meili.count(), Ok(Some(n)) if n == owed.len()));
    keeps(&|query| {
        let page = meili.find(query).expect("it answers");
        assert_eq!(page.engine, Engine::Meili);
        page
    });
    meili.send(&[Owed { kind: Found::Post, id: FIRST + 8, turn: 2, document: None }]).expect("documents are taken out");
    assert_eq!(keys(&meili.find(&asked("tilsyn")).expect("it answers")), [7]);
    assert_eq!(meili.held(0, 100).expect("it tells").len(), owed.len() - 1);
    meili.clear().expect("the index is taken away");
    assert!(meili.find(&asked("tilsyn")).is_err());
}
