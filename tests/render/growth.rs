//! The time that each form takes grows linearly with the file.

#[path = "../worst/render.rs"]
mod worst;

use super::{explainer, options};
use explainer_cards::model::read::read;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{Form, Options, render, tags, teaser};
use explainer_cards::state::{Session, Settings};
use explainer_cards::words::Words;
use std::fs;
use std::iter;
use worst::{CASES, Case};

/// The number of items in the larger file, unless the reader refuses so many.
const LARGE: usize = 2000;

/// The factor by which the larger file is larger.
const TIMES: usize = 8;

/// Times below this one are too short to compare, in nanoseconds.
const SHORT: u64 = 50_000_000;

/// The time of this thread on a core in nanoseconds, which doesn't depend on how busy the machine is
/// (<https://docs.kernel.org/scheduler/sched-stats.html>).
fn clock() -> u64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux reports the time");
    let first = stat.split(' ').next().expect("a number");
    first.parse().expect("a number")
}

/// The time that each task takes for a file, repeated so many times.
fn works(json: &str, times: usize) -> Vec<(&'static str, u64)> {
    let whole = explainer(json);
    let options = Options {
        formats: FORMATS,
        json: Some(json.to_owned()),
        ..options()
    };
    let measured = |name: &'static str, work: &dyn Fn()| {
        let start = clock();
        (0..times).for_each(|_| work());
        (name, clock() - start)
    };
    let mut all = vec![
        measured("reading", &|| drop(explainer(json))),
        measured("the teaser", &|| drop(teaser(json.as_bytes()))),
        measured("the widget", &|| drop(tags(live(json)))),
    ];
    // Mail contains the newsletter.
    let forms = Form::ALL
        .into_iter()
        .filter(|form| *form != Form::Newsletter);
    all.extend(forms.map(|form| {
        measured(form.name(), &|| {
            render(form, &whole, &options).expect("it can be written");
        })
    }));
    all
}

fn live(json: &str) -> Session {
    let explainer = explainer(json);
    let settings = Settings {
        open: "all".into(),
        ..Settings::default()
    };
    let words = *Words::of(&explainer.lang);
    Session::new(explainer, settings, words, FORMATS)
}

/// `LARGE`, divided by two until the reader accepts the file: the amount of repeated text is limited.
fn most(case: &Case) -> usize {
    iter::successors(Some(LARGE), |n| Some(n / 2))
        .find(|n| read((case.file)(*n).as_bytes()).is_ok())
        .expect("a file without items is accepted")
}

#[test]
fn a_large_file_takes_about_as_long_as_small_files_of_the_same_total_size() {
    let mut slow = vec![];
    for case in CASES {
        let most = most(case);
        let small = works(&(case.file)(most / TIMES), TIMES);
        let large = works(&(case.file)(most), 1);
        for ((name, small), (_, large)) in small.into_iter().zip(large) {
            // With quadratic growth, one large file takes eight times as long as the eight small ones.
            if large > SHORT && large > 3 * small {
                slow.push(format!(
                    "{}, {name}: {small} ns for all small files, {large} ns",
                    case.name
                ));
            }
        }
    }
    assert_eq!(slow, [""; 0]);
}
