//! Requests and links as pages and mails show them, under the audience of each; trials only where they may be read too.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Double, Nullable, Text, Timestamptz};

use crate::db::schema::{memberships, organisations, partner_requests};
use crate::error::Error;
use crate::ids::{AreaId, MemberId, OrganisationId, PartnerLinkId, PartnerRequestId, TrialId};
use crate::organisations::{OrganisationKind, OrganisationRef};
use crate::peers::{LinkStatus, PartnerLink, PartnerRequest, RequestKind, RequestState, Subject};
use crate::tx::Tx;
use crate::viewer::{Role, Side};

/// The two organisations and the subject, as both tables have them.
#[derive(QueryableByName)]
struct Parties {
    #[diesel(sql_type = BigInt)]
    from_id: OrganisationId,
    #[diesel(sql_type = Text)]
    from_slug: String,
    #[diesel(sql_type = Text)]
    from_kind: OrganisationKind,
    #[diesel(sql_type = Text)]
    from_name: String,
    #[diesel(sql_type = Bool)]
    from_demo: bool,
    #[diesel(sql_type = BigInt)]
    to_id: OrganisationId,
    #[diesel(sql_type = Text)]
    to_slug: String,
    #[diesel(sql_type = Text)]
    to_kind: OrganisationKind,
    #[diesel(sql_type = Text)]
    to_name: String,
    #[diesel(sql_type = Bool)]
    to_demo: bool,
    #[diesel(sql_type = BigInt)]
    area_id: AreaId,
    #[diesel(sql_type = Text)]
    area_slug: String,
    #[diesel(sql_type = Text)]
    area_nb: String,
    #[diesel(sql_type = Text)]
    area_nn: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    trial_id: Option<TrialId>,
    #[diesel(sql_type = Nullable<Text>)]
    trial_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    trial_nb: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    trial_nn: Option<String>,
}

impl Parties {
    fn split(self) -> (OrganisationRef, OrganisationRef, Subject) {
        let from = OrganisationRef {
            id: self.from_id,
            slug: self.from_slug,
            kind: self.from_kind,
            name: self.from_name,
            demo: self.from_demo,
        };
        let to = OrganisationRef {
            id: self.to_id,
            slug: self.to_slug,
            kind: self.to_kind,
            name: self.to_name,
            demo: self.to_demo,
        };
        let trial = (self.trial_slug.zip(self.trial_nb).zip(self.trial_nn)).map(|((slug, nb), nn)| (slug, nb, nn));
        let subject = Subject {
            area: self.area_id,
            area_slug: self.area_slug,
            area_nb: self.area_nb,
            area_nn: self.area_nn,
            trial_id: self.trial_id,
            trial,
        };
        (from, to, subject)
    }
}

#[derive(QueryableByName)]
struct RequestRow {
    #[diesel(sql_type = BigInt)]
    id: PartnerRequestId,
    #[diesel(sql_type = Text)]
    kind: RequestKind,
    #[diesel(sql_type = Text)]
    purpose: String,
    #[diesel(sql_type = Text)]
    body: String,
    #[diesel(sql_type = Text)]
    state: RequestState,
    #[diesel(sql_type = Nullable<BigInt>)]
    sender_id: Option<MemberId>,
    #[diesel(sql_type = Text)]
    sender_name: String,
    #[diesel(sql_type = Nullable<Text>)]
    answer: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    answerer_name: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    created_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    answered_at: Option<DateTime<Utc>>,
    #[diesel(embed)]
    parties: Parties,
}

/// The requests she may read, those that wait first; or the one of a key.
pub(in crate::peers) fn requests(
    tx: &mut Tx<'_>,
    only: Option<PartnerRequestId>,
) -> Result<Vec<PartnerRequest>, Error> {
    let rows: Vec<RequestRow> = crate::db::statement(include_str!("requests.sql"))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Nullable<BigInt>, _>(only)
        .load(tx.conn)?;
    Ok(rows.into_iter().map(request).collect())
}

fn request(row: RequestRow) -> PartnerRequest {
    let (from, to, subject) = row.parties.split();
    PartnerRequest {
        id: row.id,
        from,
        to,
        kind: row.kind,
        subject,
        purpose: row.purpose,
        body: row.body,
        state: row.state,
        sender: row.sender_id,
        sender_name: row.sender_name,
        answer: row.answer,
        answerer_name: row.answerer_name,
        created_at: row.created_at,
        answered_at: row.answered_at,
    }
}

#[derive(QueryableByName)]
struct LinkRow {
    #[diesel(sql_type = BigInt)]
    id: PartnerLinkId,
    #[diesel(sql_type = Text)]
    purpose: String,
    #[diesel(sql_type = Text)]
    status: LinkStatus,
    #[diesel(sql_type = Date)]
    since: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    ended_on: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Double>)]
    from_north: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    from_east: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    to_north: Option<f64>,
    #[diesel(sql_type = Nullable<Double>)]
    to_east: Option<f64>,
    #[diesel(embed)]
    parties: Parties,
}

/// The links she may read: all, those of some organisations, or the one of a key; under way before ended, newest first.
pub(in crate::peers) fn links(
    tx: &mut Tx<'_>,
    of: &[OrganisationId],
    only: Option<PartnerLinkId>,
) -> Result<Vec<PartnerLink>, Error> {
    let rows: Vec<LinkRow> = crate::db::statement(include_str!("links.sql"))
        .bind::<Array<Text>, _>(tx.viewer.keys())
        .bind::<Array<BigInt>, _>(of)
        .bind::<Nullable<BigInt>, _>(only)
        .load(tx.conn)?;
    Ok(rows.into_iter().map(link).collect())
}

fn link(row: LinkRow) -> PartnerLink {
    let (from, to, subject) = row.parties.split();
    PartnerLink {
        id: row.id,
        from,
        to,
        points: (row.from_north.zip(row.from_east), row.to_north.zip(row.to_east)),
        subject,
        purpose: row.purpose,
        status: row.status,
        since: row.since,
        ended_on: row.ended_on,
    }
}

/// To which of these an open request about the area has gone already.
pub(in crate::peers) fn asked_already(
    tx: &mut Tx<'_>,
    from: OrganisationId,
    to: &[OrganisationId],
    area: AreaId,
) -> Result<Vec<OrganisationId>, Error> {
    Ok(partner_requests::table
        .filter(partner_requests::organisation_id.eq(from).and(partner_requests::area_id.eq(area)))
        .filter(partner_requests::partner_id.eq_any(to).and(partner_requests::state.eq(RequestState::Open)))
        .select(partner_requests::partner_id)
        .load(tx.conn)?)
}

/// The members who speak for an organisation, to be told of a request.
pub(in crate::peers) fn representatives(tx: &mut Tx<'_>, of: OrganisationId) -> Result<Vec<MemberId>, Error> {
    let side = memberships::side.assume_not_null();
    let of_a_union = organisations::kind.like("union%");
    Ok(memberships::table
        .inner_join(organisations::table)
        .filter(memberships::organisation_id.eq(of).and(memberships::state.eq("active")))
        .filter(memberships::valid_until.is_null().or(memberships::valid_until.gt(tx.now)))
        .filter(memberships::role.eq_any([Role::Representative, Role::Coordinator]))
        .filter(
            memberships::side
                .is_null()
                .or(side.eq_any([Side::Management, Side::Ministry]))
                .or(side.eq(Side::Union).and(of_a_union)),
        )
        .order(memberships::member_id)
        .select(memberships::member_id)
        .distinct()
        .load(tx.conn)?)
}
