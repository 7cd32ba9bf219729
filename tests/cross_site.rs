//! Writes that come from other sites are refused, on every route there is: the list is the framework's own.

use torget::web::paths;

use crate::support::{TestApp, routes};

#[test]
fn every_write_refuses_other_sites() {
    let app = TestApp::start();
    let browser = app.guest();
    let writes: Vec<_> =
        routes::all().into_iter().filter(|route| route.method != "GET" && route.method != "HEAD").collect();
    assert!(writes.len() > 3, "the routes were not found: {writes:?}");
    let attacks: [&[(&str, &str)]; 5] = [
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site"), ("Origin", "https://other.example.no")],
        &[("Origin", "https://evil.example")],
        &[("Origin", "null")],
        &[],
    ];
    for route in writes.iter().filter(|route| !route.pattern.starts_with(paths::UNSUBSCRIBE)) {
        for headers in attacks {
            let page = browser.send(&route.method, &route.path(&[]), headers, Some("a=b"));
            assert_eq!(page.status, 403, "{} {} takes a write with {headers:?}", route.method, route.pattern);
            assert!(!page.heading().is_empty(), "the refusal is a page");
            assert!(
                page.header("content-security-policy").contains("default-src 'none'"),
                "with the headers of all pages"
            );
        }
    }
}

#[test]
fn reading_never_writes() {
    let methods: Vec<String> = routes::all().into_iter().map(|route| route.method).collect();
    assert!(methods.iter().all(|method| ["GET", "HEAD", "POST"].contains(&method.as_str())), "{methods:?}");
}

#[test]
fn our_own_pages_may_write() {
    let app = TestApp::start();
    let base = app.address("");
    let answers: [&[(&str, &str)]; 2] = [&[("Sec-Fetch-Site", "same-origin")], &[("Origin", &base)]];
    for headers in answers {
        let page = app.guest().send("POST", "/ny-trad/question", headers, Some("a=b"));
        assert_ne!(page.status, 403, "{headers:?}: {}", page.text());
    }
}
