//! The only way to reach a request or a link that something is done to. Who may not read it finds nothing.

use diesel::prelude::*;

use super::queries::partners;
use super::{PartnerLink, PartnerRequest};
use crate::db::schema::{partner_links, partner_requests};
use crate::error::Error;
use crate::ids::{PartnerLinkId, PartnerRequestId};
use crate::tx::Tx;

/// A request the viewer may read.
#[derive(Debug, Clone)]
pub(super) struct Readable(PartnerRequest);

impl Readable {
    /// The request.
    pub(super) fn row(&self) -> &PartnerRequest {
        &self.0
    }
}

/// A link the viewer may read, locked until the transaction ends.
#[derive(Debug, Clone)]
pub(super) struct LockedLink(PartnerLink);

impl LockedLink {
    /// The link.
    pub(super) fn row(&self) -> &PartnerLink {
        &self.0
    }
}

/// A request.
///
/// # Errors
/// `NotFound` when there is none she may read.
pub(super) fn request(tx: &mut Tx<'_>, id: PartnerRequestId) -> Result<Readable, Error> {
    partners::requests(tx, Some(id))?.pop().map(Readable).ok_or(Error::NotFound)
}

/// The same, locked until the transaction ends: two who answer at once do not both do it.
///
/// # Errors
/// As [`request`].
pub(super) fn locked(tx: &mut Tx<'_>, id: PartnerRequestId) -> Result<Readable, Error> {
    let row = partner_requests::table.find(id).select(partner_requests::id).for_no_key_update();
    let _: PartnerRequestId = row.first(tx.conn)?;
    request(tx, id)
}

/// A link, locked.
///
/// # Errors
/// `NotFound` when there is none she may read.
pub(super) fn locked_link(tx: &mut Tx<'_>, id: PartnerLinkId) -> Result<LockedLink, Error> {
    let row = partner_links::table.find(id).select(partner_links::id).for_no_key_update();
    let _: PartnerLinkId = row.first(tx.conn)?;
    partners::links(tx, &[], Some(id))?.pop().map(LockedLink).ok_or(Error::NotFound)
}
