//! Measures the time and memory that `render` takes for the slowest kinds of file, at the largest size that a file may
//! have and at a half and a quarter of it:
//!
//! ```sh
//! cargo bench --bench render                   # everything
//! cargo bench --bench render -- "terms" text   # only cases named like the first, tasks named like the second
//! ```
//!
//! Each number is measured in a process of its own, because a process doesn't return used memory to the system.

#[path = "../tests/worst/render.rs"]
mod worst;

use explainer_cards::model::json::MAX_BYTES;
use explainer_cards::model::read::read;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{Form, Options, render, tags, teaser};
use explainer_cards::state::{Session, Settings};
use explainer_cards::words::Words;
use std::env;
use std::fmt::Write;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Instant;
use worst::{CASES, Case};

/// The environment variable that tells a process what to measure.
const MEASURE: &str = "EXPLAINER_CARDS_MEASURE";

fn main() {
    if let Ok(asked) = env::var(MEASURE) {
        return measure(&asked);
    }
    let words: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let is_wanted =
        |name: &str, word: Option<&String>| word.is_none_or(|word| name.contains(&**word));
    println!(
        "{:42} {:10} {:>7} {:>9} {:>9} {:>9} {:>7}",
        "many", "work", "n", "1/4 ms", "1/2 ms", "1 MiB ms", "MB"
    );
    for (index, case) in CASES.iter().enumerate() {
        if !is_wanted(case.name, words.first()) {
            continue;
        }
        for work in works().filter(|work| is_wanted(work, words.get(1))) {
            line(index, case, work);
        }
    }
}

/// The names of the measured tasks: everything that the tool and the page do with a file.
fn works() -> impl Iterator<Item = &'static str> {
    ["teaser", "widget"]
        .into_iter()
        .chain(Form::ALL.map(Form::name))
}

/// The largest file of a case that has at most so many bytes and isn't refused, and the number of repeated items in it.
fn at_most(bytes: usize, case: &Case) -> (usize, String) {
    let is_over = |n| {
        let file = (case.file)(n);
        file.len() > bytes || read(file.as_bytes()).is_err()
    };
    let mut over = 2;
    while !is_over(over) {
        over *= 2;
    }
    let mut fits = over / 2;
    while over - fits > 1 {
        let middle = usize::midpoint(fits, over);
        if is_over(middle) {
            over = middle;
        } else {
            fits = middle;
        }
    }
    (fits, (case.file)(fits))
}

fn line(index: usize, case: &Case, work: &str) {
    let mut times = String::new();
    let mut last = String::new();
    for part in [4, 2, 1] {
        let asked = format!("{index} {} {work}", MAX_BYTES / part);
        let this = env::current_exe().expect("the path of this program");
        let output = Command::new(this)
            .env(MEASURE, asked)
            .stderr(Stdio::inherit())
            .output();
        let printed = String::from_utf8(output.expect("it runs").stdout).expect("it is text");
        let mut numbers = printed.split_whitespace();
        let time = numbers.next().unwrap_or("failed");
        write!(times, " {time:>9}").expect("writing to a string");
        numbers.next().unwrap_or_default().clone_into(&mut last);
    }
    let (n, _) = at_most(MAX_BYTES, case);
    println!("{:42} {work:10} {n:>7}{times} {last:>7}", case.name);
}

/// Prints the time that a task takes for a file, in milliseconds, and the peak memory, in megabytes.
fn measure(asked: &str) {
    let asked: Vec<&str> = asked.split(' ').collect();
    let [case, bytes, work] = asked[..] else {
        panic!("expected a case, a number of bytes, a task")
    };
    let case = &CASES[case.parse::<usize>().expect("a number")];
    let (_, json) = at_most(bytes.parse().expect("a number"), case);
    let since = Instant::now();
    make(work, &json);
    println!("{} {}", since.elapsed().as_millis(), most_memory());
}

fn make(work: &str, json: &str) {
    if work == "teaser" {
        teaser(json.as_bytes()).expect("it is an explainer");
        return;
    }
    let explainer = read(json.as_bytes()).expect("it is an explainer");
    if work == "widget" {
        let settings = Settings {
            open: "all".into(),
            ..Settings::default()
        };
        let words = *Words::of(&explainer.lang);
        tags(Session::new(explainer, settings, words, FORMATS));
        return;
    }
    let form: Form = work.parse().expect("it is a form");
    let url = |path: &str| {
        Some(
            format!("https://www.example.org/{path}")
                .parse()
                .expect("it is a URL"),
        )
    };
    let options = Options {
        url: url("tides"),
        file: url("tide.json"),
        src: (form == Form::Section).then(|| "/tide.json".to_owned()),
        json: Some(json.to_owned()),
        ..Options::new(FORMATS)
    };
    render(form, &explainer, &options).expect("it can be written");
}

/// The peak memory in megabytes, from Linux (<https://man7.org/linux/man-pages/man5/proc_pid_status.5.html>).
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1_000
}
