//! Every page there is, its parameters filled in with everything on the square that fits.

use super::square::Square;
use crate::support::routes::{self, Route};
use torget::threads::ThreadKind;

/// Addresses of all pages; those of rooms are asked for with words of their own in none of them.
pub(crate) fn pages(square: &Square<'_>) -> Vec<String> {
    let mut paths = Vec::new();
    for route in routes::all().into_iter().filter(|route| route.method == "GET" && !route.pattern.starts_with("/a/")) {
        if route.pattern.contains('{') {
            paths.extend(values(square, &route).iter().map(|value| {
                route.path(&[
                    ("id", value),
                    ("slug", value),
                    ("kind", value),
                    ("number", "1"),
                    ("act", value),
                    ("section", section(&route)),
                    ("ledd", "1"),
                    ("organisation", "solvik"),
                ])
            }));
        } else {
            paths.push(route.pattern.clone());
        }
    }
    for kind in ThreadKind::ALL {
        paths.push(format!("/trader?type={}", kind.as_str()));
    }
    paths.extend(
        [
            "/moderering?mine=ja",
            "/moderering?omrade=helse",
            "/kalender?omrade=helse",
            "/kalender?slag=meeting",
            "/trader?ubesvart=ja",
            "/omrade/helse?type=question",
            "/sok?q=Sp%C3%B8rsm%C3%A5l",
            "/sok?q=lurer",
            "/sok/forslag?q=sp%C3%B8rsm",
            "/sok/forslag?q=zq",
            "/ny-trad/lignende?tittel=Sp%C3%B8rsm%C3%A5l",
            "/sammenlign?omrade=helse",
            "/sammenlign?forsok=felles-journal",
            "/sammenlign?som=samhold-solvik",
            "/sammenlign.csv?omrade=helse",
        ]
        .map(str::to_owned),
    );
    paths
}

fn values(square: &Square<'_>, route: &Route) -> Vec<String> {
    let ids = |sql: &str| square.app.rows(sql);
    let first = route.pattern.split('/').nth(1).unwrap_or_default();
    match first {
        "trad" => ids("SELECT id::text AS value FROM threads"),
        "innlegg" => ids("SELECT id::text AS value FROM posts"),
        "involvering" => ids("SELECT id::text AS value FROM involvement_events"),
        "omrade" => ids("SELECT slug AS value FROM areas"),
        "kunngjoringer" => ids("SELECT id::text AS value FROM threads"),
        "kalender" => ids("SELECT id::text AS value FROM calendar_events UNION SELECT slug FROM areas"),
        "forsok" => ids("SELECT slug AS value FROM trials"),
        "organisasjon" => ["solvik", "fjordby", "samhold-solvik", "departementet"].map(str::to_owned).into(),
        "fylke" => ids("SELECT slug AS value FROM counties ORDER BY number LIMIT 2"),
        "ny-trad" => ThreadKind::ALL.iter().map(|kind| kind.as_str().to_owned()).collect(),
        "samarbeid" => ids("SELECT id::text AS value FROM partner_requests"),
        "veiledning" => ids("SELECT id::text AS value FROM guidance_answers UNION SELECT id::text FROM threads"),
        "indikatorer" => ids("SELECT 'ventetid' AS value"),
        "indikator" => ids("SELECT id::text AS value FROM indicators"),
        "maling" => ids("SELECT id::text AS value FROM measurements"),
        "laerdom" => ids("SELECT id::text AS value FROM lessons"),
        "regel" => ids("SELECT slug AS value FROM acts"),
        "demo" => ids("SELECT id::text AS value FROM post_office"),
        // Unknown to this test: whatever ids there are, so that a new page is looked at from its first day.
        _ => ids("SELECT id::text AS value FROM threads UNION SELECT id::text FROM posts"),
    }
}

/// Sections of acts and of records stand in addresses under one name.
fn section(route: &Route) -> &'static str {
    if route.pattern.starts_with("/forsok") { "kjernen" } else { "5-11" }
}
