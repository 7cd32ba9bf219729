//! What may be suggested: two statements, whatever is typed.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Nullable, Text};

use super::{FEW, MOST, Rule, Suggested};
use crate::error::Error;
use crate::provisions::{self, LegalAct};
use crate::search::{Found, Typed};
use crate::tx::Tx;

/// Something that leads on.
#[derive(Debug, Clone, QueryableByName)]
pub(super) struct Line {
    /// What it is; a question that goes on is nothing in the index.
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) found: Option<Found>,
    /// Its key.
    #[diesel(sql_type = BigInt)]
    pub(super) id: i64,
    /// The kind of thread, trial or organisation.
    #[diesel(sql_type = Text)]
    pub(super) facet: String,
    /// The address of a trial or an organisation.
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) slug: Option<String>,
    /// Its title or name, or the words of a question.
    #[diesel(sql_type = Text)]
    pub(super) title_nb: String,
    /// Its title in nynorsk, where there is one.
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) title_nn: Option<String>,
}

/// What to suggest to somebody who has typed this.
pub(super) fn suggested(tx: &mut Tx<'_>, question: &str) -> Result<Suggested, Error> {
    let Some(typed) = Typed::of(question) else { return Ok(Suggested::default()) };
    let rules = rules(question, &typed, &provisions::acts(tx)?, tx.now.date_naive());
    let (longest, also) = typed.longest();
    let (words, asks): (Vec<String>, Vec<String>) =
        typed.goes_on(FEW).into_iter().map(|on| (on.words, on.asks)).unzip();
    let mut lines: Vec<Line> = crate::db::statement(include_str!("suggest.sql"))
        .bind::<Array<Text>, _>(typed.patterns())
        .bind::<Text, _>(longest)
        .bind::<Text, _>(also)
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Array<Text>, _>(typed.begins())
        .bind::<Array<Text>, _>(words)
        .bind::<Array<Text>, _>(asks)
        .load(tx.conn)?;
    lines.truncate(MOST - rules.len());
    lines.sort_by_key(|line| match line.found {
        None => 0,
        Some(Found::Post) => 1,
        Some(Found::Trial) => 2,
        _ => 3,
    });
    Ok(Suggested { rules, lines })
}

/// The places a question refers to, however it is written; else the acts whose names begin so.
fn rules(question: &str, typed: &Typed, acts: &[LegalAct], today: chrono::NaiveDate) -> Vec<Rule> {
    let known = |id| acts.iter().find(|act| act.id == id).cloned();
    let signed = with_sign(question);
    let text = signed.as_deref().unwrap_or(question);
    let referred = provisions::parse(text, acts, today).into_iter().filter_map(|reference| {
        Some(Rule { act: known(reference.act)?, section: reference.section, ledd: reference.ledd })
    });
    let referred: Vec<Rule> = referred.take(FEW).collect();
    if !referred.is_empty() {
        return referred;
    }
    let mut begun: Vec<&LegalAct> = acts
        .iter()
        .filter(|act| [&act.name_nb, &act.name_nn].into_iter().chain(&act.aliases).any(|name| typed.begins_name(name)))
        .collect();
    begun.sort_by_key(|act| !act.in_force(today));
    begun.into_iter().take(FEW).map(|act| Rule { act: act.clone(), section: String::new(), ledd: 0 }).collect()
}

/// A question with the section sign that whoever types leaves out: «koml 5-11». `None` when it has one, or no number.
fn with_sign(question: &str) -> Option<String> {
    let number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let first = question.split_whitespace().find(number).filter(|_| !question.contains('§'))?;
    let at = question.find(first)?;
    let (before, after) = question.split_at_checked(at)?;
    Some(format!("{before}§ {after}"))
}

#[cfg(test)]
mod tests {
    use super::with_sign;

    #[test]
    fn the_sign_is_put_where_it_was_left_out() {
        assert_eq!(with_sign("koml 5-11 andre ledd").as_deref(), Some("koml § 5-11 andre ledd"));
        assert_eq!(with_sign("5-11 kommuneloven").as_deref(), Some("§ 5-11 kommuneloven"));
        assert!(with_sign("koml § 5-11").is_none() && with_sign("kommuneloven").is_none() && with_sign("").is_none());
    }
}
