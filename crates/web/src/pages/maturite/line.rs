//! Lines of time as SVG. Places across are percentages of the width, so that words keep their size on every screen. Pure.

/// Room at the left and at the right, in percent of the width.
const LEFT: f64 = 9.0;
const RIGHT: f64 = 4.0;
/// Where 100 and 0 stand, from the top.
const TOP: f64 = 12.0;
const BOTTOM: f64 = 152.0;

/// Where a value stands between the first and the last; alone, in the middle.
pub fn across(value: f64, first: f64, last: f64) -> String {
    let part = if last > first { (value - first) / (last - first) } else { 0.5 };
    format!("{:.2}%", LEFT + (100.0 - LEFT - RIGHT) * part.clamp(0.0, 1.0))
}

/// How high a score of 0 to 100 stands.
pub fn height(score: f64) -> String {
    format!("{:.1}", BOTTOM - (BOTTOM - TOP) * score.clamp(0.0, 100.0) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_stand_at_the_ends() {
        assert_eq!((across(2.0, 2.0, 4.0), across(4.0, 2.0, 4.0)), ("9.00%".to_owned(), "96.00%".to_owned()));
        assert_eq!(across(2.0, 2.0, 2.0), "52.50%");
        assert_eq!(
            (height(0.0), height(100.0), height(50.0)),
            ("152.0".into(), "12.0".into(), "82.0".into())
        );
    }
}
