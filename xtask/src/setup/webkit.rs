//! `WebKitGTK`, which has Safari's engine, with its driver and a display.

use std::path::PathBuf;

use anyhow::Result;

use super::apt;
use crate::places;
use crate::steps::Step;

const PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

pub struct WebKit {
    pub driver: PathBuf,
    /// An X server without a screen, because this browser has no headless mode.
    pub display: PathBuf,
}

pub fn step() -> Step {
    Step::new(
        "WebKitGTK, Xvfb",
        "the tests of what readers do run in it too",
    )
}

pub fn install(step: &Step) -> Result<WebKit> {
    apt::found_or_installed(step, &PACKAGES, find, advice)
}

fn find() -> Option<WebKit> {
    Some(WebKit {
        driver: places::on_path("WebKitWebDriver")?,
        display: places::on_path("Xvfb")?,
    })
}

fn advice() -> String {
    if apt::is_debian() {
        format!("As root: {}", apt::by_hand(&PACKAGES))
    } else {
        "On Linux, install WebKitWebDriver and Xvfb; other systems don't have them".to_owned()
    }
}
