//! The register of trials and non-trials. Writes trials and trial_participants.

pub mod routes;
