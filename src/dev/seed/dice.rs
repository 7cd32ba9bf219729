//! Dice that fall the same way every time, in every version of every library: SplitMix64 (Steele, Lea, Flood 2014).

/// The dice.
#[derive(Debug, Clone)]
pub(in crate::dev) struct Dice(u64);

impl Dice {
    /// Dice that fall as `seed` says.
    pub(in crate::dev) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, or 0.
    pub(in crate::dev) fn below(&mut self, limit: u32) -> u32 {
        // The high half of a product: even enough, and no division.
        let product = u64::from(u32::try_from(self.next() >> 32).unwrap_or(0)) * u64::from(limit);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// A number below `limit`, small ones far more often: as words are used.
    pub(in crate::dev) fn skewed(&mut self, limit: u32) -> u32 {
        let highest = self.below(limit).saturating_add(1);
        let lower = self.below(highest).saturating_add(1);
        self.below(lower)
    }

    /// True so many times in a hundred.
    pub(in crate::dev) fn percent(&mut self, times: u32) -> bool {
        self.below(100) < times
    }

    /// One of them.
    pub(in crate::dev) fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(usize::try_from(self.below(u32::try_from(all.len()).unwrap_or(0))).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_fall_the_same_way_every_time() {
        let fall = |seed| {
            let mut dice = Dice::new(seed);
            [dice.below(1000), dice.below(1000), dice.below(1000)]
        };
        assert_eq!(fall(7), fall(7));
        assert_ne!(fall(7), fall(8));
        assert!((0..10_000).scan(Dice::new(1), |dice, _| Some(dice.below(6))).all(|n| n < 6));
    }
}
