//! Search on a Meilisearch: asked with short deadlines, left alone for a while after it failed, and told everything
//! through tasks that are waited for. Its library is asynchronous; this is its blocking door, for threads that may block.

mod ask;
mod document;
mod settings;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use meilisearch_sdk::client::{Client, SwapIndexes};
use meilisearch_sdk::documents::DocumentsQuery;
use meilisearch_sdk::errors::{Error, ErrorCode};
use meilisearch_sdk::search::{MatchingStrategies, SearchResults, Selectors};
use meilisearch_sdk::task_info::TaskInfo;
use secrecy::{ExposeSecret as _, SecretString};
use tokio::runtime::Runtime;

use self::document::{Held, Named};
use super::engine::{Engine, Filling, Outside};
use super::mirror::Owed;
use super::query::{self, Term};
use super::{Found, Hit, Order, Page, Query};

pub use settings::INDEX;

/// How long a reader waits for it before PostgreSQL answers.
const PATIENCE: Duration = Duration::from_millis(800);
/// How long it is left alone after it failed a reader.
const REST: Duration = Duration::from_secs(3);
/// How long one call of a job may take.
const CALL: Duration = Duration::from_secs(15);
/// How long a job waits for a task to be done.
const TASK: Duration = Duration::from_secs(60);
/// With fewer hits than this, the question is asked more loosely.
const FEW: usize = 5;

/// Why it did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum MeiliError {
    /// It failed a moment ago, and is left alone.
    #[error("it failed a moment ago")]
    Resting,
    /// It did not answer in time.
    #[error("it did not answer in time")]
    Slow,
    /// The index is empty.
    #[error("its index is empty")]
    Empty,
    /// It has no such index.
    #[error("it has no such index")]
    NoIndex,
    /// The new index holds another number of documents than were sent.
    #[error("the new index holds {held} documents, not {expected}")]
    Miscounted {
        /// How many it holds.
        held: usize,
        /// How many were sent.
        expected: usize,
    },
    /// It answered something else than it should.
    #[error("{0}")]
    Answer(String),
}

impl From<Error> for MeiliError {
    fn from(fault: Error) -> Self {
        match &fault {
            Error::Timeout => Self::Slow,
            Error::Meilisearch(told) if told.error_code == ErrorCode::IndexNotFound => Self::NoIndex,
            _ => Self::Answer(fault.to_string()),
        }
    }
}

/// A Meilisearch.
pub struct Meili {
    client: Client,
    index: String,
    runtime: Option<Runtime>,
    born: Instant,
    /// Milliseconds after `born` until which it is left alone.
    rests_until: AtomicU64,
}

impl std::fmt::Debug for Meili {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Meili").field("index", &self.index).finish_non_exhaustive()
    }
}

impl Drop for Meili {
    fn drop(&mut self) {
        // The handles of a process may go while something asynchronous still runs, where waiting is forbidden.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Meili {
    /// The server at an address.
    ///
    /// # Errors
    /// When the address or key cannot be used.
    pub fn new(url: &str, key: Option<&SecretString>) -> anyhow::Result<Self> {
        Self::named(url, key, INDEX)
    }

    /// The same with another index than the service's own, so that several can share a server.
    ///
    /// # Errors
    /// When the address or key cannot be used.
    pub fn named(url: &str, key: Option<&SecretString>, index: &str) -> anyhow::Result<Self> {
        let client = Client::new(url.trim_end_matches('/'), key.map(|key| key.expose_secret().to_owned()))?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        Ok(Self {
            client,
            index: index.to_owned(),
            runtime: Some(runtime),
            born: Instant::now(),
            rests_until: AtomicU64::new(0),
        })
    }

    fn wait<T>(&self, most: Duration, work: impl Future<Output = Result<T, Error>>) -> Result<T, MeiliError> {
        let runtime = self.runtime.as_ref().ok_or(MeiliError::Resting)?;
        runtime
            .block_on(async { tokio::time::timeout(most, work).await })
            .map_err(|_| MeiliError::Slow)?
            .map_err(MeiliError::from)
    }

    /// Waits until what was asked for is done.
    fn done(&self, most: Duration, ask: impl Future<Output = Result<TaskInfo, Error>>) -> Result<(), MeiliError> {
        let task = self.wait(CALL, ask)?;
        let task = self.wait(most, self.client.wait_for_task(&task, Some(Duration::from_millis(15)), Some(most)))?;
        if task.is_success() { Ok(()) } else { Err(MeiliError::from(Error::from(task.unwrap_failure()))) }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn asked(&self, query: &Query, terms: &[Term]) -> Result<Page, MeiliError> {
        let exact = self.search(query, &ask::text(terms, false), MatchingStrategies::ALL)?;
        let plain = self.page(query, terms, exact);
        let wanted = terms.iter().filter(|term| !term.negated).count();
        let apart = ask::text(terms, true);
        if query.skip > 0 || plain.hits.len() >= FEW || (wanted < 3 && apart == ask::text(terms, false)) {
            return Ok(plain);
        }
        let strategy = if wanted < 3 { MatchingStrategies::ALL } else { MatchingStrategies::FREQUENCY };
        let looser = self.search(query, &apart, strategy)?;
        let looser = self.page(query, terms, looser);
        if looser.hits.len() <= plain.hits.len() {
            return Ok(plain);
        }
        // What was found as it was asked for stays in front.
        let mut hits = plain.hits;
        for hit in looser.hits {
            if !hits.iter().any(|known| same_thing(known, &hit)) {
                hits.push(hit);
            }
        }
        hits.truncate(usize::try_from(query.most).unwrap_or(0));
        Ok(Page { hits, widened: true, ..looser })
    }

    fn search(
        &self,
        query: &Query,
        text: &str,
        strategy: MatchingStrategies,
    ) -> Result<SearchResults<Named>, MeiliError> {
        let (skip, most) = (usize::try_from(query.skip).unwrap_or(0), usize::try_from(query.most).unwrap_or(0));
        let filter = ask::filter(query);
        let facets: Vec<&str> = ask::FACETS.iter().map(|(_, name)| *name).collect();
        let index = self.client.index(&self.index);
        let mut search = index.search();
        search
            .with_query(text)
            .with_filter(&filter)
            .with_offset(skip)
            .with_limit(most + 1)
            .with_matching_strategy(strategy)
            .with_locales(&["nob"])
            .with_facets(Selectors::Some(facets.as_slice()))
            .with_attributes_to_retrieve(Selectors::Some(&["kind", "id", "parent", "turn"]));
        if query.order == Order::Newest {
            search.with_sort(&["at:desc"]);
        }
        self.wait(PATIENCE, search.execute::<Named>())
    }

    fn page(&self, query: &Query, terms: &[Term], found: SearchResults<Named>) -> Page {
        let most = usize::try_from(query.most).unwrap_or(0);
        let more = found.hits.len() > most;
        let hit = |named: Named| Some(Hit { kind: Found::parse(&named.kind)?, id: named.id, parent_id: named.parent });
        let hits = found.hits.into_iter().take(most).filter_map(|one| hit(one.result)).collect();
        let counts = ask::counts(found.facet_distribution);
        Page { hits, more, widened: false, marks: ask::marks(terms), counts, engine: Engine::Meili }
    }

    fn filling(&self) -> String {
        format!("{}-new", self.index)
    }

    fn put(&self, index: &str, owed: &[Owed]) -> Result<(), MeiliError> {
        let documents: Vec<Held<'_>> = owed.iter().filter_map(Held::of).collect();
        if documents.is_empty() {
            return Ok(());
        }
        let index = self.client.index(index);
        self.done(TASK, index.add_or_replace(&documents, Some("key")))
    }

    fn drop_index(&self, index: &str) -> Result<(), MeiliError> {
        match self.done(TASK, self.client.delete_index(index)) {
            Err(MeiliError::NoIndex) => Ok(()),
            other => other,
        }
    }

    /// Takes its indexes away, for tests that leave nothing behind.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn clear(&self) -> Result<(), MeiliError> {
        self.drop_index(&self.filling())?;
        self.drop_index(&self.index)
    }
}

fn same_thing(one: &Hit, other: &Hit) -> bool {
    one.kind == other.kind && one.parent_id == other.parent_id
}

impl Outside for Meili {
    fn name(&self) -> &str {
        &self.index
    }

    fn find(&self, query: &Query) -> Result<Page, MeiliError> {
        let terms = query::parse(&query.words);
        if terms.iter().all(|term| term.negated) {
            return Ok(Page { engine: Engine::Meili, ..Page::default() });
        }
        if self.rests_until.load(Ordering::Relaxed) > self.now() {
            return Err(MeiliError::Resting);
        }
        let outcome = self.asked(query, &terms).and_then(|page| {
            let nothing = page.hits.is_empty() && query.skip == 0;
            let empty =
                nothing && self.wait(PATIENCE, self.client.index(&self.index).get_stats())?.number_of_documents == 0;
            if empty { Err(MeiliError::Empty) } else { Ok(page) }
        });
        if outcome.is_err() {
            let rest = u64::try_from(REST.as_millis()).unwrap_or(0);
            self.rests_until.store(self.now().saturating_add(rest), Ordering::Relaxed);
        }
        outcome
    }

    fn send(&self, owed: &[Owed]) -> Result<(), MeiliError> {
        if self.count()?.is_none() {
            return Err(MeiliError::NoIndex);
        }
        self.put(&self.index, owed)?;
        let gone: Vec<String> =
            owed.iter().filter(|one| one.document.is_none()).map(|one| document::key(one.kind, one.id)).collect();
        if gone.is_empty() {
            return Ok(());
        }
        let index = self.client.index(&self.index);
        self.done(TASK, index.delete_documents(&gone))
    }

    fn count(&self) -> Result<Option<usize>, MeiliError> {
        match self.wait(CALL, self.client.index(&self.index).get_stats()) {
            Ok(stats) => Ok(Some(stats.number_of_documents)),
            Err(MeiliError::NoIndex) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    fn begin(&self) -> Result<Box<dyn Filling + '_>, MeiliError> {
        let name = self.filling();
        self.drop_index(&name)?;
        self.done(TASK, self.client.create_index(&name, Some("key")))?;
        let settings = settings::settings();
        self.done(TASK, self.client.index(&name).set_settings(&settings))?;
        Ok(Box::new(New { of: self, name }))
    }

    fn held(&self, skip: usize, most: usize) -> Result<Vec<(Found, i64, i64)>, MeiliError> {
        let index = self.client.index(&self.index);
        let mut documents = DocumentsQuery::new(&index);
        documents.with_fields(["kind", "id", "parent", "turn"]).with_offset(skip).with_limit(most);
        let page = self.wait(CALL, index.get_documents_with::<Named>(&documents))?;
        Ok(page.results.into_iter().filter_map(|one| Some((Found::parse(&one.kind)?, one.id, one.turn))).collect())
    }
}

/// An index that is being filled beside the one in use.
struct New<'m> {
    of: &'m Meili,
    name: String,
}

impl Filling for New<'_> {
    fn add(&self, owed: &[Owed]) -> Result<(), MeiliError> {
        self.of.put(&self.name, owed)
    }

    fn swap(&self, expected: usize) -> Result<(), MeiliError> {
        let Meili { client, index, .. } = self.of;
        let held = self.of.wait(CALL, client.index(&self.name).get_stats())?.number_of_documents;
        if held != expected {
            return Err(MeiliError::Miscounted { held, expected });
        }
        if self.of.count()?.is_none() {
            self.of.done(TASK, client.create_index(index, Some("key")))?;
        }
        let swap = SwapIndexes { indexes: (index.clone(), self.name.clone()), rename: None };
        self.of.done(TASK, client.swap_indexes([&swap]))?;
        self.of.drop_index(&self.name)
    }
}
