//! Who may ask, answer, take back and end; and whether a mail about a request is still worth sending.

use super::{LinkStatus, PartnerLink, PartnerRequest, RequestState};
use crate::error::{Denied, Error};
use crate::ids::OrganisationId;
use crate::mail::Unsent;
use crate::viewer::{Hat, Viewer};

/// The hat she asks under: the one she wears, if it speaks for its organisation.
///
/// # Errors
/// `SignInNeeded`, or `Denied` for whoever wears no such hat.
pub(super) fn can_ask(viewer: &Viewer) -> Result<Hat, Error> {
    viewer.signed_in()?;
    let hat = viewer.hat().filter(|hat| hat.speaks_for_it());
    hat.cloned().ok_or_else(|| Denied::NotRepresentative.into())
}

/// Whether she may write to organisations from where she stands.
pub(super) fn asks(viewer: &Viewer) -> bool {
    can_ask(viewer).is_ok()
}

/// Her hat at an organisation she speaks for.
fn speaks(viewer: &Viewer, organisation: OrganisationId) -> Result<Hat, Error> {
    let me = viewer.signed_in()?;
    let worn = me.hat.iter().chain(&me.hats);
    let hat = worn.into_iter().find(|hat| hat.organisation_id == organisation && hat.speaks_for_it());
    hat.cloned().ok_or_else(|| Denied::NotRepresentative.into())
}

/// Answers an open request: the organisation that is asked.
///
/// # Errors
/// `Denied`, or `Conflict` when it has been answered or taken back.
pub(super) fn can_answer(viewer: &Viewer, request: &PartnerRequest) -> Result<Hat, Error> {
    open(request, speaks(viewer, request.to.id)?)
}

/// Takes back an open request: the organisation that asked.
///
/// # Errors
/// As [`can_answer`].
pub(super) fn can_withdraw(viewer: &Viewer, request: &PartnerRequest) -> Result<Hat, Error> {
    open(request, speaks(viewer, request.from.id)?)
}

fn open(request: &PartnerRequest, hat: Hat) -> Result<Hat, Error> {
    if request.state == RequestState::Open { Ok(hat) } else { Err(Error::Conflict("request-answered-already")) }
}

/// Ends a link under way: either organisation.
///
/// # Errors
/// `SignInNeeded`, `Denied`, or `Conflict` when it is ended.
pub(super) fn can_end(viewer: &Viewer, link: &PartnerLink) -> Result<Hat, Error> {
    let hat = speaks(viewer, link.from.id).or_else(|_| speaks(viewer, link.to.id))?;
    if link.status == LinkStatus::Active { Ok(hat) } else { Err(Error::Conflict("link-ended-already")) }
}

/// What a mail about a request tells its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// It waits for an answer from those she speaks for.
    Asked,
    /// What her own organisation asked has been answered.
    Answered,
}

/// The news, or why the mail should not be sent, for the operator.
pub(super) fn worth_telling(reader: &Viewer, request: &PartnerRequest) -> Result<News, Unsent> {
    let asked = speaks(reader, request.to.id).is_ok();
    let asking = speaks(reader, request.from.id).is_ok();
    match request.state {
        RequestState::Open if asked => Ok(News::Asked),
        RequestState::Accepted | RequestState::Declined if asking => Ok(News::Answered),
        RequestState::Open => Err(Unsent::NotHers),
        RequestState::Accepted | RequestState::Declined => Err(Unsent::AnsweredAlready),
        RequestState::Withdrawn => Err(Unsent::Withdrawn),
    }
}
