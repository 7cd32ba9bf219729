//! Organisations: the register of municipalities, counties, unions, ministries and others. Writes organisations and
//! their numbers, figures, domains and employers.

pub mod routes;
