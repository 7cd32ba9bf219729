//! Asking, answering, taking back, and ending what came of it. Each is kept with its line in the audit trail, and with the
//! mail and the notices it owes, in one transaction.

use chrono::NaiveDate;
use chrono_tz::Europe::Oslo;
use diesel::prelude::*;

use super::queries::partners;
use super::{LinkStatus, PartnerRequest, RequestKind, RequestState};
use crate::audit::Act;
use crate::db::schema::{partner_links, partner_requests};
use crate::error::{Error, FieldErrors};
use crate::ids::{AreaId, MemberId, OrganisationId, PartnerLinkId, PartnerRequestId, TrialId};
use crate::jobs::{Job, Notice};
use crate::mail::outbox::{MailKind, NewMail};
use crate::tx::Tx;
use crate::viewer::representatives_key;

/// Who does it, and for whom.
#[derive(Debug, Clone)]
pub struct Speaker {
    /// The member.
    pub member: MemberId,
    /// Her name now.
    pub name: String,
    /// The organisation she speaks for.
    pub organisation: OrganisationId,
}

/// The same request to one or more organisations.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// To whom.
    pub to: Vec<OrganisationId>,
    /// Seeks or offers.
    pub kind: RequestKind,
    /// The area.
    pub area: AreaId,
    /// The trial, where it is about one.
    pub trial: Option<TrialId>,
    /// In one line.
    pub purpose: String,
    /// In full.
    pub body: String,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Yes or no.
    pub accepts: bool,
    /// A message to the one who asked; may be empty for a yes.
    pub message: String,
}

/// Asks each, at the transaction's time, and owes mail to those who speak for them; `domain` is for its Message-ID.
///
/// # Errors
/// `Invalid` when one of them has such a request already.
pub fn ask(tx: &mut Tx<'_>, domain: &str, by: &Speaker, new: &NewRequest) -> Result<Vec<PartnerRequestId>, Error> {
    if !partners::asked_already(tx, by.organisation, &new.to, new.area)?.is_empty() {
        return Err(Error::Invalid(FieldErrors::one("til", "request-asked-already")));
    }
    let asked: Vec<(PartnerRequestId, OrganisationId)> = diesel::insert_into(partner_requests::table)
        .values(new.to.iter().map(|to| row(by, new, *to, tx.now)).collect::<Vec<_>>())
        .returning((partner_requests::id, partner_requests::partner_id))
        .get_results(tx.conn)?;
    let tell = |(id, _): &(PartnerRequestId, OrganisationId)| Job::Tell { notice: Notice::PartnerRequest, item: id.0 };
    tx.enqueue_all(&asked.iter().map(tell).collect::<Vec<_>>())?;
    for (id, to) in &asked {
        tx.audit(Act::PartnerAsk, ("partner_request", id.0), serde_json::json!({ "to": to.0 }))?;
        for member in partners::representatives(tx, *to)? {
            tx.owe(NewMail { kind: MailKind::Partner, member: Some(member), item: id.0, domain })?;
        }
    }
    Ok(asked.into_iter().map(|(id, _)| id).collect())
}

#[derive(Insertable)]
#[diesel(table_name = partner_requests)]
struct Row<'a> {
    organisation_id: OrganisationId,
    partner_id: OrganisationId,
    kind: RequestKind,
    area_id: AreaId,
    trial_id: Option<TrialId>,
    purpose: &'a str,
    body: &'a str,
    audience: Vec<String>,
    sender_id: MemberId,
    sender_name: &'a str,
    created_at: chrono::DateTime<chrono::Utc>,
}

fn row<'a>(
    by: &'a Speaker,
    new: &'a NewRequest,
    to: OrganisationId,
    created_at: chrono::DateTime<chrono::Utc>,
) -> Row<'a> {
    Row {
        organisation_id: by.organisation,
        partner_id: to,
        kind: new.kind,
        area_id: new.area,
        trial_id: new.trial,
        purpose: &new.purpose,
        body: &new.body,
        audience: vec![representatives_key(by.organisation), representatives_key(to)],
        sender_id: by.member,
        sender_name: &by.name,
        created_at,
    }
}

/// Answers a request: a yes makes a link that is open to all. Owes mail to the one who asked.
///
/// # Errors
/// When the database refuses.
pub fn answer(
    tx: &mut Tx<'_>,
    domain: &str,
    by: &Speaker,
    request: &PartnerRequest,
    answer: &Answer,
) -> Result<(), Error> {
    let state = if answer.accepts { RequestState::Accepted } else { RequestState::Declined };
    close(tx, by, request.id, state, Some(answer.message.as_str()).filter(|message| !message.is_empty()))?;
    let detail = serde_json::json!({ "state": state.as_str() });
    tx.audit(Act::PartnerAnswer, ("partner_request", request.id.0), detail)?;
    if answer.accepts {
        link(tx, request)?;
    }
    tx.enqueue(&Job::Tell { notice: Notice::PartnerAnswer, item: request.id.0 })?;
    match request.sender {
        Some(sender) if sender != by.member => {
            tx.owe(NewMail { kind: MailKind::Partner, member: Some(sender), item: request.id.0, domain })
        }
        _ => Ok(()),
    }
}

/// Takes a request back.
///
/// # Errors
/// When the database refuses.
pub fn withdraw(tx: &mut Tx<'_>, by: &Speaker, request: PartnerRequestId) -> Result<(), Error> {
    close(tx, by, request, RequestState::Withdrawn, None)?;
    tx.audit(Act::PartnerWithdraw, ("partner_request", request.0), serde_json::json!({}))
}

fn close(
    tx: &mut Tx<'_>,
    by: &Speaker,
    request: PartnerRequestId,
    state: RequestState,
    message: Option<&str>,
) -> Result<(), Error> {
    diesel::update(partner_requests::table.find(request))
        .set((
            partner_requests::state.eq(state),
            partner_requests::answer.eq(message),
            partner_requests::answerer_id.eq(by.member),
            partner_requests::answerer_name.eq(&by.name),
            partner_requests::answered_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

fn link(tx: &mut Tx<'_>, of: &PartnerRequest) -> Result<(), Error> {
    diesel::insert_into(partner_links::table)
        .values((
            partner_links::organisation_id.eq(of.from.id),
            partner_links::partner_id.eq(of.to.id),
            partner_links::request_id.eq(of.id),
            partner_links::area_id.eq(of.subject.area),
            partner_links::trial_id.eq(of.subject.trial_id),
            partner_links::purpose.eq(&of.purpose),
            partner_links::since.eq(today(tx)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends a link.
///
/// # Errors
/// When the database refuses.
pub fn end(tx: &mut Tx<'_>, link: PartnerLinkId) -> Result<(), Error> {
    diesel::update(partner_links::table.find(link))
        .set((partner_links::status.eq(LinkStatus::Ended), partner_links::ended_on.eq(today(tx))))
        .execute(tx.conn)?;
    tx.audit(Act::PartnerEnd, ("partner_link", link.0), serde_json::json!({}))
}

/// The day in Norway.
fn today(tx: &Tx<'_>) -> NaiveDate {
    tx.now.with_timezone(&Oslo).date_naive()
}
