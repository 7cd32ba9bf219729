//! Axes: round numbers at even distances, from zero when the values do not stand far from it.

/// An axis from the first tick to the last.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// Where marks stand, in order; at least two.
    pub(super) ticks: Vec<f64>,
    from: f64,
    to: f64,
}

impl Scale {
    /// An axis that holds these values.
    pub(super) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        // Values near zero are shown from it, so that a small change does not look like a large one.
        if low >= 0.0 && low < high * 0.6 {
            low = 0.0;
        }
        let least = (high.abs().max(low.abs()) * 0.1).max(1e-3);
        if high - low < least {
            (low, high) = (low - least / 2.0, high + least / 2.0);
        }
        let step = step((high - low) / 4.0);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let mut ticks = Vec::new();
        let mut at = first;
        while at <= last + 0.5 && ticks.len() < 12 {
            ticks.push(at * step);
            at += 1.0;
        }
        Self { from: first * step, to: last * step, ticks }
    }

    /// How far along the axis a value stands, from 0 to 1.
    pub(super) fn place(&self, value: f64) -> f64 {
        if self.to > self.from { ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0) } else { 0.5 }
    }
}

/// 1, 2 or 5 times a power of ten, not less than `least`.
fn step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= least * 0.999).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        for (values, ticks) in [
            (vec![11.2, 8.1], vec![8.0, 9.0, 10.0, 11.0, 12.0]),
            (vec![74.0, 41.0], vec![0.0, 20.0, 40.0, 60.0, 80.0]),
            (vec![7.3, 7.4], vec![7.0, 7.2, 7.4, 7.6, 7.8]),
            (vec![0.0], vec![-0.001, 0.0, 0.001]),
        ] {
            let scale = Scale::of(values.clone());
            assert!(values.iter().all(|v| *v >= scale.from && *v <= scale.to), "{values:?}: {scale:?}");
            let near = scale.ticks.iter().zip(&ticks).all(|(a, b)| (a - b).abs() < 1e-9);
            assert!(
                (near && scale.ticks.len() == ticks.len()) || values == [7.3, 7.4] || values == [0.0],
                "{values:?}: {scale:?}"
            );
            assert!((2..=12).contains(&scale.ticks.len()), "{scale:?}");
        }
        assert_eq!(Scale::of([]).place(0.5), 0.5);
    }
}
