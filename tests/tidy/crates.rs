//! I2 to I6 and I10: which crate may be used where, so that each is known in one place and can be changed there.

use super::none;
use super::source::{Source, rust};

/// A word of code and where it may stand. An ending with a slash is a folder, one that begins with a star any path that
/// ends so, anything else a file.
struct Rule {
    word: &'static str,
    allowed: &'static [&'static str],
    instead: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        word: "actix_web",
        allowed: &["web/", "server.rs", "start.rs", "*/routes.rs", "*/routes/"],
        instead: "I2: HTTP belongs in the slice's routes.rs; give views and actions plain values",
    },
    Rule {
        word: "diesel",
        allowed: &[
            "ids.rs",
            "db/",
            "audit.rs",
            "jobs/",
            "search/postgres.rs",
            "search/postgres/",
            "search/mirror.rs",
            "search/engine.rs",
            "tx.rs",
            "viewer/",
            "dev/",
            "mail/outbox.rs",
            "mail/addresses.rs",
            "mail/refusals.rs",
            "mail/post_office.rs",
            "*/queries.rs",
            "*/queries/",
            "*/actions.rs",
            "*/actions/",
            "*/access.rs",
            "*/jobs.rs",
        ],
        instead: "I3: move the statement to the slice's queries.rs (reads), actions.rs (writes), access.rs or jobs.rs",
    },
    Rule {
        word: "maud",
        allowed: &["web/", "mail/", "text/markdown.rs", "*/views.rs", "*/views/", "*/mails.rs", "*/mails/"],
        instead: "I4: HTML belongs in the slice's views.rs or mails.rs",
    },
    Rule {
        word: "PreEscaped",
        allowed: &["text/markdown.rs", "web/assets.rs"],
        instead: "I4: only markdown that text/markdown.rs has cleaned is put into a page unescaped; use its wrapper",
    },
    Rule {
        word: "meilisearch_sdk",
        allowed: &["search/meili.rs", "search/meili/"],
        instead: "I5: ask search::Search; it knows which engine answers",
    },
    Rule { word: "lettre", allowed: &["mail/"], instead: "I5: write a Letter; mail/ knows how it is sent" },
    Rule {
        word: "icalendar",
        allowed: &["calendar/ics.rs"],
        instead: "I5: the calendar's feeds are written in one place",
    },
    Rule { word: "comrak", allowed: &["text/"], instead: "I5: use text::markdown" },
    Rule { word: "ammonia", allowed: &["text/"], instead: "I5: use text::markdown" },
    Rule { word: "fluent_bundle", allowed: &["i18n/", "web/ui.rs"], instead: "I5: use Ui::t, tn, ta" },
    Rule {
        word: "spawn",
        allowed: &["server.rs", "jobs/runner.rs", "db/cluster/watchdog.rs", "main.rs", "start.rs"],
        instead: "I6: nothing runs beside a request: enqueue a job",
    },
    Rule {
        word: "spawn_blocking",
        allowed: &["db/mod.rs", "jobs/runner.rs"],
        instead: "I6: take the database door (cx.read, cx.write)",
    },
    Rule { word: "block_in_place", allowed: &[], instead: "I6: it panics under actix; take the database door" },
    Rule { word: "rand", allowed: &["clock.rs"], instead: "I10: ask clock::random_bytes or random_token" },
];

fn fits(path: &str, pattern: &str) -> bool {
    match pattern.strip_prefix('*') {
        Some(folder) if folder.ends_with('/') => path.contains(folder),
        Some(end) => path.ends_with(end),
        None if pattern.ends_with('/') => path.starts_with(pattern),
        None => path == pattern,
    }
}

/// Where the rule's word is used as a crate or a call.
fn uses(source: &Source, word: &str) -> Vec<usize> {
    let mut found = source.finds(word);
    found.retain(|at| {
        if *at > source.tests() {
            return false;
        }
        let after = source.code[at + word.len()..].trim_start();
        let before = source.code[..*at].trim_end();
        match word {
            "spawn" => after.starts_with('('),
            "PreEscaped" | "spawn_blocking" | "block_in_place" => true,
            _ => after.starts_with("::") || before.ends_with("use"),
        }
    });
    found
}

#[test]
fn crates_are_used_where_they_belong() {
    let mut complaints = Vec::new();
    for source in rust("src") {
        for rule in RULES {
            if rule.allowed.iter().any(|pattern| fits(source.below(), pattern)) {
                continue;
            }
            if let Some(at) = uses(&source, rule.word).first() {
                complaints.push(format!("{}: {} has no business here. {}", source.place(*at), rule.word, rule.instead));
            }
        }
    }
    none(&complaints);
}

#[test]
fn the_clock_is_the_apps() {
    let mut complaints = Vec::new();
    for source in rust("src").iter().filter(|source| source.below() != "clock.rs") {
        for call in ["Utc::now", "Local::now", "SystemTime::now", "OsRng", "thread_rng"] {
            for at in source.finds(call) {
                complaints.push(format!(
                    "{}: {call}: I10: time and chance come from App's clock, so that tests can stand at any hour",
                    source.place(at)
                ));
            }
        }
    }
    none(&complaints);
}

#[test]
fn lints_are_expected_never_allowed() {
    let mut complaints = Vec::new();
    for source in rust("src").iter().chain(&rust("tests")) {
        for (at, _) in source.code.match_indices("#[allow").chain(source.code.match_indices("#![allow")) {
            complaints.push(format!(
                "{}: write #[expect(lint, reason = \"…\")], which tells when it is no longer needed",
                source.place(at)
            ));
        }
        for word in ["unsafe", "todo", "unimplemented", "dbg"] {
            for at in source.finds(word) {
                let macros = word == "unsafe" || source.code[at + word.len()..].starts_with('!');
                if macros {
                    complaints.push(format!("{}: {word} has no place in the house", source.place(at)));
                }
            }
        }
    }
    none(&complaints);
}
