//! Mail scanners follow every link of a mail, some of them twice, with GET and HEAD: nothing changes by that.

use std::collections::BTreeSet;

use torget::mail::outbox::MailKind;

use super::{Made, World};
use crate::support::TestApp;

/// What every table holds, as a line for each: all of them, none left out.
fn dump(app: &TestApp) -> Vec<String> {
    let tables = app.rows(
        "SELECT table_name AS value FROM information_schema.tables
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1",
    );
    tables
        .iter()
        .flat_map(|table| {
            app.rows(&format!(
                "SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS value FROM {table} t"
            ))
        })
        .collect()
}

/// Every address of ours in a mail: in its text, its HTML and its headers.
fn links(made: &Made) -> BTreeSet<String> {
    let stop = made.header("List-Unsubscribe").and_then(|stop| super::ours(stop.trim_matches(['<', '>'])));
    made.text_links().into_iter().chain(made.html_links()).chain(stop).collect()
}

#[test]
fn following_every_link_of_every_mail_twice_changes_nothing() {
    for lang in ["nb", "nn"] {
        let world = World::new(lang);
        let asking = world.app.guest();
        let page = asking.open("/logg-inn");
        let before = world.sink.taken().len();
        asking.submit_and_follow(&page, "form:has(input[name=epost])", &[("epost", "asks@hjemme.example")]);
        world.settle();
        let hers = world.sink.taken().split_off(before).remove(0);
        let all = world.every_mail();

        // She asked before the others' scenes, which take longer than her link lasts.
        let again = asking.open("/logg-inn");
        let from = world.sink.taken().len();
        asking.submit_and_follow(&again, "form:has(input[name=epost])", &[("epost", "asks@hjemme.example")]);
        world.settle();
        let fresh = world.sink.taken().split_off(from).remove(0);
        assert_eq!((hers.to.as_str(), fresh.to.as_str()), ("asks@hjemme.example", "asks@hjemme.example"));
        let fresh = world.made(&super::scenes::of(MailKind::SignIn)[0], fresh);

        let every: BTreeSet<String> = all.iter().chain([&fresh]).flat_map(links).collect();
        assert!(every.len() > 40, "{every:#?}");
        let before = dump(&world.app);
        for link in &every {
            for method in ["GET", "HEAD", "GET", "HEAD"] {
                let page = world.app.guest().send(method, link, &[], None);
                assert!(page.status < 500, "{method} {link}: {}", page.status);
            }
        }
        assert_eq!(before, dump(&world.app), "after {} links", every.len());

        // The link to sign in survived them, and works.
        let link = fresh.text_links().into_iter().find(|link| link.starts_with("/logg-inn/lenke/")).expect("a link");
        let page = asking.open(&link);
        asking.submit(&page, "main form", &[]);
        assert_eq!(asking.get("/meg").status, 200);
        for made in &all {
            leads_somewhere(&world, made);
        }
        stopped(&world, &all);
    }
}

/// Every link is one its reader can follow.
fn leads_somewhere(world: &World, made: &Made) {
    let reader = world.app.rows(&format!("SELECT 'x' AS value FROM members WHERE email = '{}'", made.to));
    let browser = if reader.is_empty() { world.app.guest() } else { world.app.sign_in(&world.app.member(&made.to)) };
    // What was hidden is hidden, and a link to sign in lasts half an hour.
    let gone = |link: &str| link.starts_with("/logg-inn/lenke/") || made.scene.starts_with("hidden");
    for link in links(made).into_iter().filter(|link| !gone(link)) {
        let page = browser.get(&link);
        let page = if page.status == 303 { browser.follow(&page) } else { page };
        assert_eq!(page.status, 200, "{link} of {} for {}:\n{}", made.scene, made.to, page.text());
    }
}

/// One POST without a cookie does what it says: that mail to that reader, and nothing else.
fn stopped(world: &World, all: &[Made]) {
    let standing = |made: &Made| {
        world.app.rows(&format!(
            "SELECT concat_ws(' ', m.reply_mail::text, coalesce(s.cadence, 'weekly'), (SELECT min(tell) FROM saved_searches h WHERE h.member_id = m.id)) AS value
             FROM members m LEFT JOIN digest_settings s ON s.member_id = m.id WHERE m.email = '{}'",
            made.to
        ))[0]
            .clone()
    };
    let mut kinds = BTreeSet::new();
    for made in all.iter().filter(|made| made.scene != "beside" && made.header("List-Unsubscribe").is_some()) {
        world.run(&format!("UPDATE members SET reply_mail = true WHERE email = '{}'", made.to));
        let before = standing(made);
        assert!(["true weekly", "true weekly at_once"].contains(&&*before), "{before}: {}", made.scene);
        let header = made.header("List-Unsubscribe").unwrap_or_default();
        let stop = super::ours(header.trim_matches(['<', '>'])).expect("an address of ours");
        let one_click = Some("List-Unsubscribe=One-Click");
        let answer = world.app.guest().send("POST", &stop, &[("Sec-Fetch-Site", "cross-site")], one_click);
        assert_eq!((answer.status, answer.html.as_str()), (200, "ok\n"), "{}", made.scene);
        let expected = match made.kind {
            MailKind::Digest => "true off",
            MailKind::Alert => "true weekly never",
            _ => "false weekly",
        };
        assert_eq!(standing(made), expected, "{}", made.scene);
        kinds.insert(made.kind);
    }
    assert_eq!(kinds.len(), 5, "{kinds:?}");
}
