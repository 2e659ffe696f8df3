//! A radar as SVG: one axis for each theme, today's score, the target behind, the average of others. Pure.

use std::f64::consts::TAU;

/// Side of the picture.
const SIDE: f64 = 320.0;
/// Length of an axis.
const REACH: f64 = 128.0;
/// How far the numbers stand.
const LABEL: f64 = 146.0;
/// An angle needs three sides.
const LEAST_AXES: usize = 3;

/// One axis, 0 to 100.
#[derive(Clone, Copy, Debug, Default)]
pub struct Axis {
    /// Today.
    pub now: f64,
    /// Aimed at.
    pub target: Option<f64>,
    /// Of the companies of the platform.
    pub average: Option<f64>,
}

/// The picture: points as SVG writes them.
pub struct Radar {
    /// Rings of 20 to 100.
    pub rings: Vec<String>,
    /// End of each axis, and where its number stands.
    pub axes: Vec<Spoke>,
    /// Today.
    pub now: String,
    /// Today's points, one by one.
    pub dots: Vec<(String, String)>,
    /// The targets; an axis without one stays where it is today.
    pub target: Option<String>,
    /// The average, when every axis has one.
    pub average: Option<String>,
}

/// One axis, drawn.
pub struct Spoke {
    /// Its end.
    pub x: String,
    /// Its end.
    pub y: String,
    /// Its number stands there.
    pub label_x: String,
    /// Its number stands there.
    pub label_y: String,
}

/// The picture of these axes; none under three.
pub fn radar(axes: &[Axis]) -> Option<Radar> {
    if axes.len() < LEAST_AXES {
        return None;
    }
    let at = |axis: usize, reach: f64| {
        let angle = TAU * axis as f64 / axes.len() as f64;
        (SIDE / 2.0 + reach * angle.sin(), SIDE / 2.0 - reach * angle.cos())
    };
    let scaled = |axis: usize, score: f64| at(axis, REACH * score.clamp(0.0, 100.0) / 100.0);
    let outline = |score: &dyn Fn(&Axis) -> f64| {
        let points = axes.iter().enumerate().map(|(axis, one)| point(scaled(axis, score(one))));
        points.collect::<Vec<_>>().join(" ")
    };
    let ring = |score: f64| outline(&|_| score);
    let spoke = |axis: usize| {
        let ((x, y), (label_x, label_y)) = (at(axis, REACH), at(axis, LABEL));
        let [x, y, label_x, label_y] = [x, y, label_x, label_y].map(figure);
        Spoke { x, y, label_x, label_y }
    };
    let dot = |(axis, one): (usize, &Axis)| {
        let (x, y) = scaled(axis, one.now);
        (figure(x), figure(y))
    };
    Some(Radar {
        rings: [20.0, 40.0, 60.0, 80.0, 100.0].map(ring).to_vec(),
        axes: (0..axes.len()).map(spoke).collect(),
        now: outline(&|axis| axis.now),
        dots: axes.iter().enumerate().map(dot).collect(),
        target: axes
            .iter()
            .any(|axis| axis.target.is_some())
            .then(|| outline(&|axis| axis.target.unwrap_or(axis.now))),
        average: axes
            .iter()
            .all(|axis| axis.average.is_some())
            .then(|| outline(&|axis| axis.average.unwrap_or_default())),
    })
}

fn figure(value: f64) -> String {
    format!("{value:.1}")
}

fn point((x, y): (f64, f64)) -> String {
    format!("{},{}", figure(x), figure(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_axes_point_up_right_down_left() {
        let axis = |now| Axis { now, ..Axis::default() };
        let drawn = radar(&[axis(100.0), axis(50.0), axis(0.0), axis(100.0)]).unwrap();
        assert_eq!(drawn.now, "160.0,32.0 224.0,160.0 160.0,160.0 32.0,160.0");
        assert_eq!(drawn.rings[4], "160.0,32.0 288.0,160.0 160.0,288.0 32.0,160.0");
        assert!(drawn.target.is_none() && drawn.average.is_none());
        assert!(radar(&[axis(1.0), axis(2.0)]).is_none());
    }

    #[test]
    fn a_target_on_one_axis_leaves_the_others_where_they_are() {
        let mut axes = [Axis { now: 50.0, ..Axis::default() }; 4];
        axes[0].target = Some(95.0);
        axes[1].average = Some(10.0);
        let drawn = radar(&axes).unwrap();
        assert_eq!(drawn.target.unwrap(), "160.0,38.4 224.0,160.0 160.0,224.0 96.0,160.0");
        assert!(drawn.average.is_none(), "an average of some themes draws no shape");
    }
}
