//! How well and how fast the engines find: a judged set of questions over a corpus made for it (`corpus`, `queries.txt`),
//! and a run of many different questions over what is in the database. Nothing of the corpus stays anywhere.

mod corpus;
mod speed;

use std::collections::{BTreeMap, HashMap};

use crate::app::App;
use crate::db::Mode;
use crate::discover;
use crate::error::Error;
use crate::provisions;
use crate::search::mirror::Owed;
use crate::search::{Document, Found, Meili, Outside, Query, Search};
use crate::tx::Tx;

use corpus::Made;

pub use speed::{Speed, speed};

/// Keys above all others, so that the corpus stands beside what is there.
const FIRST: i64 = 9_000_000_000;
/// Hits that are judged.
const DEPTH: usize = 10;

/// A question and what answers it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    words: &'static str,
    sort: &'static str,
    about: &'static str,
    place: Option<&'static str>,
}

fn questions() -> Vec<Asked> {
    let line = |line: &'static str| {
        let mut parts = line.split('|').map(str::trim);
        Some(Asked { words: parts.next()?, sort: parts.next()?, about: parts.next()?, place: parts.next() })
    };
    include_str!("queries.txt").lines().filter(|line| !line.starts_with('#')).filter_map(line).collect()
}

/// How well a sort of questions was answered.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Figures {
    /// Questions.
    pub asked: usize,
    /// Normalised discounted gain of the first ten.
    pub ndcg: f64,
    /// The part of them with a whole answer among the first three.
    pub success: f64,
}

/// Figures for each sort of questions, all together under the last name.
pub type Judged = BTreeMap<String, Figures>;

/// Judges PostgreSQL, in a transaction that is taken back.
///
/// # Errors
/// When the database refuses.
pub fn postgres(app: &App) -> Result<Judged, Error> {
    let mut judged = Judged::new();
    let undone = app.system(Mode::Write, |tx| -> Result<(), Error> {
        let made = with_rules(tx)?;
        for some in made.chunks(500) {
            let documents: Vec<Document> = some.iter().map(|made| made.document.clone()).collect();
            Search::Postgres.put(tx.conn, &documents)?;
        }
        judged = judge(tx, &Search::Postgres, &made)?;
        Err(Error::Busy)
    });
    match undone {
        Err(Error::Busy) => Ok(judged),
        Err(fault) => Err(fault),
        Ok(()) => Ok(judged),
    }
}

/// Judges the Meilisearch that is set, in an index of its own that is taken away; `None` where none is set.
///
/// # Errors
/// When the server does not do what it is asked, or the database refuses.
pub fn meili(app: &App) -> anyhow::Result<Option<Judged>> {
    let Some(url) = &app.settings.meili_url else { return Ok(None) };
    let open = || Meili::named(url, app.settings.meili_key.as_ref(), "torget-judge");
    let (server, again) = (open()?, open()?);
    let made = app.system(Mode::Read, with_rules)?;
    let owed: Vec<Owed> = made
        .iter()
        .map(|made| Owed {
            kind: made.document.kind,
            id: made.document.id,
            turn: 1,
            document: Some(made.document.clone()),
        })
        .collect();
    let new = server.begin()?;
    for some in owed.chunks(500) {
        new.add(some)?;
    }
    new.swap(owed.len())?;
    drop(new);
    let search = Search::Outside(Box::new(server));
    let judged = app.system(Mode::Read, |tx| judge(tx, &search, &made));
    again.clear()?;
    Ok(Some(judged?))
}

/// The corpus, with the names of the rules its texts refer to, as the index has them.
fn with_rules(tx: &mut Tx<'_>) -> Result<Vec<Made>, Error> {
    let acts = provisions::acts(tx)?;
    let mut made = corpus::corpus(FIRST, tx.now);
    for one in &mut made {
        let text = format!("{}\n{}", one.document.title, one.document.body);
        for name in discover::rules_in(&text, &acts, tx.now.date_naive()) {
            one.document.around.push('\n');
            one.document.around.push_str(&name);
        }
    }
    Ok(made)
}

fn judge(tx: &mut Tx<'_>, search: &Search, made: &[Made]) -> Result<Judged, Error> {
    let by_key: HashMap<(Found, i64), &Made> =
        made.iter().map(|made| ((made.document.kind, made.document.id), made)).collect();
    let mut judged = Judged::new();
    for asked in questions() {
        let query =
            Query { words: asked.words.to_owned(), keys: vec![corpus::KEY.to_owned()], most: 10, ..Query::default() };
        let page = discover::look_up(tx, search, &query)?;
        let grade = |hit: &crate::search::Hit| {
            by_key.get(&(hit.kind, hit.id)).map_or(0, |made| made.grade(asked.about, asked.place))
        };
        let grades: Vec<u8> = page.hits.iter().take(DEPTH).map(grade).collect();
        let ndcg = gain(&grades) / gain(&ideal(made, &asked)).max(f64::MIN_POSITIVE);
        let success = f64::from(u8::from(grades.iter().take(3).any(|grade| *grade == 3)));
        if ndcg < 0.5 {
            tracing::info!(words = asked.words, ndcg, ?grades, "poorly answered");
        }
        for sort in [asked.sort, "all"] {
            let figures = judged.entry(sort.to_owned()).or_default();
            figures.asked += 1;
            figures.ndcg += ndcg;
            figures.success += success;
        }
    }
    for figures in judged.values_mut() {
        let asked = f64::from(u32::try_from(figures.asked).unwrap_or(1));
        (figures.ndcg, figures.success) = (figures.ndcg / asked, figures.success / asked);
    }
    Ok(judged)
}

/// The best ten there could be; a thread is found once.
fn ideal(made: &[Made], asked: &Asked) -> Vec<u8> {
    let mut best: HashMap<(Found, i64), u8> = HashMap::new();
    for one in made {
        let grade = one.grade(asked.about, asked.place);
        let known = best.entry((one.document.kind, one.document.parent_id)).or_default();
        *known = grade.max(*known);
    }
    let mut grades: Vec<u8> = best.into_values().collect();
    grades.sort_unstable_by(|one, other| other.cmp(one));
    grades.truncate(DEPTH);
    grades
}

fn gain(grades: &[u8]) -> f64 {
    let of = |(at, grade): (usize, &u8)| {
        let place = f64::from(u32::try_from(at).unwrap_or(u32::MAX)) + 2.0;
        (f64::from(*grade).exp2() - 1.0) / place.log2()
    };
    // The sum of nothing would be -0.
    grades.iter().enumerate().map(of).fold(0.0, |sum, one| sum + one)
}

/// The figures as lines of a table.
pub fn lines(judged: &Judged) -> Vec<String> {
    let line = |(sort, f): (&String, &Figures)| {
        format!("{sort:<10} {:>4} questions   nDCG@10 {:.3}   success@3 {:.3}", f.asked, f.ndcg, f.success)
    };
    let (all, sorts): (Vec<_>, Vec<_>) = judged.iter().partition(|(sort, _)| *sort == "all");
    sorts.into_iter().chain(all).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_answers() {
        let made = corpus::corpus(1, chrono::DateTime::UNIX_EPOCH);
        let all = questions();
        assert!(all.len() >= 120, "{}", all.len());
        // About a place the best may be a reply, which is a 2.
        let unanswered: Vec<_> = all.iter().filter(|asked| ideal(&made, asked).first() < Some(&2)).collect();
        assert!(unanswered.is_empty(), "{unanswered:#?}");
    }

    #[test]
    fn the_best_order_gains_most() {
        assert!(gain(&[3, 1, 0]) > gain(&[1, 3, 0]) && gain(&[0, 0]) == 0.0);
        assert_eq!(gain(&[]).to_string(), "0");
    }
}
