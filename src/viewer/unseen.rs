//! What the reader has been told and has not seen: read beside who she is, counted under her keys.

use serde::Deserialize;

use super::Viewer;
use crate::ids::ThreadId;

/// A thing with notices she has not seen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Unseen {
    /// The thread, where they belong to one.
    pub thread: Option<ThreadId>,
    /// The address of the trial, where they belong to one.
    pub trial: Option<String>,
    /// What happened, where it stands alone.
    pub kind: Option<String>,
    /// To what.
    pub item: Option<i64>,
    audiences: Vec<Option<Vec<String>>>,
}

impl Viewer {
    /// What she has not seen and may read, a thing each; at most a hundred.
    pub fn unseen(&self) -> &[Unseen] {
        self.me.as_ref().map(|me| me.unseen.as_slice()).unwrap_or_default()
    }

    /// Keeps of these what she may read.
    pub(super) fn keep_unseen(&mut self, mut all: Vec<Unseen>) {
        all.retain(|one| one.audiences.iter().flatten().all(|audience| self.reads(audience)));
        if let Some(me) = &mut self.me {
            me.unseen = all;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_audience_must_be_hers() {
        let json = r#"{"thread":3,"trial":null,"kind":null,"item":null,"audiences":[["open"],["union"],null]}"#;
        let one: Unseen = serde_json::from_str(json).unwrap();
        let reads = |keys: &[&str]| {
            let viewer = Viewer { me: None, keys: keys.iter().map(|key| (*key).to_owned()).collect() };
            one.audiences.iter().flatten().all(|audience| viewer.reads(audience))
        };
        assert!(reads(&["open", "union"]) && !reads(&["open"]));
    }
}
