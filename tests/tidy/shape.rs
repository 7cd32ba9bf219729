//! I7 and I8: actions take the transaction and never end it; files and functions stay short and say what they are.

use super::none;
use super::source::rust;

const FILE: usize = 400;
const FUNCTION: usize = 60;
/// A test may tell a longer story.
const STORY: usize = 100;
const NAMES: [&str; 6] = ["utils", "util", "common", "helpers", "helper", "misc"];

#[test]
fn files_and_functions_stay_short() {
    let mut complaints = Vec::new();
    for source in rust("src").iter().chain(&rust("tests")).filter(|source| source.below() != "db/schema.rs") {
        let lines = source.text.lines().count();
        if lines >= FILE {
            complaints.push(format!("{}: {lines} lines: split it by subject, each part under {FILE}", source.path));
        }
        let most = if source.path.starts_with("tests/") { STORY } else { FUNCTION };
        for function in source.functions().iter().filter(|function| function.lines >= most) {
            complaints.push(format!(
                "{}:{}: {} takes {} lines: name its steps as functions, each under {most}",
                source.path, function.line, function.name, function.lines
            ));
        }
    }
    none(&complaints);
}

#[test]
fn every_file_says_what_it_is() {
    let mut complaints = Vec::new();
    for source in rust("src").iter().chain(&rust("tests")).filter(|source| source.below() != "db/schema.rs") {
        let header: Vec<&str> = source.text.lines().take_while(|line| line.starts_with("//!")).collect();
        if header.is_empty() || header.len() > 5 {
            complaints.push(format!("{}: open with `//!`: what this file is for, in at most five lines", source.path));
        }
        let said: usize = header.iter().map(|line| line.trim_start_matches("//!").trim().len()).sum();
        let name = source.module();
        if said < 12 && name != "lib" {
            complaints.push(format!("{}: its header says nothing a reader would not guess", source.path));
        }
        if source.path.split('/').any(|part| NAMES.contains(&part.trim_end_matches(".rs"))) {
            complaints.push(format!("{}: name it for what is in it", source.path));
        }
    }
    none(&complaints);
}

#[test]
fn actions_take_the_transaction_and_never_end_it() {
    let mut complaints = Vec::new();
    for source in
        rust("src").iter().filter(|source| source.path.ends_with("/actions.rs") || source.path.contains("/actions/"))
    {
        for function in source.functions().iter().filter(|function| function.head.starts_with("pub")) {
            let inside = function.head.split_once('(').map_or("", |(_, arguments)| arguments);
            // Visibility has parentheses too: pub(super) fn x(tx: …).
            let arguments = function.head.split_once(&format!("fn {}", function.name)).map_or(inside, |(_, rest)| rest);
            let first = arguments.split_once('(').map_or("", |(_, arguments)| arguments).trim();
            if !first.starts_with("tx: &mut Tx")
                && !first.starts_with("self")
                && !first.starts_with("&self")
                && writes(&source.code[function.body.clone()])
            {
                complaints.push(format!(
                    "{}:{}: I7: {} takes `tx: &mut Tx<'_>` first",
                    source.path, function.line, function.name
                ));
            }
        }
        for call in [".commit(", ".transaction(", "build_transaction(", ".begin_test_transaction("] {
            for (at, _) in source.code.match_indices(call) {
                complaints
                    .push(format!("{}: I7: the transaction is the caller's (cx.write, app.system)", source.place(at)));
            }
        }
    }
    none(&complaints);
}

/// Only what touches the database needs the transaction; pure helpers beside it do not.
fn writes(body: &str) -> bool {
    body.contains("conn") || body.contains("tx.")
}
