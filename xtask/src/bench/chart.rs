//! The charts of benches/page-load/README.md, as SVG with a background, so that they are readable on a
//! dark page too.

use std::fmt::Write;

use super::numbers::{Files, Grown, Growth, Numbers, Page};
use super::statistics::Spread;

const WIDTH: f64 = 760.0;
const LABELS: f64 = 190.0;
const ROW: f64 = 34.0;
const TOP: f64 = 56.0;

/// A bar for each page: to the time when the text is visible, then to that of the answer to the first
/// click.
pub fn page_load(numbers: &Numbers) -> String {
    let bars: Vec<Bar> = numbers.pages.iter().filter_map(Bar::of).collect();
    let most = bars.iter().map(|bar| bar.answered.max).fold(1.0, f64::max);
    let scale = Scale::new(most, LABELS, WIDTH - 60.0);
    let height = TOP + ROW * rows(bars.len()) + 16.0;
    let mut svg = open(
        WIDTH,
        height,
        "Text visible and first click answered, by page",
    );
    caption(
        &mut svg,
        22.0,
        "Text visible (dark), first click answered (light), ms after navigation",
    );
    for tick in scale.ticks() {
        rule(&mut svg, &scale, tick, height);
    }
    for (index, bar) in bars.iter().enumerate() {
        bar.draw(&mut svg, &scale, TOP + ROW * rows(index));
    }
    svg + "</svg>\n"
}

struct Bar<'a> {
    label: &'a str,
    text: Spread,
    answered: Spread,
}

impl<'a> Bar<'a> {
    fn of(page: &'a Page) -> Option<Self> {
        Some(Self {
            label: &page.label,
            text: page.spread(|load| load.text)?,
            answered: page.spread(|load| load.answered)?,
        })
    }

    fn draw(&self, svg: &mut String, scale: &Scale, y: f64) {
        let start = scale.at(0.0);
        let middle = y + 11.0;
        text(svg, (LABELS - 8.0, y + 15.0), "end", self.label);
        for (spread, fill) in [(self.answered, "#9db7d5"), (self.text, "#1b4a8a")] {
            let width = scale.at(spread.median) - start;
            let _ = writeln!(
                svg,
                r#"<rect x="{start:.1}" y="{y:.1}" width="{width:.1}" height="22" fill="{fill}"/>"#
            );
        }
        let Spread { median, min, max } = self.answered;
        let (from, to) = (scale.at(min), scale.at(max));
        let _ = writeln!(
            svg,
            r##"<path d="M{from:.1} {middle:.1}H{to:.1}" stroke="#1a1815" stroke-width="2"/>"##
        );
        text(svg, (to + 6.0, y + 15.0), "start", &format!("{median:.0}"));
    }
}

/// What a small chart shows: its name and its value.
type Measure = (&'static str, fn(&Grown) -> f64);

const MEASURES: [Measure; 4] = [
    ("ready, ms", |run| run.ready),
    ("longest task, ms", |run| run.longest),
    ("heap, MB", |run| run.heap / 1e6),
    ("click to open, ms", |run| run.open),
];

const SMALL: (f64, f64) = (230.0, 150.0);

/// A small chart for each measure of explainers, cards and files.
pub fn growth(numbers: &Numbers) -> String {
    let mut charts: Vec<(String, Vec<(f64, f64)>)> = Vec::new();
    for what in ["explainers", "cards"] {
        let points = || numbers.growth.iter().filter(|at| at.what == what);
        for (name, of) in MEASURES {
            charts.push((
                format!("{what}: {name}"),
                points().filter_map(|at| point(at, of)).collect(),
            ));
        }
    }
    charts.extend(command_line(&numbers.files));
    charts.retain(|(_, points)| !points.is_empty());
    let height = SMALL.1 * rows(charts.len().div_ceil(3)) + 8.0;
    let mut svg = open(WIDTH, height, "How cost grows");
    for (index, (name, points)) in charts.iter().enumerate() {
        let corner = (SMALL.0 * rows(index % 3) + 20.0, SMALL.1 * rows(index / 3));
        curve(&mut svg, corner, name, points);
    }
    svg + "</svg>\n"
}

fn point(at: &Growth, of: fn(&Grown) -> f64) -> Option<(f64, f64)> {
    Some((f64::from(at.n), at.median(of)?))
}

fn command_line(files: &[Files]) -> Vec<(String, Vec<(f64, f64)>)> {
    let mut commands: Vec<&str> = files.iter().map(|run| &*run.command).collect();
    commands.dedup();
    let curve = |command: &str, of: fn(&Files) -> Option<f64>| -> Vec<(f64, f64)> {
        let runs = files.iter().filter(|run| run.command == command);
        runs.filter_map(|run| Some((f64::from(run.n), of(run)?)))
            .collect()
    };
    let both = |command: &&str| {
        [
            (
                format!("{command}: seconds, by files"),
                curve(command, |run| Some(run.seconds)),
            ),
            (
                format!("{command}: peak MB, by files"),
                curve(command, |run| Some(run.peak? / 1e6)),
            ),
        ]
    };
    commands.iter().flat_map(both).collect()
}

/// A small chart with its corner at `0`, up to the greatest `x` and `y`.
fn curve(svg: &mut String, corner: (f64, f64), name: &str, points: &[(f64, f64)]) {
    let most = |take: fn(&(f64, f64)) -> f64| points.iter().map(take).fold(1e-9, f64::max);
    let (across, up) = (most(|point| point.0), most(|point| point.1));
    let (left, bottom) = (corner.0, corner.1 + SMALL.1 - 26.0);
    let (wide, high) = (SMALL.0 - 70.0, SMALL.1 - 56.0);
    text(svg, (left, corner.1 + 20.0), "start", name);
    let _ = writeln!(
        svg,
        r##"<path d="M{left:.1} {:.1}V{bottom:.1}H{:.1}" stroke="#b8b0a2" fill="none"/>"##,
        bottom - high,
        left + wide,
    );
    let mut line = String::new();
    for (n, value) in points {
        let (x, y) = (left + wide * n / across, bottom - high * value / up);
        let _ = write!(line, "{x:.1},{y:.1} ");
        let _ = writeln!(
            svg,
            r##"<circle cx="{x:.1}" cy="{y:.1}" r="3" fill="#1b4a8a"/>"##
        );
    }
    let _ = writeln!(
        svg,
        r##"<polyline points="{}" stroke="#1b4a8a" fill="none"/>"##,
        line.trim_end()
    );
    text(
        svg,
        (left + wide, bottom + 16.0),
        "end",
        &format!("{across:.0}"),
    );
    text(
        svg,
        (left + wide + 6.0, bottom - high + 4.0),
        "start",
        &short(up),
    );
}

fn short(value: f64) -> String {
    if value < 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

/// Maps the values from 0 to `most` to the coordinates between `from` and `to`.
struct Scale {
    most: f64,
    from: f64,
    to: f64,
}

impl Scale {
    fn new(most: f64, from: f64, to: f64) -> Self {
        Self { most, from, to }
    }

    fn at(&self, value: f64) -> f64 {
        self.from + (self.to - self.from) * value / self.most
    }

    /// Up to five round numbers.
    fn ticks(&self) -> Vec<f64> {
        let decade = 10_f64.powf((self.most / 5.0).log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * decade);
        let step = steps.into_iter().find(|step| self.most / step <= 5.0);
        let step = step.unwrap_or(self.most);
        (0..=5)
            .map(|index| step * f64::from(index))
            .filter(|tick| *tick <= self.most)
            .collect()
    }
}

fn rule(svg: &mut String, scale: &Scale, tick: f64, height: f64) {
    let x = scale.at(tick);
    let bottom = height - 12.0;
    let _ = writeln!(
        svg,
        r##"<path d="M{x:.1} 48V{bottom:.1}" stroke="#e3ddd2"/>"##
    );
    text(svg, (x, 42.0), "middle", &format!("{tick:.0}"));
}

fn open(width: f64, height: f64, title: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n<title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        escape(title)
    )
}

fn caption(svg: &mut String, y: f64, words: &str) {
    text(svg, (12.0, y), "start", words);
}

fn text(svg: &mut String, at: (f64, f64), anchor: &str, words: &str) {
    let _ = writeln!(
        svg,
        r##"<text x="{:.1}" y="{:.1}" text-anchor="{anchor}" fill="#1a1815">{}</text>"##,
        at.0,
        at.1,
        escape(words)
    );
}

fn escape(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A count as a number for lengths.
fn rows(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::numbers;
    use super::*;

    #[test]
    fn the_length_of_a_bar_is_its_median() {
        let svg = page_load(&numbers());
        // 510 units for the longest, 3310 ms; the floor's click is answered after 220 ms.
        let width = 510.0 * 220.0 / 3_310.0;
        let bar = format!(r##"width="{width:.1}" height="22" fill="#9db7d5""##);
        assert!(svg.contains(&bar), "{svg}");
        assert_eq!(svg.matches("height=\"22\"").count(), 2 * 3);
    }

    #[test]
    fn labels_are_escaped() {
        let svg = page_load(&numbers());
        assert!(svg.contains("TimelineJS &lt;3&gt;"));
        assert!(!svg.contains("<3>"));
    }

    #[test]
    fn every_element_is_closed() {
        for svg in [page_load(&numbers()), growth(&numbers())] {
            for name in ["svg", "text", "title"] {
                let opened = svg.matches(&format!("<{name}")).count();
                assert_eq!(opened, svg.matches(&format!("</{name}>")).count(), "{name}");
            }
            let alone =
                ["<rect", "<path", "<circle", "<polyline"].map(|name| svg.matches(name).count());
            assert_eq!(alone.iter().sum::<usize>(), svg.matches("/>").count());
        }
    }

    #[test]
    fn the_greatest_value_of_a_curve_is_at_the_top() {
        let svg = growth(&numbers());
        // 160 wide, 94 high: a tenth of the way and 1000 of 1090, then all the way.
        assert!(svg.contains("points=\"36.0,37.8 180.0,30.0\""), "{svg}");
    }

    #[test]
    fn ticks_are_round() {
        let ticks = |most| Scale::new(most, 0.0, 1.0).ticks();
        assert_eq!(ticks(3_310.0), [0.0, 1_000.0, 2_000.0, 3_000.0]);
        assert_eq!(ticks(9.0), [0.0, 2.0, 4.0, 6.0, 8.0]);
    }
}
