//! What the demo's trials have measured and learnt.

use serde::Deserialize;

/// An indicator of a trial: one of the catalogue (`standard`), or the trial's own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::dev::demo) struct GivenIndicator {
    pub(in crate::dev::demo) trial: String,
    pub(in crate::dev::demo) by: String,
    pub(in crate::dev::demo) ago: String,
    pub(in crate::dev::demo) standard: Option<String>,
    pub(in crate::dev::demo) name: Option<String>,
    pub(in crate::dev::demo) perspective: Option<String>,
    pub(in crate::dev::demo) aim: Option<String>,
    pub(in crate::dev::demo) unit: Option<String>,
    pub(in crate::dev::demo) direction: Option<String>,
    /// The figures are the writer's organisation's alone.
    #[serde(default)]
    pub(in crate::dev::demo) ours: bool,
    #[serde(default)]
    pub(in crate::dev::demo) definition: String,
    pub(in crate::dev::demo) source: String,
    pub(in crate::dev::demo) target: Option<String>,
    pub(in crate::dev::demo) target_in_days: Option<u64>,
    pub(in crate::dev::demo) outcome: String,
    #[serde(default = "unknown")]
    pub(in crate::dev::demo) evidence: String,
    #[serde(default)]
    pub(in crate::dev::demo) comparison_group: String,
    #[serde(default)]
    pub(in crate::dev::demo) unintended: String,
    /// The key of the result thread that tells of it.
    pub(in crate::dev::demo) thread: Option<String>,
    #[serde(rename = "measurement")]
    pub(in crate::dev::demo) measurements: Vec<GivenMeasurement>,
}

fn unknown() -> String {
    "unknown".to_owned()
}

/// A value, as one would type it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::dev::demo) struct GivenMeasurement {
    pub(in crate::dev::demo) kind: String,
    pub(in crate::dev::demo) days_ago: u64,
    pub(in crate::dev::demo) value: String,
    pub(in crate::dev::demo) n: Option<i32>,
    pub(in crate::dev::demo) comparison: Option<String>,
    pub(in crate::dev::demo) comparison_n: Option<i32>,
    #[serde(default)]
    pub(in crate::dev::demo) method: String,
}

/// A lesson.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::dev::demo) struct GivenLesson {
    pub(in crate::dev::demo) trial: String,
    pub(in crate::dev::demo) by: String,
    pub(in crate::dev::demo) ago: String,
    pub(in crate::dev::demo) kind: String,
    pub(in crate::dev::demo) body: String,
}
