//! The command line tool.

mod check;
mod excerpt;
mod in_order;
mod render;
mod report;
mod teaser;

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Explainer cards for news articles, from one JSON file.
#[derive(Parser)]
#[command(name = "explainer-cards", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Report the problems of explainer files.
    ///
    /// Exit status: 0 no problems; 1 problems were found; 2 a file can't be read, or the arguments
    /// are invalid.
    Check {
        /// The files; `-` reads standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// How to print the problems.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Also report explainers whose review is overdue: `reviewBy` is in the past.
        #[arg(long)]
        overdue: bool,
    },
    /// Export explainer files to HTML that needs no script, text, mail, a feed or structured data.
    ///
    /// Exit status: 0 everything is written; 1 a file is not an explainer or lacks what the form
    /// needs; 2 a file can't be read or written, or the arguments are invalid.
    Render(render::Arguments),
    /// Write explainer files without the content for subscribers.
    ///
    /// Exit status: 0 everything is written; 1 a file is not an explainer; 2 a file can't be read or
    /// written, or the arguments are invalid.
    Teaser(teaser::Arguments),
    /// Print the JSON Schema of explainer files.
    Schema,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: each problem with its place in the file and what to do.
    Text,
    /// For programs: one JSON array of all problems.
    Json,
}

fn main() -> ExitCode {
    match Arguments::parse().task {
        Task::Check {
            files,
            format,
            overdue,
        } => check::run(&files, format, overdue),
        Task::Render(arguments) => render::run(&arguments),
        Task::Teaser(arguments) => teaser::run(&arguments),
        Task::Schema => {
            let schema = explainer_cards::check::schema();
            anstream::println!("{schema:#}");
            ExitCode::SUCCESS
        }
    }
}
