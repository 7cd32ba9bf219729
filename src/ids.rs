//! Keys as types of their own, so that a thread's is never taken for a post's.

use std::fmt;
use std::str::FromStr;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::Pg;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow, Serialize, Deserialize)]
        #[diesel(sql_type = BigInt)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl FromSql<BigInt, Pg> for $name {
            fn from_sql(bytes: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                <i64 as FromSql<BigInt, Pg>>::from_sql(bytes).map(Self)
            }
        }

        impl ToSql<BigInt, Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                <i64 as ToSql<BigInt, Pg>>::to_sql(&self.0, out)
            }
        }
    )*};
}

ids! {
    /// A person with an account.
    MemberId,
    /// A person's membership in an organisation: a hat.
    MembershipId,
    /// A signed-in browser.
    SessionId,
    /// An organisation.
    OrganisationId,
    /// A trial area.
    AreaId,
    /// An act or regulation.
    ActId,
    /// A place in an act: the whole, a section, or a paragraph of one.
    ProvisionId,
    /// A trial, or a non-trial.
    TrialId,
    /// A thread.
    ThreadId,
    /// A post, whatever its number.
    PostId,
    /// An official answer of the ministry, draft or published.
    GuidanceId,
    /// An event in the calendar.
    EventId,
    /// An indicator of a trial.
    IndicatorId,
    /// A value of an indicator.
    MeasurementId,
    /// Something a trial has taught.
    LessonId,
    /// A mail owed.
    OutboxId,
    /// A job.
    JobId,
    /// An event by which employees were involved.
    InvolvementId,
    /// A request to work together.
    PartnerRequestId,
    /// Two organisations that work together.
    PartnerLinkId,
    /// A search somebody keeps.
    SavedSearchId,
    /// Something new a saved search found.
    FindId,
}
