//! Mail scanners follow every link of a mail, some of them twice: nothing may change by that.

use torget::dev::demo;

use crate::support::TestApp;

/// What every table holds, as a line for each.
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

#[test]
fn following_every_link_of_every_mail_twice_changes_nothing_and_one_click_works_without_a_cookie() {
    let app = TestApp::start();
    for slug in [
        "barn-og-unge",
        "helse",
        "plan-og-bygg",
        "utdanning",
        "organisering",
        "arbeid-og-velferd",
        "tillit-og-medvirkning",
    ] {
        app.area(slug);
    }
    demo::fill(&app.app).expect("the demo fits");
    let asking = app.guest();
    let page = asking.open("/logg-inn");
    asking.submit_and_follow(&page, "form:has(input[name=epost])", &[("epost", "ny@solvik.example")]);
    app.work();
    let mails = app.mail();
    let kinds = app.rows("SELECT DISTINCT kind AS value FROM outbox WHERE state = 'sent' ORDER BY 1");
    assert!(kinds.contains(&"sign_in".to_owned()) && kinds.contains(&"reply".to_owned()), "{kinds:?}");

    let base = app.address("");
    let links: std::collections::BTreeSet<String> = mails
        .iter()
        .flat_map(|mail| {
            mail.raw
                .split(|c: char| c.is_whitespace() || "<>\"".contains(c))
                .filter_map(|word| word.strip_prefix(&base).map(|path| path.replace("&amp;", "&")))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(links.len() > 5, "{links:?}");
    let before = dump(&app);
    for link in &links {
        for method in ["GET", "HEAD", "GET", "HEAD"] {
            let page = app.guest().send(method, link, &[], None);
            assert!(page.status < 500, "{method} {link}: {}", page.status);
        }
    }
    assert_eq!(before, dump(&app), "after {} links of mails of the kinds {kinds:?}", links.len());

    let stop = links.iter().find(|link| link.starts_with("/avmelding/")).expect("a link that stops mail");
    let answer = app.guest().send("POST", stop, &[], Some("List-Unsubscribe=One-Click"));
    assert_eq!(answer.status, 200);
    assert_ne!(before, dump(&app), "and that did change something");

    // The link to sign in survived the scanners.
    let sign_in = links.iter().find(|link| link.starts_with("/logg-inn/lenke/")).expect("a link to sign in");
    let page = asking.open(sign_in);
    asking.submit(&page, "main form", &[]);
    assert_eq!(asking.get("/meg").status, 200);
}
