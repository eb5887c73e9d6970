//! Points, 0-100, of a single signal: the two curves for percentages and the steps for counts.
//!
//! All numbers here are the product's definition. Continuous is the default because bands make cliffs: 79 %
//! against 80 % focus would move a person by 12 points of score.

use crate::domain::Signal;
use crate::domain::score::Curve;

/// A percentage that can be weighed: within 0-100, or unknown.
pub(super) fn percentage(value: Option<f64>) -> Option<f64> {
    value
        .filter(|percent| percent.is_finite())
        .map(|percent| percent.clamp(0.0, 100.0))
}

/// Points of a percentage (0-100) or a count.
pub(super) fn points(signal: Signal, raw: f64, curve: Curve) -> f64 {
    match (signal, curve) {
        (Signal::Focus | Signal::Attendance, Curve::Continuous) => raw,
        (Signal::Focus, Curve::Banded) => step(raw, [80.0, 60.0, 40.0]),
        (Signal::Attendance, Curve::Banded) => step(raw, [90.0, 75.0, 50.0]),
        (Signal::Messages, _) => step(raw, [5.0, 3.0, 1.0]),
        // One question is worth more than one remark; there is no lowest step.
        (Signal::Questions, _) => step(raw, [2.0, 1.0, f64::INFINITY]),
    }
}

/// 100, 70 and 40 points from three descending limits, else none.
fn step(raw: f64, limits: [f64; 3]) -> f64 {
    let reached = limits
        .into_iter()
        .zip([100.0, 70.0, 40.0])
        .find(|(limit, _)| raw >= *limit);
    reached.map_or(0.0, |(_, points)| points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_begin_at_their_limit() {
        let cases = [
            (
                Signal::Focus,
                vec![
                    (100.0, 100.0),
                    (80.0, 100.0),
                    (79.9, 70.0),
                    (60.0, 70.0),
                    (40.0, 40.0),
                    (39.9, 0.0),
                ],
            ),
            (
                Signal::Attendance,
                vec![(90.0, 100.0), (89.9, 70.0), (75.0, 70.0), (50.0, 40.0), (49.9, 0.0)],
            ),
            (
                Signal::Messages,
                vec![
                    (13.0, 100.0),
                    (5.0, 100.0),
                    (4.0, 70.0),
                    (3.0, 70.0),
                    (2.0, 40.0),
                    (1.0, 40.0),
                    (0.0, 0.0),
                ],
            ),
            (
                Signal::Questions,
                vec![(6.0, 100.0), (2.0, 100.0), (1.0, 70.0), (0.0, 0.0)],
            ),
        ];
        for (signal, steps) in cases {
            for (raw, expected) in steps {
                let got = points(signal, raw, Curve::Banded);
                assert!((got - expected).abs() < f64::EPSILON, "{signal:?} {raw}: {got}");
            }
        }
    }

    #[test]
    fn a_percentage_outside_of_its_range_is_bounded_and_a_broken_one_is_unknown() {
        assert_eq!(percentage(Some(104.2)), Some(100.0));
        assert_eq!(percentage(Some(-3.0)), Some(0.0));
        assert_eq!(percentage(Some(f64::NAN)), None);
        assert_eq!(percentage(None), None);
    }
}
