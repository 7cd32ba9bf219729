//! Many different questions, narrowed in different ways, over what is in the database.

use std::time::{Duration, Instant};

use crate::app::App;
use crate::db::Mode;
use crate::error::Error;
use crate::ids::AreaId;
use crate::search::{Engine, Found, Order, Query, Search, postgres};

/// How long questions took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speed {
    /// Who answered.
    pub engine: Engine,
    /// Questions.
    pub asked: usize,
    /// Of them, how many found something.
    pub found: usize,
    /// Half of them took no longer.
    pub p50: Duration,
    /// All but one in a hundred took no longer.
    pub p99: Duration,
}

impl std::fmt::Display for Speed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { engine, asked, found, p50, p99 } = self;
        write!(f, "{:<12} {asked} questions, {found} with hits: p50 {p50:.1?}, p99 {p99:.1?}", engine.name())
    }
}

/// Asks so many questions, one after the other, as a guest.
///
/// # Errors
/// When the database refuses.
pub fn speed(app: &App, search: &Search, questions: usize) -> Result<Speed, Error> {
    let words = app.system(Mode::Read, |tx| Ok(postgres::some_words(tx.conn, 400)?))?;
    let mut took = Vec::with_capacity(questions);
    let (mut found, mut engine) = (0, Engine::default());
    for n in 0..questions {
        let query = question(&words, n);
        let (page, time) = app.system(Mode::Read, |tx| {
            let began = Instant::now();
            let page = search.find(tx.conn, &query)?;
            Ok((page, began.elapsed()))
        })?;
        took.push(time);
        found += usize::from(!page.hits.is_empty());
        engine = page.engine;
    }
    took.sort_unstable();
    let at = |part: usize| {
        took.get((took.len() * part / 100).min(took.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    Ok(Speed { engine, asked: questions, found, p50: at(50), p99: at(99) })
}

/// The question with this number: one to three words, narrowed in one of many ways.
fn question(words: &[String], n: usize) -> Query {
    let word = |k: usize| words.get((n * 31 + k * 97) % words.len().max(1)).cloned().unwrap_or_default();
    let how_many = 1 + n % 3;
    let mut query = Query {
        words: (0..how_many).map(word).collect::<Vec<_>>().join(" "),
        keys: vec!["open".to_owned()],
        most: 20,
        ..Query::default()
    };
    let small = i64::try_from(n % 5).unwrap_or_default();
    match n % 8 {
        0 => query.kinds = vec![Found::Post],
        1 => query.area = Some(AreaId(1 + small)),
        2 => query.answered = Some(n % 16 == 2),
        3 => query.year = Some(2022 + i32::try_from(small).unwrap_or_default()),
        4 => query.language = Some(if n % 16 == 4 { "nb" } else { "nn" }.to_owned()),
        5 => query.order = Order::Newest,
        6 => query.kostra = i16::try_from(1 + small).ok(),
        _ => {}
    }
    query
}
