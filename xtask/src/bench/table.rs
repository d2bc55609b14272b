//! The tables in benches/page-load/README.md.

use std::fmt::Write;

use super::goals::{goals, task};
use super::numbers::{Files, Grown, Growth, Load, Numbers, Page};
use super::statistics::{Spread, slope};

/// The whole text between the markers.
pub fn report(numbers: &Numbers) -> String {
    let runs = numbers.pages.first().map_or(0, |page| page.runs.len());
    let parts = [
        format!(
            "{}, {runs} runs. Medians, with the least and the greatest value.",
            numbers.browser
        ),
        pages(numbers),
        "### Goals".to_owned(),
        goal_list(numbers),
        "### Growth".to_owned(),
        growth(numbers, "explainers"),
        growth(numbers, "cards"),
        files(&numbers.files),
    ];
    let present: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    present.join("\n\n")
}

const HEAD: &str = "\
| page | kB | requests | text visible, ms | × floor | first click answered, ms | × floor \
| blocking, ms | longest task, ms | layout shift | heap, MB |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
";

fn pages(numbers: &Numbers) -> String {
    let floor = numbers.page("floor");
    let rows = numbers.pages.iter().filter_map(|page| row(page, floor));
    format!("{HEAD}{}", rows.collect::<String>())
        .trim_end()
        .to_owned()
}

fn row(page: &Page, floor: Option<&Page>) -> Option<String> {
    let over_floor = |of: fn(&Load) -> f64| -> Option<String> {
        let ratio = page.spread(of)?.median / floor?.spread(of)?.median;
        Some(format!("{ratio:.2}"))
    };
    let cells = [
        page.label.clone(),
        format!("{:.1}", page.spread(|load| load.bytes)?.median / 1e3),
        whole(page.spread(|load| load.requests)?.median),
        with_range(page.spread(|load| load.text)?),
        over_floor(|load| load.text).unwrap_or_default(),
        with_range(page.spread(|load| load.answered)?),
        over_floor(|load| load.answered).unwrap_or_default(),
        with_range(page.spread(|load| load.blocking)?),
        task(page.spread(|load| load.longest)?.median),
        format!("{:.3}", page.spread(|load| load.shift)?.median),
        format!("{:.1}", page.spread(|load| load.heap)?.median / 1e6),
    ];
    Some(format!("| {} |\n", cells.join(" | ")))
}

fn whole(value: f64) -> String {
    format!("{value:.0}")
}

/// `412 (398–455)`
fn with_range(spread: Spread) -> String {
    let Spread { median, min, max } = spread;
    format!("{median:.0} ({min:.0}–{max:.0})")
}

fn goal_list(numbers: &Numbers) -> String {
    let mut list = "| goal | page | measured | |\n|---|---|--:|---|\n".to_owned();
    for goal in goals(numbers) {
        let (found, met) = match &goal.found {
            Some((found, true)) => (&**found, "met"),
            Some((found, false)) => (&**found, "**not met**"),
            None => ("", "not measured"),
        };
        let _ = writeln!(
            list,
            "| {} | {} | {found} | {met} |",
            goal.wanted, goal.page
        );
    }
    list.trim_end().to_owned()
}

/// A column of the tables of growth: its name, its value, and the format.
type Measure = (&'static str, fn(&Grown) -> f64, fn(f64) -> String);

const MEASURES: [Measure; 5] = [
    ("ready, ms", |run| run.ready, whole),
    ("failed to load", |run| run.failed, whole),
    ("longest task, ms", |run| run.longest, task),
    ("heap, MB", |run| run.heap / 1e6, |mb| format!("{mb:.1}")),
    ("click to open, ms", |run| run.open, whole),
];

fn growth(numbers: &Numbers, what: &str) -> String {
    let points: Vec<&Growth> = numbers.growth.iter().filter(|at| at.what == what).collect();
    if points.is_empty() {
        return String::new();
    }
    let numbers: Vec<String> = points.iter().map(|at| at.n.to_string()).collect();
    let mut table = format!("| {what} | {} | slope |\n", numbers.join(" | "));
    let _ = writeln!(table, "|---|{}", "--:|".repeat(points.len() + 1));
    for (name, of, write) in MEASURES {
        let medians: Vec<f64> = points.iter().filter_map(|at| at.median(of)).collect();
        let line: Vec<(f64, f64)> = points
            .iter()
            .map(|at| f64::from(at.n))
            .zip(medians.clone())
            .collect();
        let cells: Vec<String> = medians.into_iter().map(write).collect();
        let _ = writeln!(
            table,
            "| {name} | {} | {} |",
            cells.join(" | "),
            steep(&line)
        );
    }
    table.trim_end().to_owned()
}

fn steep(line: &[(f64, f64)]) -> String {
    slope(line).map_or_else(String::new, |slope| format!("{slope:.3} each"))
}

fn files(files: &[Files]) -> String {
    if files.is_empty() {
        return String::new();
    }
    let mut table = "| command | files | seconds | files a second | peak memory, MB |\n\
                     |---|--:|--:|--:|--:|\n"
        .to_owned();
    for run in files {
        let rate = f64::from(run.n) / run.seconds;
        let peak = run
            .peak
            .map_or("unknown".to_owned(), |peak| format!("{:.1}", peak / 1e6));
        let _ = writeln!(
            table,
            "| {} | {} | {:.2} | {rate:.0} | {peak} |",
            run.command, run.n, run.seconds
        );
    }
    for command in commands(files) {
        let _ = writeln!(table, "\n{}", slopes(files, command));
    }
    table.trim_end().to_owned()
}

fn commands(files: &[Files]) -> Vec<&str> {
    let mut commands: Vec<&str> = files.iter().map(|run| &*run.command).collect();
    commands.dedup();
    commands
}

fn slopes(files: &[Files], command: &str) -> String {
    let runs = || files.iter().filter(|run| run.command == command);
    let time: Vec<(f64, f64)> = runs()
        .map(|run| (f64::from(run.n), run.seconds * 1e3))
        .collect();
    let memory: Vec<(f64, f64)> = runs()
        .filter_map(|run| Some((f64::from(run.n), run.peak? / 1e3)))
        .collect();
    let rate = |line: &[(f64, f64)], unit| {
        slope(line).map_or("unknown".to_owned(), |slope| format!("{slope:.2} {unit}"))
    };
    format!(
        "`{command}`: {} and {} a file.",
        rate(&time, "ms"),
        rate(&memory, "kB")
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture::numbers;
    use super::*;

    #[test]
    fn a_row_has_medians_ranges_and_ratios() {
        let table = pages(&numbers());
        let floor = "| by hand | 4.0 | 1 | 200 (190–210) | 1.00 | 220 (210–230) | 1.00 \
                     | 0 (0–0) | ≤ 50 | 0.000 | 1.0 |";
        assert_eq!(table.lines().nth(2), Some(floor));
        let json = "| ours, from JSON | 75.0 | 5 | 210 (205–215) | 1.05 | 1100 (1000–1200) | 5.00 \
                    | 30 (20–40) | 80 | 0.100 | 3.0 |";
        assert_eq!(table.lines().nth(3), Some(json));
    }

    #[test]
    fn a_goal_has_its_measured_value() {
        let list = goal_list(&numbers());
        for line in [
            "| text visible within 1.1 × of the floor | json | 1.05 × | met |",
            "| no task over 50 ms | json | 80 | **not met** |",
            "| layout shift 0.000 | json | 0.100 | **not met** |",
            "| first click answered within 1.1 × of the floor | prerendered |  | not measured |",
            "| first click answered at least 1.5 × sooner than TimelineJS | json | 3.00 × | met |",
        ] {
            assert!(list.lines().any(|found| found == line), "{line}\n{list}");
        }
    }

    #[test]
    fn each_measure_of_growth_has_a_slope() {
        let table = growth(&numbers(), "cards");
        assert!(table.starts_with("| cards | 5 | 50 | slope |\n|---|--:|--:|--:|\n"));
        assert!(
            table.contains("\n| ready, ms | 1000 | 1090 | 2.000 each |\n"),
            "{table}"
        );
        assert_eq!(growth(&numbers(), "explainers"), "");
    }

    #[test]
    fn each_command_has_rates_and_slopes() {
        let table = files(&numbers().files);
        assert!(
            table.contains("| check | 100 | 0.10 | 1000 | 5.0 |\n"),
            "{table}"
        );
        assert!(
            table.ends_with("`check`: 1.00 ms and 10.00 kB a file."),
            "{table}"
        );
    }
}
