//! The time that `explainer-cards check` takes, and its output, grow linearly with the file.
//!
//! `cargo bench --bench worst_cases` prints the times.

mod worst_cases;

use explainer_cards::check::{LISTED, Problem, Settings, check_with, rules};
use explainer_cards::model::Date;
use explainer_cards::model::read::read;
use std::fs;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

/// The size of the smaller files in bytes. Large enough that constant costs don't matter.
const SMALL: usize = 8 << 10;

/// The factor by which the larger files are larger.
const TIMES: usize = 4;

/// The shortest time that is measured. The system counts in steps of up to 4 ms.
const LEAST: Duration = Duration::from_millis(20);

fn check(bytes: &[u8]) -> Vec<Problem> {
    let settings = Settings {
        today: Some(Date::from("2025-08-12")),
        advice: true,
        ..Settings::default()
    };
    check_with(bytes, &settings).problems
}

/// The time of this thread on a core, which doesn't depend on how busy the machine is. The elapsed time if the system
/// doesn't report it.
fn time() -> Duration {
    let status = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let spent = status
        .split(' ')
        .next()
        .and_then(|spent| spent.parse().ok());
    spent.map_or_else(since_start, Duration::from_nanos)
}

fn since_start() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// The time that it takes to check a file.
fn taken(file: &str) -> Duration {
    let before = time();
    let mut times = 0;
    loop {
        black_box(check(black_box(file.as_bytes())));
        times += 1;
        let taken = time().saturating_sub(before);
        if taken >= LEAST {
            return taken / times;
        }
    }
}

/// Checks that the larger file takes at most twice as long as expected of linear growth. With quadratic growth it would
/// take four times as long as expected.
fn grows_linearly(small: &str, large: &str) -> Result<(), String> {
    let mut times = String::new();
    // Other processes can disturb one measurement, but hardly three in a row.
    for _ in 0..3 {
        let (one, other) = (taken(small), taken(large));
        let most = one * 2 * u32::try_from(TIMES).unwrap();
        if other <= most {
            return Ok(());
        }
        times = format!("{one:?}, then {other:?}");
    }
    Err(times)
}

#[test]
fn time_grows_linearly_with_the_file() {
    let mut slow = Vec::new();
    for case in worst_cases::all() {
        let (small, large) = (case.file(SMALL), case.file(TIMES * SMALL));
        if let Err(times) = grows_linearly(&small, &large) {
            slow.push(format!("{}: {times}", case.name));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn the_length_of_messages_is_limited() {
    for case in worst_cases::all() {
        let file = case.file(TIMES * SMALL);
        let problems = check(file.as_bytes());
        for (rule, _) in rules() {
            let of_rule = problems.iter().filter(|problem| problem.rule == rule);
            assert!(of_rule.count() <= LISTED + 1, "{}: {rule}", case.name);
        }
        let breaks = |problem: &Problem| matches!(problem.rule, "syntax" | "invalid");
        let refused = problems.iter().any(breaks);
        assert_eq!(read(file.as_bytes()).is_err(), refused, "{}", case.name);
        let words = |Problem {
                         message,
                         label,
                         help,
                         ..
                     }: &Problem| { message.len() + label.len() + help.len() };
        let longest = problems.iter().map(words).max().unwrap_or(0);
        assert!(longest < 10_000, "{}: {longest}", case.name);
        let pointers: usize = problems.iter().map(|problem| problem.pointer.len()).sum();
        assert!(
            pointers < 2 * file.len() + 100_000,
            "{}: {pointers}",
            case.name
        );
    }
}

#[test]
fn the_output_grows_linearly_with_the_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut length = 0;
    let mut command = Command::new(env!("CARGO_BIN_EXE_explainer-cards"));
    command.args(["check", "--format", "text"]);
    for (index, case) in worst_cases::all().iter().enumerate() {
        let file = case.file(TIMES * SMALL);
        length += file.len();
        let path = folder.path().join(format!("{index}.json"));
        fs::write(&path, &file).expect("it can be written");
        command.arg(path);
    }
    let output = command.output().expect("the tool runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.len() < 4 * length, "{}", output.stderr.len());
}
