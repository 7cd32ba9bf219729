//! What pages read about results, always under the viewer's keys: for the thing itself and for its trial.

pub(super) mod indicators;
pub(super) mod lessons;
pub(super) mod versions;
