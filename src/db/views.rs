//! Views, which `diesel print-schema` leaves out of `schema.rs`.

use super::schema::{counties, organisation_employers, organisations, trial_participants};

diesel::table! {
    /// Who a session belongs to, with her hats, her staff roles and the areas her organisations take part in.
    session_viewers (token_hash) {
        /// SHA-256 of the cookie's token.
        token_hash -> Bytea,
        /// The session.
        session_id -> Int8,
        /// The membership she writes under.
        hat_id -> Nullable<Int8>,
        /// Opened through a mailbox at an employer's domain.
        employer_mailbox -> Bool,
        /// Last use.
        seen_at -> Timestamptz,
        /// No longer valid from then on.
        expires_at -> Timestamptz,
        /// Who.
        member_id -> Int8,
        /// Her address.
        email -> Text,
        /// Her name.
        display_name -> Text,
        /// Her language.
        language -> Text,
        /// Her time zone.
        time_zone -> Text,
        /// A demo persona.
        persona -> Bool,
        /// May not write until then.
        paused_until -> Nullable<Timestamptz>,
        /// Why.
        paused_reason -> Nullable<Text>,
        /// Her active memberships.
        hats -> Jsonb,
        /// Her staff roles.
        staff -> Jsonb,
        /// The areas of each of her organisations' trials.
        areas -> Jsonb,
        /// Restricted threads open to her as a moderator.
        opened -> Jsonb,
    }
}

diesel::table! {
    /// What each member has not seen, a line for each thing, at most a hundred; and what she follows beside threads.
    member_unseen (member_id) {
        /// The member.
        member_id -> Int8,
        /// The things, with the audiences that are to meet her keys.
        unseen -> Jsonb,
        /// The areas, organisations and trials she follows: of which kind, which, and how much she hears.
        follows -> Jsonb,
    }
}

diesel::allow_tables_to_appear_in_same_query!(session_viewers, member_unseen);

// Tables tied both ways, or twice, which `diesel print-schema` leaves out too.
diesel::allow_tables_to_appear_in_same_query!(counties, organisations);
diesel::allow_tables_to_appear_in_same_query!(organisation_employers, organisations);
diesel::allow_tables_to_appear_in_same_query!(organisation_employers, trial_participants);
