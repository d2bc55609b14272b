//! The command line tool.

mod annotations;
#[cfg(feature = "cli")]
mod ask;
mod check;
mod completions;
mod config;
mod diff;
#[cfg(feature = "cli")]
mod doctor;
#[cfg(not(feature = "cli"))]
#[path = "doctor/arguments.rs"]
mod doctor;
mod embed;
mod excerpt;
mod explain;
mod fix;
mod fmt;
mod host;
mod import;
#[cfg(feature = "cli")]
mod in_order;
mod inputs;
mod links;
#[cfg(feature = "cli")]
mod manual;
#[cfg(not(feature = "cli"))]
#[path = "manual/arguments.rs"]
mod manual;
mod new;
#[cfg(not(feature = "cli"))]
mod package;
#[cfg(feature = "cli")]
mod preview;
#[cfg(not(feature = "cli"))]
#[path = "preview/arguments.rs"]
mod preview;
#[cfg(feature = "cli")]
mod progress;
mod render;
mod report;
mod sarif;
mod siblings;
mod stats;
mod sync;
mod teaser;
#[cfg(feature = "cli")]
mod watch;

use clap::{CommandFactory, Parser, Subcommand};
#[cfg(not(feature = "cli"))]
use package::{ask, in_order, progress, watch};
use std::io::Write;
use std::path::Path;

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
    /// Exit status: 0 no problems, or only advice; 1 errors or warnings were found; 2 a file can't be read,
    /// or the arguments are invalid.
    Check(check::Arguments),
    /// Export explainer files to HTML that needs no script, text, mail, a feed or structured data.
    ///
    /// Exit status: 0 everything is written; 1 a file is not an explainer or lacks what the form
    /// needs; 2 a file can't be read or written, or the arguments are invalid.
    Render(Box<render::Arguments>),
    /// Print what is pasted into an article: the script and the explainer.
    ///
    /// Exit status: 0 it is printed; 1 the file is not an explainer; 2 a file can't be read, or the arguments are
    /// invalid.
    Embed(embed::Arguments),
    /// Show explainer files in an article, and again whenever they change.
    ///
    /// Serves the page to browsers on this machine alone, until Ctrl-C ends it, and prints the problems of the files.
    ///
    /// Exit status: 2 a file can't be read or watched, the port can't be used, or the arguments are invalid.
    Preview(preview::Arguments),
    /// Write explainer files without the content for subscribers.
    ///
    /// Exit status: 0 everything is written; 1 a file is not an explainer; 2 a file can't be read or
    /// written, or the arguments are invalid.
    Teaser(teaser::Arguments),
    /// Report what changed for readers between two versions of an explainer file, and draft its change log.
    ///
    /// Exit status: 0 readers see the same; 1 something differs; 2 a file can't be read or is not an explainer, or the
    /// arguments are invalid.
    Diff(diff::Arguments),
    /// Ask a host whether it serves the widget and explainer files as browsers need them.
    ///
    /// Asks for each file as browsers do, and reports what is wrong with its type, caching, compression, CORS, integrity
    /// and redirects, with what to change at the host.
    ///
    /// Exit status: 0 nothing is wrong; 1 something is; 2 the host doesn't answer, or the arguments are invalid.
    Doctor(doctor::Arguments),
    /// Note in translations which version of the original they are of.
    ///
    /// Run it when the translations say what the original says. For each card that both have it writes a short hash of the
    /// original's card into `translatedFrom`. If the original's card changes, `check` reports the translation as stale.
    ///
    /// Exit status: 0 everything is written; 1 a file is not an explainer, or no translation of the original; 2 a file
    /// can't be read or written, or the arguments are invalid.
    Sync(sync::Arguments),
    /// Format explainer files, without changing what is in them.
    ///
    /// An array or object that is written on one line stays on one line if it fits in 120 characters. In all others
    /// each item or field has its line. The order of fields and the spelling of numbers and texts stay as they are.
    ///
    /// Exit status: 0 everything is formatted; 1 a file is not JSON, or with `--check` is not formatted; 2 a file can't
    /// be read or written, or the arguments are invalid.
    Fmt(fmt::Arguments),
    /// Write a new explainer file from a template.
    ///
    /// On a terminal it asks for what the arguments don't say.
    ///
    /// Exit status: 0 the file is written; 2 it is there already or can't be written, or the arguments are invalid.
    New(new::Arguments),
    /// Make an explainer file from another format: a timeline, questions and answers, a document.
    ///
    /// What the explainer doesn't have, or not as the source has it, is reported on standard error.
    ///
    /// Exit status: 0 everything is imported; 1 something is lost, and reported, or the file can't be imported; 2 the
    /// file can't be read, the new one is there already or can't be written, or the arguments are invalid.
    Import(import::Arguments),
    /// Print the size of explainer files: words, reading time, cards, the longest sentence, bytes.
    ///
    /// Exit status: 0 everything is measured; 1 a file is not an explainer; 2 a file can't be read, or the arguments
    /// are invalid.
    Stats(stats::Arguments),
    /// Print the JSON Schema of explainer files.
    Schema,
    /// Print a script with which a shell completes commands and arguments.
    Completions(completions::Arguments),
    /// Write the manual pages, one for each command.
    ///
    /// Exit status: 0 all pages are written; 2 a page can't be written, or the arguments are invalid.
    Man(manual::Arguments),
}

#[cfg(feature = "cli")]
fn main() -> std::process::ExitCode {
    Arguments::parse().task.run().into()
}

/// The package calls `package::run`.
#[cfg(not(feature = "cli"))]
fn main() {}

impl Task {
    /// Runs it, and returns the exit status.
    fn run(self) -> u8 {
        match self {
            Self::Check(arguments) => check::run(&arguments),
            Self::Render(arguments) => render::run(&arguments),
            Self::Embed(arguments) => embed::run(&arguments),
            #[cfg(feature = "cli")]
            Self::Preview(arguments) => preview::run(arguments),
            Self::Teaser(arguments) => teaser::run(&arguments),
            Self::Diff(arguments) => diff::run(&arguments),
            #[cfg(feature = "cli")]
            Self::Doctor(arguments) => doctor::run(&arguments),
            Self::Sync(arguments) => sync::run(&arguments),
            Self::Fmt(arguments) => fmt::run(&arguments),
            Self::New(arguments) => new::run(arguments),
            Self::Import(arguments) => import::run(&arguments),
            Self::Stats(arguments) => stats::run(&arguments),
            Self::Schema => schema(),
            Self::Completions(arguments) => completions::run(&arguments, Arguments::command()),
            #[cfg(feature = "cli")]
            Self::Man(arguments) => manual::run(&arguments, Arguments::command()),
            #[cfg(not(feature = "cli"))]
            Self::Doctor(_) | Self::Preview(_) | Self::Man(_) => check::UNREADABLE,
        }
    }
}

/// Prints the JSON Schema.
fn schema() -> u8 {
    let schema = format!("{:#}\n", explainer_cards::check::schema());
    match report::unless_enough(host::stdout().write_all(schema.as_bytes())) {
        Ok(()) => 0,
        Err(error) => {
            report::unwritable(Path::new("standard output"), &error);
            check::UNREADABLE
        }
    }
}
