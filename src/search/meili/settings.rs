//! The design of the index. Whoever changes it raises the version, which is part of the index's name: the new one is then
//! filled beside the old, and two versions of the service can run side by side.

use std::collections::HashMap;

use meilisearch_sdk::settings::{
    FacetingSettings, LocalizedAttributes, MinWordSizeForTypos, PaginationSetting, Settings, TypoToleranceSettings,
};

use crate::search::{REACH, synonyms, words};

/// The index's name, with the version of its design.
pub const INDEX: &str = "torget-v2";

/// What is searched, the weightiest first: stems carry the search, whole words serve phrases.
pub(super) const SEARCHABLE: [&str; 6] = ["title_stems", "title", "stems", "body", "parts", "around"];
/// What can be narrowed by and counted.
const FILTERABLE: [&str; 13] = [
    "kind", "facet", "area", "audience", "counties", "kostra", "status", "answered", "year", "language", "group", "at",
    "turn",
];
/// Of two that match equally well, the ministry's word and what opens a thread come first, then the newest.
const RANKING: [&str; 8] = ["sort", "words", "typo", "proximity", "attribute", "exactness", "weight:desc", "at:desc"];

pub(super) fn settings() -> Settings {
    let locales = LocalizedAttributes { locales: vec!["nob".to_owned()], attribute_patterns: vec!["*".to_owned()] };
    Settings::new()
        .with_searchable_attributes(SEARCHABLE)
        .with_filterable_attributes(FILTERABLE)
        .with_sortable_attributes(["at"])
        .with_ranking_rules(RANKING)
        .with_distinct_attribute(Some("group"))
        .with_displayed_attributes(["key", "kind", "id", "parent", "turn"])
        .with_synonyms(synonyms())
        .with_localized_attributes([locales])
        .with_pagination(PaginationSetting { max_total_hits: usize::try_from(REACH).unwrap_or(200) + 1 })
        .with_faceting(FacetingSettings { max_values_per_facet: 60, sort_facet_values_by: None })
        .with_typo_tolerance(TypoToleranceSettings {
            enabled: Some(true),
            disable_on_attributes: Some(vec!["parts".to_owned()]),
            disable_on_words: Some(Vec::new()),
            min_word_size_for_typos: Some(MinWordSizeForTypos { one_typo: Some(4), two_typos: Some(8) }),
            disable_on_numbers: Some(true),
        })
}

/// The synonyms by their stems, for that is what is asked for.
fn synonyms() -> HashMap<String, Vec<String>> {
    let mut all: HashMap<String, Vec<String>> = HashMap::new();
    for group in synonyms::groups() {
        let mut stems: Vec<String> = group.iter().map(|word| words::stem(word)).collect();
        stems.sort();
        stems.dedup();
        for stem in &stems {
            let others = stems.iter().filter(|other| *other != stem).cloned();
            all.entry(stem.clone()).or_default().extend(others);
        }
    }
    all.retain(|_, others| !others.is_empty());
    all
}
