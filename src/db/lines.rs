//! Lines of several tables in one statement: the database puts them together as JSON, by the names of the types they are
//! read into.

use diesel::prelude::*;
use diesel::sql_types::Json;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// What such a statement gives: one row, one column called `lines`.
#[derive(Debug, Clone, QueryableByName)]
pub struct Lines {
    #[diesel(sql_type = Json)]
    lines: serde_json::Value,
}

impl Lines {
    /// Reads them.
    ///
    /// # Errors
    /// `Internal` when the statement's names are not the type's.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, Error> {
        serde_json::from_value(self.lines).map_err(|fault| Error::Internal(fault.into()))
    }
}
