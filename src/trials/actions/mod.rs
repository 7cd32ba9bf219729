//! What is written about trials: the register, the record, steps, each participant's part, exemptions, and who copies.

pub mod adoption;
pub mod exemption;
pub mod part;
pub mod record;
pub mod register;
pub mod status;
