//! Pages that gather from many slices: the front page, areas, organisations, counties, trials, threads, help. Writes
//! only the mark of which reference data is loaded.

mod actions;
mod area;
mod front;
mod help;
mod map;
mod organisation;
mod provision;
mod queries;
mod reference;
pub mod routes;
mod thread;
mod threads;
mod trial;

pub use reference::load as load_reference;
