//! Administrators read who did what when: filtered, paged by key, ids led to what they are of – only where the administrator
//! may read it herself.

use crate::reports::{TITLE, kari, moderator, per, reply, tell, thread};
use crate::support::TestApp;

#[test]
fn the_trail_is_filtered_and_leads_to_what_may_be_read() {
    let app = TestApp::start();
    let (kari, per) = (kari(&app), per(&app));
    let (id, _) = thread(&app, &kari, "open");
    let (closed, _) = thread(&app, &kari, "employer");
    let post = reply(&app, &kari, id, "Slutt å mase.");
    tell(&app.sign_in(&per), post, "tone", "Han maser.");
    let admin = app.sign_in(&app.member("drift@dep.example").administrator());
    let all = admin.open("/drift/spor");
    for part in ["Meldte fra om et innlegg", "Startet en tråd", "Svarte", "Per", TITLE] {
        assert!(all.text().contains(part), "«{part}»: {}", all.text());
    }
    assert!(!all.text().contains("Han maser."), "ids, not words: {}", all.text());
    assert!(!all.html.contains(&format!("/trad/{closed}/")), "a room she holds no key to is a number: {}", all.text());
    let reports = admin.open("/drift/spor?hva=report");
    assert_eq!(reports.select("tbody tr").len(), 1, "{}", reports.text());
    let his = admin.open(&reports.link("Per"));
    assert!(his.select("tbody tr").len() == 1 && his.text().contains("Bare det Per har gjort."), "{}", his.text());
    let about = admin.open(&reports.link(&format!("innlegg {post}")));
    assert_eq!(about.select("tbody tr").len(), 2, "written and reported: {}", about.text());
    assert!(admin.open("/drift/spor?dag=2020-01-01").text().contains("Ingen linjer"));
    for odd in ["?hva=x", "?person=x", "?slag=%27&nr=1", "?dag=x", "?fra=x", "?fra=-9223372036854775808"] {
        assert_eq!(admin.get(&format!("/drift/spor{odd}")).status, 200, "{odd}");
    }
    assert_eq!(app.sign_in(&moderator(&app, "anne")).get("/drift/spor").status, 403);
    assert_eq!(app.guest().get("/drift/spor").status, 401);
}

#[test]
fn the_trail_is_paged_by_key_at_the_same_cost() {
    let app = TestApp::start();
    let kari = kari(&app);
    let admin = app.sign_in(&app.member("drift@dep.example").administrator());
    let (id, _) = thread(&app, &kari, "open");
    let few = admin.open("/drift/spor").statements();
    for n in 0..60 {
        reply(&app, &kari, id, &format!("Innlegg {n}"));
    }
    let first = admin.open("/drift/spor?hva=post_reply");
    assert_eq!(first.select("tbody tr").len(), 50);
    let second = admin.open(&first.link("Eldre"));
    assert_eq!(second.select("tbody tr").len(), 10);
    assert!(first.statements() <= few.max(10), "{} and {few}", first.statements());
}
