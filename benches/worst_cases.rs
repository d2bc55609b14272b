//! Measures the time and memory that `explainer-cards check` takes for the slowest kinds of file, at several sizes up
//! to the largest that a file may have.
//!
//! `cargo bench --bench worst_cases`, or with the start of a name: `cargo bench --bench worst_cases -- "one text"`.
//! Fails if a file takes more than [`SECONDS`] or [`BYTES`].

#[path = "../tests/worst_cases/mod.rs"]
mod worst_cases;

use explainer_cards::model::json::MAX_BYTES;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs};

/// The most time that a file may take.
const SECONDS: f64 = 2.0;

/// The most memory that a file may take.
const BYTES: u64 = 200_000_000;

/// The time between two readings of the memory.
const PAUSE: Duration = Duration::from_millis(1);

/// The measurements of one run.
struct Run {
    /// The time on a core, which doesn't depend on how busy the machine is.
    seconds: f64,
    /// The peak memory in bytes; 0 if the system doesn't report it.
    peak: u64,
    printed: u64,
}

fn main() -> ExitCode {
    let wanted = env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let wanted = wanted.unwrap_or_default();
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!(
        "seconds on a core at {} bytes; then the memory of the last in MB and its output in kB",
        sizes().map(|size| size.to_string()).join(", ")
    );
    let mut worst = (0.0_f64, 0);
    let mut cases = worst_cases::all();
    cases.retain(|case| case.name.starts_with(&wanted));
    for case in cases {
        for format in ["text", "json", "github", "sarif"] {
            let runs = sizes().map(|size| run(folder.path(), &case.file(size), format));
            let [.., last] = &runs;
            println!("{} {format:6} {}", line(&runs), case.name);
            worst = (worst.0.max(last.seconds), worst.1.max(last.peak));
        }
    }
    println!("at most {:.2} s, {} MB", worst.0, worst.1 / 1_000_000);
    ExitCode::from(u8::from(worst.0 > SECONDS || worst.1 > BYTES))
}

fn sizes() -> [usize; 4] {
    [MAX_BYTES / 8, MAX_BYTES / 4, MAX_BYTES / 2, MAX_BYTES]
}

fn line(runs: &[Run; 4]) -> String {
    let seconds = runs.each_ref().map(|run| format!("{:7.3}", run.seconds));
    let [.., last] = runs;
    let (peak, printed) = (last.peak / 1_000_000, last.printed / 1_000);
    format!("{} {peak:5} {printed:6}", seconds.concat())
}

fn run(folder: &Path, file: &str, format: &str) -> Run {
    let path = folder.join("file.json");
    fs::write(&path, file).expect("it can be written");
    let printed = folder.join("printed");
    let output = || Stdio::from(fs::File::create(&printed).expect("it can be written"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_explainer-cards"));
    command.args(["check", "--format", format]).arg(&path);
    match format {
        "text" => command.stderr(output()).stdout(Stdio::null()),
        _ => command.stdout(output()).stderr(Stdio::null()),
    };
    let child = command.spawn().expect("the tool runs");
    let (seconds, peak) = watch(child);
    Run {
        seconds,
        peak,
        printed: fs::metadata(&printed).map_or(0, |file| file.len()),
    }
}

/// Waits until the process ends. Returns its time on a core and its peak memory. Linux reports the time until the
/// process has been waited for; the last reading of the memory is at most one pause old.
fn watch(mut child: Child) -> (f64, u64) {
    let since = Instant::now();
    let process = PathBuf::from(format!("/proc/{}", child.id()));
    let read = |name| fs::read_to_string(process.join(name)).unwrap_or_default();
    let mut peak = 0;
    loop {
        peak = high_water(&read("status")).unwrap_or(peak);
        match on_core(&read("stat")) {
            Some(('Z', seconds)) => {
                child.wait().expect("it can be waited for");
                return (seconds, peak);
            }
            Some(_) => sleep(PAUSE),
            // Other systems than Linux: the elapsed time is the best approximation.
            None => {
                child.wait().expect("it can be waited for");
                return (since.elapsed().as_secs_f64(), peak);
            }
        }
    }
}

/// The state of a process and its time on a core in seconds
/// (<https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html>).
fn on_core(stat: &str) -> Option<(char, f64)> {
    /// `sysconf(_SC_CLK_TCK)` is 100 on every Linux.
    const TICK: f64 = 0.01;
    // The name of the program is in parentheses and can contain spaces.
    let (_, fields) = stat.rsplit_once(") ")?;
    let fields: Vec<&str> = fields.split(' ').collect();
    let ticks = |index: usize| fields.get(index)?.parse::<f64>().ok();
    let state = fields.first()?.chars().next()?;
    Some((state, (ticks(11)? + ticks(12)?) * TICK))
}

/// The bytes in `VmHWM:     5120 kB` (<https://man7.org/linux/man-pages/man5/proc_pid_status.5.html>).
fn high_water(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1_024)
}
