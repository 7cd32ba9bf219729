//! How fast letters go to one recipient domain: those who send too much at once are turned away or taken for spam.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};

/// When the next letter to each domain may go.
#[derive(Debug, Default)]
pub(super) struct Pace {
    a_second: u32,
    lines: Mutex<HashMap<String, Line>>,
}

/// The line to one domain.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// When it is the next one's turn.
    turn: DateTime<Utc>,
    /// The last time given to somebody who came too early, so that not all of them come back at once.
    promised: DateTime<Utc>,
}

impl Pace {
    /// So many letters a second to one domain; 0 for no limit.
    pub(super) fn new(a_second: u32) -> Self {
        Self { a_second, lines: Mutex::default() }
    }

    /// Takes the next place in the line to the address's domain, or says when to come back.
    pub(super) fn take(&self, address: &str, now: DateTime<Utc>) -> Result<(), DateTime<Utc>> {
        if self.a_second == 0 {
            return Ok(());
        }
        let domain = address.rsplit('@').next().unwrap_or_default().to_lowercase();
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        // Those whose turn is past need no line.
        if lines.len() > 1000 {
            lines.retain(|_, line| line.turn.max(line.promised) > now);
        }
        // A domain that has been left in peace takes one second's letters at once.
        let step = Duration::microseconds(1_000_000 / i64::from(self.a_second));
        let line = lines.entry(domain).or_insert(Line { turn: now, promised: now });
        if line.turn > now + Duration::seconds(1) - step {
            line.promised = line.promised.max(line.turn) + step;
            return Err(line.promised);
        }
        line.turn = line.turn.max(now) + step;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_takes_so_many_a_second_and_others_do_not_wait_for_it() {
        let (pace, now) = (Pace::new(5), DateTime::<Utc>::UNIX_EPOCH);
        let taken = |at| (0..20).filter(|_| pace.take("a@solvik.example", at).is_ok()).count();
        assert_eq!(taken(now), 5);
        assert_eq!(taken(now + Duration::milliseconds(400)), 2);
        assert_eq!(taken(now + Duration::seconds(60)), 5);
        assert!(pace.take("a@SOLVIK.example", now + Duration::seconds(60)).is_err());
        assert!(pace.take("a@havnes.example", now + Duration::seconds(60)).is_ok());
        assert!((0..100).all(|_| Pace::new(0).take("a@solvik.example", now).is_ok()));
    }
}
