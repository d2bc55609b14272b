//! Statistics of several runs.

/// The median of the measured values, with the least and the greatest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub median: f64,
    pub min: f64,
    pub max: f64,
}

/// `None` without values.
pub fn spread(values: &[f64]) -> Option<Spread> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (min, max) = (*sorted.first()?, *sorted.last()?);
    let half = sorted.len() / 2;
    let median = if sorted.len().is_multiple_of(2) {
        f64::midpoint(sorted[half - 1], sorted[half])
    } else {
        sorted[half]
    };
    Some(Spread { median, min, max })
}

/// The growth of `y` with `x`: the slope of the least-squares line through the points. `None` unless
/// two points differ in `x`.
pub fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let count = u32::try_from(points.len())
        .ok()
        .filter(|count| *count > 1)?;
    let mean =
        |take: fn(&(f64, f64)) -> f64| points.iter().map(take).sum::<f64>() / f64::from(count);
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let across: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    let along: f64 = points
        .iter()
        .map(|point| (point.0 - x) * (point.1 - y))
        .sum();
    (across > 0.0).then(|| along / across)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_does_not_depend_on_the_order() {
        let odd = spread(&[9.0, 1.0, 4.0]).unwrap();
        assert_eq!((odd.min, odd.median, odd.max), (1.0, 4.0, 9.0));
        let even = spread(&[4.0, 1.0, 9.0, 2.0]).unwrap();
        assert_eq!((even.min, even.median, even.max), (1.0, 3.0, 9.0));
    }

    #[test]
    fn no_values_have_no_median() {
        assert_eq!(spread(&[]), None);
    }

    #[test]
    fn points_on_a_line_have_its_slope() {
        let points = [(1.0, 5.0), (10.0, 23.0), (100.0, 203.0)];
        assert!((slope(&points).unwrap() - 2.0).abs() < 1e-9);
    }

    #[test]
    fn other_points_have_the_slope_of_least_squares() {
        // By hand: means 2 and 2; (-1·-1 + 0·1 + 1·0) / (1 + 0 + 1).
        assert_eq!(slope(&[(1.0, 1.0), (2.0, 3.0), (3.0, 2.0)]), Some(0.5));
    }

    #[test]
    fn points_with_one_x_have_no_slope() {
        assert_eq!(slope(&[(3.0, 1.0)]), None);
        assert_eq!(slope(&[(3.0, 1.0), (3.0, 2.0)]), None);
    }
}
