//! The tasks of this repository. `cargo xtask` lists them.

mod bench;
mod budget;
mod checkout;
mod compile;
mod declarations;
mod dist;
mod editor;
mod glue;
mod integrity;
mod lint;
mod package;
mod places;
mod precompress;
mod readme;
mod release;
mod reproducible;
mod sbom;
mod section;
mod serve;
mod setup;
mod size;
mod steps;
mod sums;
mod test;
mod tools;
mod wordpress;

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
    /// Install everything that the other tasks need
    Setup,
    /// Show the preview page, rebuild and reload it on every change
    Serve {
        /// Arguments for `trunk serve`, such as `--port 9000`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        trunk: Vec<String>,
    },
    /// Build the pages, then run every test, including those in browsers
    Test {
        /// Run the tests of the plugin for WordPress instead, in a real WordPress
        #[arg(long)]
        wordpress: bool,
        /// Arguments for `cargo test`, such as `-- --test browser`
        #[arg(last = true)]
        cargo: Vec<String>,
    },
    /// Check the types, the format and the habits of the JavaScript
    Lint {
        /// Format the files
        #[arg(long)]
        write: bool,
    },
    /// Bundle the JSON editor of the studio, for Trunk or in target/studio
    Editor,
    /// Write what is published: dist/embed, dist/studio, dist/npm, dist/wordpress.zip, dist/tool
    Dist,
    /// Write everything that a release consists of to dist, from the tag of the version
    Release(release::Options),
    /// List what is in each part of a release, in dist/sbom
    Sbom,
    /// Build the last commit twice, in two folders, and compare the bytes
    Reproducible,
    /// Build the package for npm in dist/npm, and dist/embed, which is a part of it
    Package(package::Options),
    /// Measure the files in dist/embed, fail above xtask/budget.toml
    Size(size::Options),
    /// Compare page loads with similar tools on a slow network
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Returning the error from `main` would print a backtrace.
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
        Some(Task::Test {
            wordpress: true,
            cargo,
        }) => wordpress::test(&cargo),
        Some(Task::Test { cargo, .. }) => test::run(&cargo),
        Some(Task::Lint { write }) => lint::run(write),
        Some(Task::Editor) => editor::run(),
        Some(Task::Dist) => dist::run(),
        Some(Task::Release(options)) => release::run(&options),
        Some(Task::Sbom) => sbom::run(),
        Some(Task::Reproducible) => reproducible::run(),
        Some(Task::Package(options)) => package::run(&options),
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
    fn a_call_without_arguments_has_no_task() {
        assert!(parse("xtask").is_none());
    }

    #[test]
    fn arguments_after_two_dashes_are_for_cargo_test() {
        let Some(Task::Test { cargo, .. }) = parse("xtask test -- --test browser -- --nocapture")
        else {
            panic!("expected the test task")
        };
        assert_eq!(cargo, ["--test", "browser", "--", "--nocapture"]);
    }

    #[test]
    fn the_tests_of_the_plugin_take_arguments_of_the_test_runner() {
        let Some(Task::Test { wordpress, cargo }) =
            parse("xtask test --wordpress -- --test-name-pattern feeds")
        else {
            panic!("expected the test task")
        };
        assert!(wordpress);
        assert_eq!(cargo, ["--test-name-pattern", "feeds"]);
    }

    #[test]
    fn options_of_serve_are_for_trunk() {
        let Some(Task::Serve { trunk }) = parse("xtask serve --port 9000 --open") else {
            panic!("expected the serve task")
        };
        assert_eq!(trunk, ["--port", "9000", "--open"]);
    }
}
