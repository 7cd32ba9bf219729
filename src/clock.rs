//! The clock and randomness, injected through `App` so that tests can stand at any hour. The only place in the house
//! that asks the system for either; `clippy.toml` refuses it elsewhere.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};
use rand::RngCore;

/// What time it is: the system's, moved by an offset that tests set.
#[derive(Debug, Default)]
pub struct Clock {
    offset_ms: AtomicI64,
    /// Where it stands still, in microseconds; 0 is that it goes.
    still_us: AtomicI64,
}

impl Clock {
    /// Now, in UTC, to the microsecond that PostgreSQL keeps.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that may ask")]
    pub fn now(&self) -> DateTime<Utc> {
        if let Some(still) = Some(self.still_us.load(Ordering::Relaxed)).filter(|still| *still != 0) {
            return DateTime::from_timestamp_micros(still).unwrap_or_default();
        }
        let now = Utc::now() + Duration::milliseconds(self.offset_ms.load(Ordering::Relaxed));
        DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap_or(now)
    }

    /// Lets the clock stand still at a time; for simulations, which move it themselves.
    pub fn stand_at(&self, at: DateTime<Utc>) {
        self.still_us.store(at.timestamp_micros(), Ordering::Relaxed);
    }

    /// Moves the clock forward; for tests.
    pub fn advance(&self, by: Duration) {
        self.offset_ms.fetch_add(by.num_milliseconds(), Ordering::Relaxed);
    }
}

/// `N` random bytes from the operating system's generator, reseeded by `rand`.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

/// A random name for cookies, form keys and message ids: 128 bits, base64 for addresses.
pub fn random_token() -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(random_bytes::<16>())
}
