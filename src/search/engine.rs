//! Which engine answers. What is written goes to PostgreSQL in the writing transaction, and beside it, where a search
//! server is set, to what that server is owed (`mirror`); what is asked goes to the server while it is well.

use diesel::pg::PgConnection;
use diesel::prelude::QueryResult;

use super::meili::{Meili, MeiliError};
use super::mirror::Owed;
use super::{Document, Found, Page, Query, mirror, postgres};

/// Who answered a search.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Engine {
    /// PostgreSQL, as it should.
    #[default]
    Postgres,
    /// The search server.
    Meili,
    /// PostgreSQL, because the search server did not.
    Instead,
}

impl Engine {
    /// Its name, as shown on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Postgres | Self::Instead => "PostgreSQL",
            Self::Meili => "Meilisearch",
        }
    }
}

/// A search server outside, as the house uses one; a test can put another in its place.
pub trait Outside: Send + Sync {
    /// The name of its index.
    fn name(&self) -> &str;
    /// A page of ids, best first, within a short deadline.
    ///
    /// # Errors
    /// When it is down, slow, empty or speaks another language.
    fn find(&self, query: &Query) -> Result<Page, MeiliError>;
    /// Puts and takes out, and waits until that is done.
    ///
    /// # Errors
    /// When it is not known to be done.
    fn send(&self, owed: &[Owed]) -> Result<(), MeiliError>;
    /// How many documents stand in the index; `None` when there is no such index.
    ///
    /// # Errors
    /// When it does not answer.
    fn count(&self) -> Result<Option<usize>, MeiliError>;
    /// Begins an index to be filled beside the one in use.
    ///
    /// # Errors
    /// When it does not answer, or refuses the settings.
    fn begin(&self) -> Result<Box<dyn Filling + '_>, MeiliError>;
    /// Keys and turns of documents in the index, a page at a time from `skip`.
    ///
    /// # Errors
    /// When it does not answer.
    fn held(&self, skip: usize, most: usize) -> Result<Vec<(Found, i64, i64)>, MeiliError>;
}

/// An index that is being filled.
pub trait Filling {
    /// Adds documents to it, and waits until that is done.
    ///
    /// # Errors
    /// When it is not known to be done.
    fn add(&self, owed: &[Owed]) -> Result<(), MeiliError>;
    /// Puts it in the place of the one in use, if it holds this many documents.
    ///
    /// # Errors
    /// When it holds another number, or is not known to be done; the one in use stays.
    fn swap(&self, expected: usize) -> Result<(), MeiliError>;
}

/// The search of a process.
#[derive(Default)]
pub enum Search {
    /// PostgreSQL alone.
    #[default]
    Postgres,
    /// A search server, with PostgreSQL behind it.
    Outside(Box<dyn Outside>),
}

impl Search {
    /// A Meilisearch when its address is given.
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn of(settings: &crate::config::Settings) -> anyhow::Result<Self> {
        match &settings.meili_url {
            Some(url) => Ok(Self::Outside(Box::new(Meili::new(url, settings.meili_key.as_ref())?))),
            None => Ok(Self::Postgres),
        }
    }

    /// The search server, where one is set.
    pub fn outside(&self) -> Option<&dyn Outside> {
        match self {
            Self::Postgres => None,
            Self::Outside(outside) => Some(outside.as_ref()),
        }
    }

    /// The hits the viewer may read, best first.
    ///
    /// # Errors
    /// When the database refuses; never because of the server outside.
    pub fn find(&self, conn: &mut PgConnection, query: &Query) -> QueryResult<Page> {
        let Some(outside) = self.outside() else { return postgres::find(conn, query) };
        match outside.find(query) {
            Ok(page) => Ok(page),
            Err(fault) => {
                if !matches!(fault, MeiliError::Resting) {
                    tracing::warn!(fault = %fault, "the search server did not answer; PostgreSQL does");
                }
                Ok(Page { engine: Engine::Instead, ..postgres::find(conn, query)? })
            }
        }
    }

    /// Puts documents into the index, or newer ones in their place.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn put(&self, conn: &mut PgConnection, documents: &[Document]) -> QueryResult<()> {
        postgres::upsert(conn, documents)?;
        if self.outside().is_some() { mirror::put(conn, documents) } else { Ok(()) }
    }

    /// Takes documents out of the index; gives how many there were.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn remove(&self, conn: &mut PgConnection, kind: Found, ids: &[i64]) -> QueryResult<usize> {
        let gone = postgres::remove(conn, kind, ids)?;
        self.bury(conn, kind, &gone)
    }

    /// Takes all posts of a thread out of the index.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn remove_thread(&self, conn: &mut PgConnection, thread: i64) -> QueryResult<usize> {
        let gone = postgres::remove_thread(conn, thread)?;
        self.bury(conn, Found::Post, &gone)
    }

    /// Takes out what has a key above `after`, up to `upto`, and is not among `keep`.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn retain(
        &self,
        conn: &mut PgConnection,
        kind: Found,
        (after, upto): (i64, i64),
        keep: &[i64],
    ) -> QueryResult<usize> {
        let gone = postgres::retain(conn, kind, after, upto, keep)?;
        self.bury(conn, kind, &gone)
    }

    fn bury(&self, conn: &mut PgConnection, kind: Found, gone: &[i64]) -> QueryResult<usize> {
        if self.outside().is_some() {
            mirror::bury(conn, kind, gone)?;
        }
        Ok(gone.len())
    }
}
