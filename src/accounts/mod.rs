//! Accounts: sign-in by mail, sessions, memberships and hats, invitations, staff. Writes members, memberships, staff,
//! sessions, sign_ins and invitations, and has old form keys forgotten.

pub mod actions;
pub mod form;
pub mod mails;
pub mod policy;
pub mod proofs;
pub mod queries;
pub mod routes;
pub mod views;

pub use actions::appoint::{appoint_coordinator, appoint_staff, is_staff};
pub use actions::members::{pause, set_mail_at_once, set_zone, stop_reply_mail, unpause};
pub use actions::sessions::open as open_session;
pub use actions::tidy::tidy;
pub use form::{AtOnce, DAILY_CAPS, QUIET, quiet_value};
pub use mails::compose;
pub use views::me::zones as zone_choices;
pub use views::role_and_side;

crate::text_enum! {
    /// How a session was opened.
    pub enum Via {
        /// By a link or a code in a mail.
        Mail = "mail",
        /// By picking a persona, in the demo.
        Persona = "persona",
    }
}

crate::text_enum! {
    /// What staff do.
    pub enum StaffKind {
        /// Looks after an area, or all.
        Moderator = "moderator",
        /// Looks after the service.
        Administrator = "administrator",
    }
}

crate::text_enum! {
    /// Where a membership stands.
    pub enum MembershipState {
        /// Asked for; a coordinator is to answer.
        Waiting = "waiting",
        /// In force.
        Active = "active",
        /// It was, and is no longer.
        Ended = "ended",
        /// Asked for and refused.
        Declined = "declined",
    }
}

crate::text_enum! {
    /// How a membership was verified.
    pub enum VerifiedBy {
        /// By a mailbox at the organisation's domain.
        Domain = "domain",
        /// By a coordinator.
        Coordinator = "coordinator",
        /// By an invitation.
        Invitation = "invitation",
        /// By whoever runs the service.
        Operator = "operator",
    }
}
