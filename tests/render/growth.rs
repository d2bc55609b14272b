//! Time grows with the size of a file, not with its square.

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

/// How many there are of something in the larger of two files, unless the reader refuses so many.
const LARGE: usize = 2000;

/// How many times as large as the other file it is.
const TIMES: usize = 8;

/// Time this short says nothing about how it grows, in nanoseconds.
const SHORT: u64 = 50_000_000;

/// Nanoseconds that this thread has computed, however busy the machine is
/// (<https://docs.kernel.org/scheduler/sched-stats.html>).
fn clock() -> u64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts the time");
    let first = stat.split(' ').next().expect("there is a number");
    first.parse().expect("it is a number")
}

/// Everything that is made of a file, by its name, and how long it takes to make it so many times.
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
    // Mail holds the newsletter.
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

/// `LARGE`, or the largest half, quarter and so on of it that the reader accepts: it bounds what a file may repeat.
fn most(case: &Case) -> usize {
    iter::successors(Some(LARGE), |n| Some(n / 2))
        .find(|n| read((case.file)(*n).as_bytes()).is_ok())
        .expect("a file with nothing in it is accepted")
}

#[test]
fn one_large_file_takes_no_longer_than_as_many_small_ones() {
    let mut slow = vec![];
    for case in CASES {
        let most = most(case);
        let small = works(&(case.file)(most / TIMES), TIMES);
        let large = works(&(case.file)(most), 1);
        for ((name, small), (_, large)) in small.into_iter().zip(large) {
            // Where time grows with the square, one large file takes as long as 64 small ones.
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
