//! The supported browsers and their capabilities.

use serde_json::{Value, json};
use std::env;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, ChromeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel};

/// The value of `ENGINE`: `chromium` (the default), `firefox` or `webkit`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// `MiniBrowser` of `WebKitGTK`. It needs a display.
    WebKit,
}

impl Engine {
    pub fn chosen() -> Self {
        match env::var("ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("ENGINE={other}: expected chromium, firefox or webkit"),
        }
    }

    pub fn capabilities(self, block_scripts: bool) -> Capabilities {
        match self {
            Self::Chromium => chromium(block_scripts).into(),
            Self::Firefox => firefox(),
            Self::WebKit => webkit(),
        }
    }
}

fn chromium(block_scripts: bool) -> ChromeCapabilities {
    let mut wanted = DesiredCapabilities::chrome();
    let chromium = env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    // Without --user-data-dir, chromedriver creates a profile and removes it at the end.
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        // So that no test sees a card that is half open.
        "--force-prefers-reduced-motion",
        "--lang=en",
    ];
    let mut set = || -> WebDriverResult<()> {
        wanted.set_binary(&chromium)?;
        for argument in arguments {
            wanted.add_arg(argument)?;
        }
        if block_scripts {
            let preferences = json!({ "profile.managed_default_content_settings.javascript": 2 });
            wanted.add_experimental_option("prefs", preferences)?;
        }
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)
    };
    set().expect("capabilities are JSON");
    wanted
}

fn firefox() -> Capabilities {
    let mut options = json!({
        "args": ["-headless", "--width=1280", "--height=900"],
        "prefs": {
            "intl.accept_languages": "en",
            "intl.locale.requested": "en-US",
            "ui.prefersReducedMotion": 1,
        },
    });
    if let Ok(binary) = env::var("FIREFOX") {
        options["binary"] = binary.into();
    }
    wanted(json!({ "browserName": "firefox", "moz:firefoxOptions": options }))
}

fn webkit() -> Capabilities {
    wanted(json!({ "webkitgtk:browserOptions": { "args": ["--automation"] } }))
}

fn wanted(capabilities: Value) -> Capabilities {
    serde_json::from_value(capabilities).expect("capabilities are an object")
}
