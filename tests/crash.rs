//! The server is killed (SIGKILL) again and again while people reply: nothing acknowledged is lost, nothing is written
//! twice, and the numbers have no gap.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use secrecy::ExposeSecret as _;
use torget::clock::random_token;
use torget::viewer::{Role, Side};

use crate::support::TestApp;

const CLIENTS: usize = 4;
const REPLIES: usize = 200;

fn serve(app: &TestApp, port: u16) -> Child {
    let database = app.app.settings.database.database_url.as_ref().expect("a database").expose_secret().to_owned();
    Command::new(env!("CARGO_BIN_EXE_torget"))
        .arg("serve")
        .env("DATABASE_URL", database)
        .env("DATABASE_POOL", "4")
        .env("BIND", format!("127.0.0.1:{port}"))
        .env("BASE_URL", format!("http://127.0.0.1:{port}"))
        .env("SMTP_URL", "post-office:")
        .env("SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests")
        .env("RUST_LOG", "error")
        .stdin(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Sends one reply until it is acknowledged, always the same form; gives where it led.
fn reply(port: u16, cookie: &str, body: &str, deadline: Instant) -> String {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(3)))
        .build()
        .into();
    let once = random_token();
    while Instant::now() < deadline {
        let sent = agent
            .post(format!("http://127.0.0.1:{port}/trad/1/gjor/svar"))
            .header("cookie", format!("okt={cookie}"))
            .header("sec-fetch-site", "same-origin")
            .send_form([("once", once.as_str()), ("body", body)]);
        if let Ok(answer) = sent
            && answer.status() == 303
        {
            return answer.headers()["location"].to_str().expect("an address").to_owned();
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("{body} was never acknowledged");
}

#[test]
fn killing_the_server_loses_doubles_and_skips_nothing() {
    let app = TestApp::start();
    app.area("helse");
    let solvik = app.organisation("solvik", "municipality");
    let person = app.member("kari@solvik.example").at(&solvik, Role::Member, Some(Side::Management));
    let browser = app.sign_in(&person);
    let form = browser.open("/ny-trad/question?omrade=helse");
    browser.submit(&form, "form.form", &[("title", "Tåler dette alt?"), ("body", "Vi prøver.")]);
    let cookie = browser.cookie("okt").expect("a session");

    let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
    let (next, done, acknowledged) = (AtomicUsize::new(0), AtomicBool::new(false), Mutex::new(Vec::new()));
    let deadline = Instant::now() + Duration::from_secs(120);
    let mut kills = 0;
    thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                scope.spawn(|| {
                    loop {
                        let n = next.fetch_add(1, Ordering::Relaxed);
                        if n >= REPLIES {
                            return;
                        }
                        let body = format!("Svar nummer {n} av {REPLIES}");
                        let led_to = reply(port, &cookie, &body, deadline);
                        acknowledged.lock().expect("no client panicked").push((body, led_to));
                    }
                })
            })
            .collect();
        let killer = scope.spawn(|| {
            let mut kills = 0;
            loop {
                let mut server = serve(&app, port);
                let life = Instant::now() + Duration::from_millis(200 + 100 * (kills % 4));
                while Instant::now() < life || done.load(Ordering::Relaxed) {
                    if done.load(Ordering::Relaxed) {
                        server.kill().expect("it ran");
                        server.wait().expect("it ended");
                        return kills;
                    }
                    thread::sleep(Duration::from_millis(10));
                }
                server.kill().expect("it ran");
                server.wait().expect("it ended");
                kills += 1;
            }
        });
        let outcomes: Vec<_> = clients.into_iter().map(thread::ScopedJoinHandle::join).collect();
        done.store(true, Ordering::Relaxed);
        kills = killer.join().expect("the killer ends");
        outcomes.into_iter().for_each(|outcome| outcome.expect("every reply is acknowledged in the end"));
    });

    let stored = app.rows("SELECT number || ' ' || body_source AS value FROM posts WHERE number > 1 ORDER BY number");
    assert_eq!(stored.len(), REPLIES, "after {kills} kills");
    for (i, line) in stored.iter().enumerate() {
        assert!(line.starts_with(&format!("{} ", i + 2)), "a gap before {line}");
    }
    for (body, led_to) in acknowledged.into_inner().expect("no client panicked") {
        let number = led_to.rsplit("#p").next().expect("a number").to_owned();
        assert!(stored.contains(&format!("{number} {body}")), "{body} was acknowledged at {led_to}");
    }
    assert_eq!(app.rows("SELECT post_count::text AS value FROM threads"), [(REPLIES + 1).to_string()]);
    assert!(kills >= 3, "the server was killed only {kills} times");
    eprintln!("{REPLIES} replies from {CLIENTS} clients, {kills} kills: none lost, none doubled, no gap");
}
