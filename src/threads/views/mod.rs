//! How threads look.

pub mod edit;
pub mod list;
pub mod new;
pub mod page;
pub mod parts;
pub mod related;
