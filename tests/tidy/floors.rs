//! I1: a module imports only from lower floors, a slice only the public face of slices before it. The floors and the
//! order of slices are those of `src/lib.rs`, which is therefore the only place to change them.

use std::collections::BTreeMap;

use super::none;
use super::source::{Source, root, rust};

/// The floor of each top-level module, and the order of slices.
struct House {
    floors: BTreeMap<String, usize>,
    slices: Vec<String>,
}

impl House {
    fn of_lib() -> Self {
        let lib = std::fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
        let (mut floors, mut slices, mut floor) = (BTreeMap::new(), Vec::new(), 0);
        for line in lib.lines() {
            if let Some(rest) = line.strip_prefix("// Floor ") {
                floor =
                    rest.chars().next().and_then(|digit| digit.to_digit(10)).expect("a floor has a number") as usize;
            } else if line.starts_with("// ") && line.contains(" < ") {
                slices.extend(line[3..].split('<').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()));
            } else if let Some(name) = line.strip_prefix("pub mod ") {
                floors.insert(name.trim_end_matches(';').to_owned(), floor);
            }
        }
        // A macro of the database floor that lies at the crate's root.
        floors.insert("text_enum".to_owned(), 1);
        Self { floors, slices }
    }

    fn place(&self, slice: &str) -> Option<usize> {
        self.slices.iter().position(|name| name == slice)
    }

    /// What is wrong with `from` using `to`.
    fn refuses(&self, from: &str, to: &str) -> Option<String> {
        let (here, there) = (self.floors.get(from).copied().unwrap_or(6), *self.floors.get(to)?);
        if there > here {
            return Some(format!(
                "{from} (floor {here}) imports {to} (floor {there}): move what is shared down, or let the composition (server, worker) pass it in"
            ));
        }
        match (self.place(from), self.place(to)) {
            (Some(mine), Some(its)) if its > mine => Some(format!(
                "the slice {from} imports {to}, which comes after it in lib.rs: turn the call round, or move the page to a later slice"
            )),
            _ => None,
        }
    }
}

/// Paths that begin in the crate's root, each with where it stands: `crate::a::b`, groups taken apart.
fn imports(source: &Source) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let root = if source.below().matches('/').count() == 0
        || source.below().matches('/').count() == 1 && source.below().ends_with("/mod.rs")
    {
        vec!["crate::", "super::"]
    } else {
        vec!["crate::"]
    };
    // `tests` modules inside a file say `super::` of the file itself.
    let end = source.tests();
    for start in root {
        for (at, _) in source.code[..end].match_indices(start) {
            if !source.code[..at].ends_with(':') && !source.code[..at].ends_with("super::") {
                paths(&source.code[at + start.len()..], &mut Vec::new(), at, &mut found);
            }
        }
    }
    found
}

fn paths(rest: &str, before: &mut Vec<String>, at: usize, found: &mut Vec<(usize, Vec<String>)>) {
    if let Some(group) = rest.strip_prefix('{') {
        let (mut depth, mut begin) = (0, 0);
        for (i, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => {
                    paths(group[begin..i].trim_start(), before, at, found);
                    return;
                }
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    paths(group[begin..i].trim_start(), before, at, found);
                    begin = i + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() {
        return;
    }
    before.push(name.clone());
    match rest[name.len()..].strip_prefix("::") {
        Some(more) => paths(more, before, at, found),
        None => found.push((at, before.clone())),
    }
    before.pop();
}

#[test]
fn every_module_has_a_floor_and_every_slice_a_place() {
    let house = House::of_lib();
    let mut complaints = Vec::new();
    for (module, floor) in &house.floors {
        if *floor == 4 && house.place(module).is_none() {
            complaints.push(format!(
                "src/lib.rs: the slice {module} is missing in the comment with the order of slices (a < b < c)"
            ));
        }
    }
    for slice in &house.slices {
        if house.floors.get(slice) != Some(&4) {
            complaints
                .push(format!("src/lib.rs: {slice} has a place in the order of slices, but is no module of floor 4"));
        }
    }
    none(&complaints);
}

#[test]
fn modules_import_from_lower_floors_only() {
    let house = House::of_lib();
    let mut complaints = Vec::new();
    for source in rust("src") {
        let here = source.module().to_owned();
        if here == "lib" {
            continue;
        }
        for (at, path) in imports(&source) {
            let Some(to) = path.first().filter(|to| **to != here) else { continue };
            complaints.extend(house.refuses(&here, to).map(|why| format!("{}: {why}", source.place(at))));
        }
    }
    complaints.dedup();
    none(&complaints);
}

#[test]
fn slices_use_only_each_others_public_face() {
    let house = House::of_lib();
    let mut complaints = Vec::new();
    for source in rust("src") {
        let here = source.module().to_owned();
        for (at, path) in imports(&source) {
            let [to, inner, _, ..] = path.as_slice() else { continue };
            let is_module = inner.chars().all(|c| c.is_lowercase() || c == '_');
            if *to == here || house.place(to).is_none() || house.place(&here).is_none() || !is_module {
                continue;
            }
            complaints.push(format!(
                "{}: reaches into {to}::{inner}: let src/{to}/mod.rs say `pub use {inner}::…` and use crate::{to}::…",
                source.place(at)
            ));
        }
    }
    none(&complaints);
}

#[test]
fn imports_are_found_in_groups() {
    let mut found = Vec::new();
    paths("{a::{b, c::D}, e, f::g as h};", &mut Vec::new(), 0, &mut found);
    let paths: Vec<String> = found.into_iter().map(|(_, path)| path.join("::")).collect();
    assert_eq!(paths, ["a::b", "a::c::D", "e", "f::g"]);
}
