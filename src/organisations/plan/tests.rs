//! Mergers, splits, repeats and mistakes, planned without a database.

use super::*;
use crate::organisations::parse;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The register after a plan, as the next one finds it.
fn after(steps: &[Step], existing: &[Existing]) -> Vec<Existing> {
    let mut all: Vec<Existing> = existing.to_vec();
    for step in steps {
        let id = step.id.unwrap_or(OrganisationId(all.len() as i64 + 1));
        let old = all.iter().find(|e| e.id == id).cloned();
        let mut numbers = old.map(|e| e.numbers).unwrap_or_default();
        if let Change::Take { from: on, .. } | Change::End { on } = &step.change {
            numbers.iter_mut().filter(|n| n.valid_to.is_none()).for_each(|n| n.valid_to = Some(*on));
        }
        if let Change::Take { number, from } = &step.change {
            numbers.push(Number { number: number.clone(), valid_from: *from, valid_to: None });
        }
        all.retain(|e| e.id != id);
        all.push(Existing { id, facts: step.facts.clone(), numbers, figures: step.figures.into_iter().collect() });
    }
    all
}

fn reference() -> Vec<Existing> {
    let rows = parse::organisations(include_str!("../reference/municipalities-2024.csv")).unwrap();
    after(&plan(rows, &[], Taking::Fill(day("2024-01-01"))).unwrap(), &[])
}

fn import(csv: &str, existing: &[Existing]) -> Result<Vec<Step>, Vec<LineError>> {
    plan(parse::organisations(csv).unwrap(), existing, Taking::Import)
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let register = reference();
    assert_eq!(register.len(), 357);
    for taking in [Taking::Import, Taking::Fill(day("2024-01-01"))] {
        let rows = parse::organisations(include_str!("../reference/municipalities-2024.csv")).unwrap();
        let again = plan(rows, &register, taking).unwrap();
        assert!(again.iter().all(|s| s.id.is_some() && !s.written && s.change == Change::Keep && s.figures.is_none()));
    }
}

#[test]
fn names_that_are_shared_get_their_county() {
    let slugs: Vec<_> = reference()
        .into_iter()
        .map(|e| e.facts.slug)
        .filter(|s| s.starts_with("heroy") || s.starts_with("valer"))
        .collect();
    assert_eq!(slugs, ["heroy-more-og-romsdal", "heroy-nordland", "valer-ostfold", "valer-innlandet"]);
}

#[test]
fn a_new_number_ends_the_old_one_of_the_same_organisation() {
    let register = reference();
    let csv = "municipality_number,name,organisation_number,valid_from\n1899,Vestvågøy,942570619,2028-01-01\n";
    let vestvagoy = register.iter().find(|e| e.facts.name == "Vestvågøy").unwrap();
    let csv = csv.replace("942570619", vestvagoy.facts.organisation_number.as_deref().unwrap());
    let steps = import(&csv, &register).unwrap();
    assert_eq!(steps[0].id, Some(vestvagoy.id));
    assert_eq!(steps[0].change, Change::Take { number: "1899".to_owned(), from: day("2028-01-01") });
    assert_eq!(steps[0].facts.county, vestvagoy.facts.county, "what the file leaves out stays");
    let register = after(&steps, &register);
    assert!(import(&csv, &register).unwrap().iter().all(|s| s.change == Change::Keep && !s.written), "again: nothing");
    let old = csv.replace("1899", "1860");
    assert!(import(&old, &register).unwrap_err()[0].problem.contains("ended on 2028-01-01"), "an older file");
}

#[test]
fn a_merged_municipality_ends_without_a_new_number() {
    let register = reference();
    let moskenes = register.iter().find(|e| e.facts.name == "Moskenes").unwrap();
    let number = moskenes.facts.organisation_number.as_deref().unwrap();
    let steps =
        import(&format!("name,organisation_number,valid_to\nMoskenes,{number},2028-01-01\n"), &register).unwrap();
    assert_eq!((steps[0].id, &steps[0].change), (Some(moskenes.id), &Change::End { on: day("2028-01-01") }));
}

#[test]
fn what_was_unknown_is_learned_and_two_numbers_are_two_organisations() {
    let register = reference();
    let haram = register.iter().find(|e| e.facts.name == "Haram").unwrap();
    let csv = "municipality_number,name,organisation_number,written_language\n1580,Haram,974760673,nynorsk\n";
    let learned = import(csv, &register).unwrap();
    assert_eq!((learned[0].id, learned[0].written), (Some(haram.id), true));
    let other =
        import("municipality_number,name,organisation_number,valid_from\n0301,Oslo,974760673,2026-01-01\n", &register)
            .unwrap_err();
    assert!(other[0].problem.contains("belongs to Oslo"), "{other:?}");
}

#[test]
fn mistakes_are_found_before_anything_is_written() {
    let register = reference();
    let told = |csv: &str| import(csv, &register).unwrap_err().remove(0);
    assert!(told("municipality_number,name\n1234,Nyby\n").problem.contains("valid_from must say"));
    assert_eq!(told("municipality_number,name\n0301,Oslo\n0301,Oslo\n").line, 3);
    assert!(told("name,kind,parent\nLokallag,union_local,finnes-ikke\n").problem.contains("finnes-ikke"));
    assert_eq!(
        told("municipality_number,name,organisation_number\n0301,Oslo,\n,Oslo,958935420\n").line,
        3,
        "two ways to Oslo"
    );
}

#[test]
fn reference_data_overrules_nobody() {
    let mut register = reference();
    register.iter_mut().find(|e| e.facts.name == "Åsnes").unwrap().facts.language_form = Some(LanguageForm::Nynorsk);
    let rows = parse::organisations(include_str!("../reference/municipalities-2024.csv")).unwrap();
    let steps = plan(rows, &register, Taking::Fill(day("2024-01-01"))).unwrap();
    assert!(steps.iter().all(|s| !s.written));
}
