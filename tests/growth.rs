//! `explainer-cards check` takes time and room in proportion to the file, whatever is wrong with it.
//!
//! `cargo bench --bench worst_cases` prints how long it takes.

mod worst_cases;

use explainer_cards::check::{LISTED, Problem, check, rules};
use explainer_cards::model::read::read;
use std::fs;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

/// Bytes of the smaller files, large enough that a constant weighs little.
const SMALL: usize = 8 << 10;

/// How many times larger the others are.
const TIMES: usize = 4;

/// How long is measured. The system counts in steps of up to 4 ms.
const LEAST: Duration = Duration::from_millis(20);

/// The time that this thread has had on a core, where the system says so: on a busy machine others take
/// the rest.
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

/// The time to check a file.
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

/// Whether a file that is so many times larger takes about so many times longer. Quadratic work takes
/// the square of that.
fn grows_linearly(small: &str, large: &str) -> Result<(), String> {
    let mut said = String::new();
    // One measurement may be disturbed, three in a row hardly.
    for _ in 0..3 {
        let (one, other) = (taken(small), taken(large));
        let most = one * 2 * u32::try_from(TIMES).unwrap();
        if other <= most {
            return Ok(());
        }
        said = format!("{one:?}, then {other:?}");
    }
    Err(said)
}

#[test]
fn four_times_the_file_takes_four_times_as_long() {
    let mut slow = Vec::new();
    for case in worst_cases::all() {
        let (small, large) = (case.file(SMALL), case.file(TIMES * SMALL));
        if let Err(said) = grows_linearly(&small, &large) {
            slow.push(format!("{}: {said}", case.name));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn what_is_said_is_never_much_longer_than_the_file() {
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
fn what_is_printed_is_never_much_longer_than_the_file() {
    let folder = tempfile::tempdir().expect("there is room for files");
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
