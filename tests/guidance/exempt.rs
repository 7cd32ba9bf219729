//! Whoever is exempt from a rule hears what the ministry says of it, and finds it with the trial.

use torget::places::load_reference;
use torget::threads::ThreadKind;
use torget::viewer::{Role, Side};

use super::{SHORT, Square, TITLE};
use crate::support::{Organisation, Person};

impl Square {
    /// A trial at an organisation, with an exemption in some state; gives somebody who speaks for it.
    fn exempt(&self, slug: &str, provision: &str, state: &str) -> Person<'_> {
        let organisation: Organisation = self.app.organisation(slug, "municipality");
        let trial = format!("forsok-i-{slug}");
        self.app.trial(&trial, self.app.area("utdanning"), &[&organisation]);
        let lead = self.app.member(&format!("leder@{slug}.example")).at(
            &organisation,
            Role::Coordinator,
            Some(Side::Management),
        );
        let browser = self.app.sign_in(&lead);
        let form = browser.open(&format!("/forsok/{trial}/deltaker/{slug}/unntak"));
        let fields = [("provision", provision), ("state", state), ("reason", "Slik er det.")];
        assert_eq!(browser.submit(&form, "form.form", &fields).status, 303, "{slug}");
        lead
    }

    fn told_of_guidance(&self, person: &Person<'_>) -> usize {
        self.app.work();
        self.app
            .rows(&format!("SELECT kind AS value FROM notices WHERE member_id = {} AND kind = 'guidance'", person.id))
            .len()
    }
}

#[test]
fn those_who_are_exempt_from_a_rule_are_told_what_the_ministry_says_of_it() {
    let square = Square::new();
    square.app.system(load_reference);
    let [exempt, asks, paragraph, refused, other, quiet] = [
        ("solvik", "kommuneloven § 5-11", "granted"),
        ("fjordby", "kommuneloven § 5-11", "asked"),
        ("elv", "kommuneloven § 5-11 andre ledd", "granted_in_part"),
        ("vik", "kommuneloven § 5-11", "refused"),
        ("nes", "kommuneloven § 11-1", "granted"),
        ("bukt", "kommuneloven § 5-11", "granted"),
    ]
    .map(|(slug, provision, state)| square.exempt(slug, provision, state));
    let muted = square.app.rows("SELECT id::text AS value FROM trials WHERE slug = 'forsok-i-bukt'").remove(0);
    square.app.sign_in(&quiet).post("/folg", &[("hva", "trial"), ("id", &muted), ("niva", "mute"), ("til", "/")]);
    let thread = square.asked(ThreadKind::GuidanceRequest, "open");
    square.published(thread, &[("provisions", "Kommuneloven § 5-11")]);
    for (person, times) in [(&exempt, 1), (&asks, 1), (&paragraph, 1), (&refused, 0), (&other, 0), (&quiet, 0)] {
        assert_eq!(square.told_of_guidance(person), times, "{}", person.email);
    }
    let (guest, lead) = (square.app.guest(), square.app.sign_in(&exempt));
    for (slug, shown) in [("solvik", true), ("elv", true), ("vik", true), ("nes", false)] {
        let page = guest.open(&format!("/forsok/forsok-i-{slug}"));
        assert_eq!(page.text().contains(SHORT), shown, "{slug}: {}", page.text());
    }
    let page = lead.open("/forsok/forsok-i-solvik");
    assert!(page.statements() <= 10, "{} statements", page.statements());
    assert!(lead.open("/varsler").text().contains(TITLE));
}

#[test]
fn guidance_in_a_room_is_shown_with_a_trial_to_that_room_alone() {
    let square = Square::new();
    square.app.system(load_reference);
    let exempt = square.exempt("fjordby", "kommuneloven § 5-11", "granted");
    let thread = square.asked(ThreadKind::GuidanceRequest, "members");
    square.published(thread, &[("provisions", "Kommuneloven § 5-11")]);
    assert_eq!(square.told_of_guidance(&exempt), 1);
    assert!(square.app.sign_in(&exempt).open("/forsok/forsok-i-fjordby").text().contains(SHORT));
    assert!(!square.app.guest().open("/forsok/forsok-i-fjordby").text().contains(SHORT));
}
