//! The tasks of this repository. `cargo xtask` lists them.

mod bench;
mod budget;
mod compile;
mod declarations;
mod dist;
mod glue;
mod integrity;
mod lint;
mod places;
mod readme;
mod serve;
mod setup;
mod size;
mod steps;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};

/// The tasks of this repository
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing: wasm target, rust-src, trunk, wasm-bindgen, wasm-opt, browsers
    Setup,
    /// Set up, then show the preview page and rebuild it on every change
    Serve {
        /// Passed to `trunk serve`, such as `--port 9000`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        trunk: Vec<String>,
    },
    /// Set up, build the pages, then run every test, those in the browser too
    Test {
        /// Passed to `cargo test`, such as `-- --test browser`
        #[arg(last = true)]
        cargo: Vec<String>,
    },
    /// Check the types, the format and the habits of the JavaScript
    Lint {
        /// Format the files
        #[arg(long)]
        write: bool,
    },
    /// Leave in dist/embed the files a publisher uploads
    Dist,
    /// Weigh the files of dist/embed; fail above xtask/budget.toml
    Size(size::Options),
    /// Load pages with the same explainer, ours and the peers', on a slow line, and compare them
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not returned: that would add a backtrace to what is written for people.
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    match Arguments::parse().task {
        None => Ok(Arguments::command().print_help()?),
        Some(Task::Setup) => setup::run(),
        Some(Task::Serve { trunk }) => serve::run(&trunk),
        Some(Task::Test { cargo }) => test::run(&cargo),
        Some(Task::Lint { write }) => lint::run(write),
        Some(Task::Dist) => dist::run(),
        Some(Task::Size(options)) => size::run(&options),
        Some(Task::Bench(options)) => bench::run(&options),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &str) -> Option<Task> {
        Arguments::try_parse_from(arguments.split(' '))
            .expect(arguments)
            .task
    }

    #[test]
    fn a_bare_call_has_no_task() {
        assert!(parse("xtask").is_none());
    }

    #[test]
    fn what_follows_two_dashes_goes_to_cargo_test() {
        let Some(Task::Test { cargo }) = parse("xtask test -- --test browser -- --nocapture")
        else {
            panic!("no test task")
        };
        assert_eq!(cargo, ["--test", "browser", "--", "--nocapture"]);
    }

    #[test]
    fn options_of_serve_go_to_trunk() {
        let Some(Task::Serve { trunk }) = parse("xtask serve --port 9000 --open") else {
            panic!("no serve task")
        };
        assert_eq!(trunk, ["--port", "9000", "--open"]);
    }
}
