//! I7: each table has one slice that writes it, so that what is true of its rows can be read in one place.

use std::collections::{BTreeMap, BTreeSet};

use super::none;
use super::source::rust;

/// Modules beside the slices' rule: the floor that owns the table's mechanism, and data for demos and load tests.
const EXEMPT: [&str; 2] = ["dev", "db"];

#[test]
fn each_table_has_one_writer() {
    let mut writers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in rust("src").iter().filter(|source| !EXEMPT.contains(&source.module())) {
        for call in ["insert_into(", "update(", "delete("] {
            for (at, _) in source.code.match_indices(call) {
                let table: String = source.code[at + call.len()..]
                    .trim_start()
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                if source.code[at + call.len()..].trim_start()[table.len()..].starts_with("::table") {
                    writers.entry(table).or_default().insert(source.module().to_owned());
                }
            }
        }
        for (_, words) in &source.words {
            for verb in ["INSERT INTO ", "UPDATE ", "DELETE FROM "] {
                let mut rest = words.as_str();
                while let Some(at) = rest.find(verb) {
                    rest = &rest[at + verb.len()..];
                    let table: String = rest.chars().take_while(|c| c.is_lowercase() || *c == '_').collect();
                    if !table.is_empty() {
                        writers.entry(table).or_default().insert(source.module().to_owned());
                    }
                }
            }
        }
    }
    let shared = writers.iter().filter(|(_, modules)| modules.len() > 1);
    let complaints: Vec<String> = shared
        .map(|(table, modules)| {
            format!(
                "{table} is written by {modules:?}: let one own it, and the others call an action in its public face"
            )
        })
        .collect();
    none(&complaints);
}
