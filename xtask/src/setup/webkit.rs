//! The driver of `WebKitGTK`, its browser and a display for it: the engine of Safari, as far as Linux has it.

use std::path::PathBuf;

use anyhow::Result;

use super::apt;
use crate::places;
use crate::steps::Step;

const PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];

pub struct WebKit {
    pub driver: PathBuf,
    /// The X server without a screen: unlike the others this browser has no headless mode.
    pub display: PathBuf,
}

pub fn step() -> Step {
    Step::new("WebKitGTK, Xvfb", "what readers do is tested in it as well")
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
        "On Linux, the packages that hold WebKitWebDriver and Xvfb; elsewhere there are none."
            .to_owned()
    }
}
