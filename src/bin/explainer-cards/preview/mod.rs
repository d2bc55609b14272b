//! `explainer-cards preview`: shows explainer files in an article, and again when they change.

mod arguments;
mod article;
mod scope;
mod server;
mod widget;

use crate::check;
use crate::inputs::Input;
use crate::report::{self, say};
use crate::siblings;
use crate::watch::Watch;
pub use arguments::Arguments;
use scope::Scope;
use server::Preview;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;
use tokio::runtime::Builder;
use tokio::sync::{broadcast, oneshot};
use widget::Widget;

/// The port without `--port`, if it is free.
const PORT: u16 = 8484;
/// How many changes a page may be late. A page that is later loads everything again.
const LATEST: usize = 64;

/// Runs `preview`. Returns only if it can't go on.
pub fn run(arguments: Arguments) -> u8 {
    report::exit(try_run(arguments))
}

fn try_run(arguments: Arguments) -> Result<u8, String> {
    let files = [arguments.file];
    // Starts before the first check, so that no change is missed.
    let scope = Scope::of(&files[0])?;
    let watch = Watch::new(&files)?.with(siblings::paths);
    let inputs = scope.inputs()?;
    let widget = Widget::of(arguments.assets)?;
    let listener = listen(arguments.port)?;
    let port = listener
        .local_addr()
        .map_err(|error| error.to_string())?
        .port();
    if !widget.is_there() {
        say(format_args!(
            "this program doesn't contain the widget: the page shows the form without scripts; \
             `--assets DIR` names the folder of a widget"
        ));
    }
    let address = format!("http://127.0.0.1:{port}/");
    say(format_args!("preview at {address}"));
    let (changes, _) = broadcast::channel(LATEST);
    let preview = Arc::new(Preview {
        scope,
        widget,
        check: check::Arguments::for_people(arguments.config),
        changes,
        port,
    });
    check::print_and_confirm(&preview.check, &inputs);
    if arguments.open {
        open(&address);
    }
    serve(listener, preview, move |changed| {
        watch.each(&files, changed)
    })
}

/// The port that is asked for; without one the usual port, or any if that is taken.
fn listen(port: Option<u16>) -> Result<TcpListener, String> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let refused = |port, error: std::io::Error| match error.kind() {
        ErrorKind::AddrInUse => format!("port {port} is in use; name another one by `--port`"),
        _ => format!("port {port} can't be used: {error}; name another one by `--port`"),
    };
    match port {
        Some(port) => bind(port).map_err(|error| refused(port, error)),
        None => bind(PORT)
            .or_else(|_| bind(0))
            .map_err(|error| refused(PORT, error)),
    }
}

/// The page is there in any case, so a browser that doesn't open is no reason to stop.
fn open(address: &str) {
    if let Err(error) = open::that_detached(address) {
        say(format_args!("error: no browser can be opened: {error}"));
    }
}

/// Serves the page, and checks the files that `watch` passes on. Returns if watching fails, with the reason.
fn serve(
    listener: TcpListener,
    preview: Arc<Preview>,
    watch: impl FnOnce(&mut dyn FnMut(&[Input])) -> String + Send + 'static,
) -> Result<u8, String> {
    let (failed, failure) = oneshot::channel();
    let watched = Arc::clone(&preview);
    thread::spawn(move || {
        let reason = watch(&mut |inputs| {
            check::print_and_confirm(&watched.check, inputs);
            for name in inputs
                .iter()
                .filter_map(|input| watched.scope.name(&input.path))
            {
                // There may be no page that listens.
                watched.changes.send(name).ok();
            }
        });
        failed.send(reason).ok();
    });
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let server = server::serve(listener, preview)?;
        tokio::spawn(server);
        let reason = failure.await;
        Err(reason.unwrap_or_else(|_| "file changes can't be watched any more".to_owned()))
    })
}
