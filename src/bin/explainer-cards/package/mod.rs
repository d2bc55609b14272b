//! The commands as WebAssembly, in the package for npm: what it exports, and what it can't do.

pub mod ask;
pub mod in_order;
pub mod progress;
pub mod watch;

use crate::host::{self, Host};
use crate::report::say;
use crate::{Arguments, Task};
use clap::Parser;
use std::panic;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs a command, and returns its exit status. The first argument is the name of the command.
#[wasm_bindgen]
#[allow(
    clippy::needless_pass_by_value,
    reason = "wasm-bindgen passes no slices of texts"
)]
pub fn run(arguments: Vec<String>, host: Host) -> u8 {
    // WebAssembly stops without a word otherwise.
    panic::set_hook(Box::new(|panic| say(format_args!("{panic}"))));
    let program = ["explainer-cards".to_owned()];
    host::with(host, || {
        match Arguments::try_parse_from(program.into_iter().chain(arguments)) {
            Err(error) => {
                host::print_clap(&error);
                u8::try_from(error.exit_code()).unwrap_or(crate::check::UNREADABLE)
            }
            Ok(Arguments { task }) => match missing(&task) {
                Some(what) => {
                    say(format_args!(
                        "error: {what} isn't available in the package for npm; use the native tool"
                    ));
                    crate::check::UNREADABLE
                }
                None => task.run(),
            },
        }
    })
}

/// What a command needs that there isn't in the package.
fn missing(task: &Task) -> Option<&'static str> {
    match task {
        Task::Check(arguments) => arguments.missing(),
        Task::Render(arguments) => arguments.watch.then_some("`--watch`"),
        Task::Doctor(_) => Some("`doctor`"),
        Task::Preview(_) => Some("`preview`"),
        Task::Man(_) => Some("`man`"),
        _ => None,
    }
}
