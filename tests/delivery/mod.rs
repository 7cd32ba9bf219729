//! Mail goes out once, over kept connections, with what mail programs and other servers want to know; what comes back
//! counts against its address; and mail at once waits for what belongs with it.

mod at_once;
mod bounces;
mod enough;
mod lots;
mod out;

use torget::config::Settings;

use crate::support::TestApp;
use crate::support::sink::Sink;

/// The service, sending to this server.
fn sending(sink: &Sink, change: impl Fn(&mut Settings)) -> TestApp {
    TestApp::start_with(|settings| {
        settings.smtp_url = Some(sink.url().into());
        settings.bounce_domain = Some("retur.torget.example".to_owned());
        settings.mail_from = "Erfaringstorget <post@torget.example>".to_owned();
        settings.mail_pace = 0;
        change(settings);
    })
}

/// Owes letters to made-up people.
fn owe(app: &TestApp, letters: u32) {
    app.work();
    app.area("helse");
    assert_eq!(torget::dev::mail_load(&app.app, letters).expect("letters"), letters as usize);
}

/// How mail stands.
fn states(app: &TestApp) -> Vec<String> {
    app.rows(
        "SELECT concat_ws(' ', state, count(*), min(last_error)) AS value FROM outbox GROUP BY state ORDER BY state",
    )
}
