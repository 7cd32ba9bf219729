//! The ministry's official word: asked for, drafted by one, approved by another, replaced by a newer one; everybody it
//! concerns is led to what applies now, and told once.

mod answers;
mod drafts;
mod exempt;

use torget::ids::ThreadId;
use torget::threads::{self, NewThread, ThreadKind};
use torget::viewer::{Role, Side};

use crate::support::page::Page;
use crate::support::{Browser, Person, TestApp};

const TITLE: &str = "Kan vi dele journal i teamet?";
const SHORT: &str = "Ja, etter skriftlig avtale.";

/// A square where a ministry has two advisers, and a municipality asks.
struct Square {
    app: TestApp,
}

impl Square {
    fn new() -> Self {
        let app = TestApp::start();
        app.area("helse");
        Self { app }
    }

    fn adviser(&self, name: &str) -> Person<'_> {
        let ministry = self.app.organisation("departementet", "ministry");
        self.app.member(&format!("{name}@dep.example")).at(&ministry, Role::Representative, Some(Side::Ministry))
    }

    fn lead(&self) -> Person<'_> {
        let solvik = self.app.organisation("solvik", "municipality");
        self.app.member("kari@solvik.example").at(&solvik, Role::Coordinator, Some(Side::Management))
    }

    fn asked(&self, kind: ThreadKind, audience: &str) -> ThreadId {
        let (area, author, at) = (self.app.area("helse"), self.lead().author(), self.app.app.clock.now());
        let new = NewThread {
            area,
            trial: None,
            kind,
            title: TITLE.to_owned(),
            language: "nb".to_owned(),
            audience: vec![audience.to_owned()],
            body: "Vi er to virksomheter i samme hjem.".to_owned(),
            guided: vec![("provision".to_owned(), "Pasientjournalloven § 9".to_owned())],
            expires_on: None,
            author,
            waits: false,
            at,
        };
        self.app.system(|tx| threads::open(tx, &new)).0
    }

    /// Writes a draft that lacks nothing and sends it on; gives the case's page.
    fn draft(&self, by: &Browser, thread: ThreadId, values: &[(&str, &str)]) -> Page {
        let whole = [
            ("verdict", "not_needed"),
            ("short", SHORT),
            ("body", "Avtalen må si hvem som er dataansvarlig."),
            ("case_number", "24/1001"),
            ("act", "submit"),
        ];
        let kept = whole.iter().filter(|(name, _)| !values.iter().any(|(given, _)| given == name));
        let all: Vec<(&str, &str)> = kept.chain(values).copied().collect();
        let page = by.open(&case(thread));
        by.submit_and_follow(&page, "form[action$=utkast]", &all)
    }

    /// A second person approves what waits; gives the answer's page.
    fn approve(&self, by: &Browser, thread: ThreadId) -> Page {
        let page = by.open(&case(thread));
        let sent = by.submit(&page, APPROVE, &[("act", "approve")]);
        let page = by.follow(&by.follow(&sent));
        assert_eq!(page.status, 200, "{}", page.text());
        page
    }

    fn published(&self, thread: ThreadId, values: &[(&str, &str)]) -> Page {
        self.draft(&self.app.sign_in(&self.adviser("anne")), thread, values);
        self.approve(&self.app.sign_in(&self.adviser("bo")), thread)
    }
}

/// The first of the two decision forms: approve.
const APPROVE: &str = "form.after-1[action$=avgjor]:not(.form)";

fn case(thread: ThreadId) -> String {
    format!("/veiledning/sak/{thread}")
}

fn at_thread(by: &Browser, thread: ThreadId) -> Page {
    by.follow(&by.get(&format!("/trad/{thread}")))
}
