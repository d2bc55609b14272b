//! The driver of `WebKitGTK`, its browser and a display for it: the engine of Safari, as far as Linux has it.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};

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
    if let Some(webkit) = find() {
        step.here();
        return Ok(webkit);
    }
    if !apt::is_ours() {
        bail!("{}", advice());
    }
    let running = step.start();
    apt::install(&PACKAGES).map_err(|error| anyhow!("{error}\n{}", advice()))?;
    let webkit = find().context("apt-get installed WebKitGTK, yet it is not on the PATH")?;
    running.done();
    Ok(webkit)
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
