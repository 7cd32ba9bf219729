//! Whatever is asked for, in whatever order, nobody writes or reads early what is another party's, and nobody's name
//! comes with a union's words. The oracle is written as people would say the rule, not as the program keeps it.

use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use torget::viewer::{Role, Side};

use super::table::{Table, account};
use crate::support::page::Page;
use crate::support::{Browser, Person, TestApp};

/// The parties of the table, and those who are none.
const PARTIES: usize = 4;
const SOMEBODY_ELSE: usize = PARTIES;
const GUEST: usize = PARTIES + 1;
/// The first union's representative in a session opened through her employer's mailbox.
const AT_WORK: usize = PARTIES + 2;

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Tells about the event, or changes what was told.
    Tell(usize),
    /// Asks for a form that is another's, or names another party in her own.
    Pretend(usize, usize),
    /// Puts on a hat that is another's.
    Borrow(usize, usize),
    /// Opens a page that shows accounts.
    Look(usize, usize),
    /// Days go by.
    Wait(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..=AT_WORK;
    let step = prop_oneof![
        4 => who.clone().prop_map(Step::Tell),
        2 => (who.clone(), 0..PARTIES).prop_map(|(who, other)| Step::Pretend(who, other)),
        1 => (who.clone(), 0..PARTIES).prop_map(|(who, other)| Step::Borrow(who, other)),
        4 => (who, 0..4_usize).prop_map(|(who, page)| Step::Look(who, page)),
        1 => (1..20_i64).prop_map(Step::Wait),
    ];
    prop::collection::vec(step, 4..14)
}

struct Story<'a> {
    table: &'a Table<'a>,
    people: Vec<&'a Person<'a>>,
    event: i64,
    /// When each party told, and the word it used last.
    told: [Option<(DateTime<Utc>, String)>; PARTIES],
    words: usize,
}

impl Story<'_> {
    fn browser(&self, who: usize) -> Browser {
        match who {
            GUEST => self.table.app.guest(),
            AT_WORK => self.table.app.sign_in_at_work(self.people[1]),
            who => self.table.app.sign_in(self.people[who]),
        }
    }

    fn now(&self) -> DateTime<Utc> {
        self.table.app.app.clock.now()
    }

    /// The rule: one's own; everybody's when one's party has told; everybody's when all have; what is thirty days old.
    fn may_read(&self, who: usize, whose: usize) -> bool {
        let Some((at, _)) = &self.told[whose] else { return false };
        let hers = who < PARTIES && (who == whose || self.told[who].is_some());
        hers || self.told.iter().all(Option::is_some) || self.now() - at >= Duration::days(30) || self.had_all()
    }

    /// Once all had told, it stays open.
    fn had_all(&self) -> bool {
        self.told.iter().all(Option::is_some)
    }

    fn may_write(&self, who: usize) -> bool {
        if who >= PARTIES {
            return false;
        }
        let others = (0..PARTIES).any(|other| other != who && self.told[other].is_some());
        self.told[who].as_ref().is_none_or(|(at, _)| !others && self.now() - *at < Duration::days(30))
    }

    fn check(&self, who: usize, page: &Page) -> Result<(), TestCaseError> {
        for (whose, told) in self.told.iter().enumerate() {
            let Some((_, word)) = told else { continue };
            let reads = page.html.contains(word);
            prop_assert!(!reads || self.may_read(who, whose), "{who} reads {whose}'s on {}", page.path);
        }
        for person in &self.people[..PARTIES] {
            let own = self.people.get(if who == AT_WORK { 1 } else { who }).is_some_and(|me| me.name == person.name);
            let told = page.html.contains(&person.email) || page.html.contains(&format!(">{}<", person.name));
            prop_assert!(own || !told, "{} is named to {who} on {}", person.name, page.path);
        }
        Ok(())
    }

    fn step(&mut self, step: Step) -> Result<(), TestCaseError> {
        let path = format!("/involvering/{}/svar", self.event);
        match step {
            Step::Wait(days) => self.table.app.advance(Duration::days(days)),
            Step::Tell(who) => self.tell(who, &path)?,
            Step::Pretend(who, other) => self.pretend(who, other, &path)?,
            Step::Borrow(who, other) => {
                let browser = self.browser(who);
                let hat = self.people[other].hats[0].to_string();
                browser.post("/meg/hatt", &[("hatt", &hat)]);
                self.check(who, &browser.get(&self.table.page()))?;
            }
            Step::Look(who, page) => self.look(who, page)?,
        }
        Ok(())
    }

    fn tell(&mut self, who: usize, path: &str) -> Result<(), TestCaseError> {
        let browser = self.browser(who);
        let form = browser.get(path);
        self.check(who, &form)?;
        let (may, word) = (self.may_write(who), self.word(who));
        prop_assert_eq!(form.status == 200, may, "the form is {} to {}", form.status, who);
        let sent = if may {
            let values = [
                ("form", "informed"),
                ("who", "union"),
                ("rating", "2"),
                ("words", word.as_str()),
                ("would_repeat", "no"),
            ];
            browser.submit(&form, "form.form", &values)
        } else {
            account(path, &browser, &word, "2")
        };
        prop_assert_eq!(sent.status == 303, may, "{} writes: {}", who, sent.status);
        if may {
            let at = self.told[who].as_ref().map_or(self.now(), |(at, _)| *at);
            self.told[who] = Some((at, word));
        }
        Ok(())
    }

    /// Names another party in every way a form could.
    fn pretend(&mut self, who: usize, other: usize, path: &str) -> Result<(), TestCaseError> {
        let word = self.word(other);
        let organisation = self.table.app.rows(&format!(
            "SELECT organisation_id::text AS value FROM memberships WHERE id = {}",
            self.people[other].hats[0]
        ));
        let side = ["management", "union", "union", "safety"][other];
        let fields = [
            ("form", "none"),
            ("rating", "5"),
            ("words", word.as_str()),
            ("would_repeat", "yes"),
            // A version nobody has: her own is not changed by this either.
            ("version", "77"),
            ("organisation_id", organisation[0].as_str()),
            ("organisation", organisation[0].as_str()),
            ("party", organisation[0].as_str()),
            ("side", side),
            ("hatt", side),
        ];
        let sent = self.browser(who).post(path, &fields);
        prop_assert!(matches!(sent.status, 401 | 403 | 409), "{who} pretends: {}", sent.status);
        self.check(who, &sent)
    }

    fn look(&self, who: usize, page: usize) -> Result<(), TestCaseError> {
        let path = match page {
            0 => self.table.page(),
            1 => "/sammenlign?forsok=felles-journal".to_owned(),
            2 => "/sammenlign.csv?omrade=helse".to_owned(),
            _ => format!("/involvering/{}/endre", self.event),
        };
        let seen = self.browser(who).get(&path);
        self.check(who, &seen)?;
        let tells = page == 0 || page == 2;
        for (whose, told) in self.told.iter().enumerate().filter(|_| tells) {
            let Some((_, word)) = told else { continue };
            prop_assert!(seen.html.contains(word) == self.may_read(who, whose), "{who} and {whose}'s on {path}");
        }
        Ok(())
    }

    fn word(&mut self, of: usize) -> String {
        self.words += 1;
        format!("zq{}x{of}x{}zq", self.event, self.words)
    }
}

#[test]
fn no_sequence_of_requests_lets_one_party_write_or_read_early_anothers_account() {
    let app = TestApp::start();
    let table = Table::lay(&app);
    let fjordby = app.organisation("fjordby", "municipality");
    let other = app.member("annen@fjordby.example").at(&fjordby, Role::Coordinator, Some(Side::Management));
    let people = vec![&table.leder, &table.siv, &table.nora, &table.vern, &other];
    assert_eq!(people.len(), SOMEBODY_ELSE + 1);
    let config = Config { cases: 32, failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
    let told = TestRunner::new(config).run(&steps(), |steps| {
        let event = table.register(&app.sign_in(&table.siv), "Et møte");
        let told = [const { None }; PARTIES];
        let mut story = Story { table: &table, people: people.clone(), event, told, words: 0 };
        steps.into_iter().try_for_each(|step| story.step(step))
    });
    told.unwrap_or_else(|fault| panic!("{fault}"));
    // Whoever wrote an account had that side at that organisation.
    let wrong = "SELECT a.id::text AS value FROM involvement_accounts a WHERE NOT EXISTS (SELECT FROM memberships m
                 WHERE m.member_id = a.author_id AND m.organisation_id = a.organisation_id AND m.side = a.side)";
    assert!(app.rows(wrong).is_empty());
    let some = app.rows("SELECT count(*)::text AS value FROM involvement_accounts")[0].parse::<u32>().expect("a count");
    assert!(some > 20, "only {some} accounts were written: the test shows little");
}
