//! `cargo xtask setup`: installs what is missing, says what it can't install.

mod apt;
mod cargo_tool;
mod chromium;
mod firefox;
mod java;
mod links;
mod node;
mod rust;
mod webkit;

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::{Result, anyhow, bail};

pub use chromium::Chromium;
pub use node::Node;
pub use webkit::WebKit;

use crate::steps::{Step, time};
use crate::tools;

/// Each tool, or what to do to get it. A task asks for those it needs and runs without the others.
pub struct Tools {
    trunk: Found<PathBuf>,
    wasm_bindgen: Found<PathBuf>,
    node: Found<Node>,
    chromium: Found<Chromium>,
    firefox: Found<PathBuf>,
    geckodriver: Found<PathBuf>,
    webkit: Found<WebKit>,
    java: Found<PathBuf>,
    rust: Vec<Found<()>>,
    rust_sources: Found<()>,
}

/// What a step found or installed, or the advice it gave.
type Found<T> = Result<T, String>;

impl Tools {
    pub fn trunk(&self) -> Result<&Path> {
        needed("trunk", &self.trunk).map(PathBuf::as_path)
    }

    pub fn wasm_bindgen(&self) -> Result<&Path> {
        needed("wasm-bindgen", &self.wasm_bindgen).map(PathBuf::as_path)
    }

    pub fn node(&self) -> Result<&Node> {
        needed("the npm tools", &self.node)
    }

    pub fn chromium(&self) -> Result<&Chromium> {
        needed("Chromium", &self.chromium)
    }

    /// The browser and its driver.
    pub fn firefox(&self) -> Result<(&Path, &Path)> {
        let browser = needed("Firefox", &self.firefox)?;
        let driver = needed("geckodriver", &self.geckodriver)?;
        Ok((browser, driver))
    }

    pub fn webkit(&self) -> Result<&WebKit> {
        needed("WebKitGTK", &self.webkit)
    }

    pub fn java(&self) -> Result<&Path> {
        needed("Java", &self.java).map(PathBuf::as_path)
    }

    pub fn rust_sources(&self) -> Result<()> {
        needed("rust-src", &self.rust_sources).copied()
    }

    fn missing(&self) -> usize {
        let all = [
            self.trunk.is_err(),
            self.wasm_bindgen.is_err(),
            self.node.is_err(),
            self.chromium.is_err(),
            self.firefox.is_err(),
            self.geckodriver.is_err(),
            // There is none elsewhere.
            cfg!(target_os = "linux") && self.webkit.is_err(),
            self.java.is_err(),
            self.rust_sources.is_err(),
        ];
        all.iter().filter(|missing| **missing).count()
            + self.rust.iter().filter(|found| found.is_err()).count()
    }
}

pub fn run() -> Result<()> {
    let missing = tools()?.missing();
    if missing > 0 {
        bail!("{missing} of the steps above could not be done: each says what to install");
    }
    Ok(())
}

/// Every tool, after trying to install the missing ones.
pub fn tools() -> Result<Tools> {
    let since = Instant::now();
    eprintln!(
        "Set-up. Tools are kept in {}",
        crate::places::tools()?.display()
    );
    let rust = rust::all();
    let rust_sources = rust::sources();
    // Downloads wait for the network while the compiler keeps the cores busy.
    let (node, browsers, compiled) = thread::scope(|scope| {
        let node = scope.spawn(|| attempt(&node::step(), node::install));
        // One after the other: apt has one lock.
        let browsers = scope.spawn(|| {
            (
                attempt(&chromium::step(), chromium::install),
                attempt(&firefox::step(), firefox::install),
                attempt(&webkit::step(), webkit::install),
                attempt(&java::step(), java::install),
            )
        });
        let compiled = (
            compiled(&tools::TRUNK),
            compiled(&tools::WASM_BINDGEN),
            compiled(&tools::GECKODRIVER),
        );
        (joined(node.join()), browsers.join(), compiled)
    });
    let (chromium, firefox, webkit, java) =
        browsers.unwrap_or_else(|_| (crashed(), crashed(), crashed(), crashed()));
    let (trunk, wasm_bindgen, geckodriver) = compiled;
    let tools = Tools {
        trunk,
        wasm_bindgen,
        node,
        chromium,
        firefox,
        geckodriver,
        webkit,
        java,
        rust,
        rust_sources,
    };
    links::all(&tools);
    eprintln!("Set-up took {}\n", time(since.elapsed()));
    Ok(tools)
}

fn compiled(tool: &tools::CargoTool) -> Found<PathBuf> {
    attempt(&cargo_tool::step(tool), |step| {
        cargo_tool::install(tool, step)
    })
}

/// Runs one step; a failure is shown, kept, and stops nothing else.
fn attempt<T>(step: &Step, install: impl FnOnce(&Step) -> Result<T>) -> Found<T> {
    install(step).map_err(|error| {
        let advice = format!("{error:#}");
        step.missing(&advice);
        advice
    })
}

fn joined<T>(found: thread::Result<Found<T>>) -> Found<T> {
    found.unwrap_or_else(|_| crashed())
}

fn crashed<T>() -> Found<T> {
    Err("this step crashed".to_owned())
}

fn needed<T>(what: impl Display, found: &Found<T>) -> Result<&T> {
    found
        .as_ref()
        .map_err(|advice| anyhow!("{what} is missing, and this task needs it.\n{advice}"))
}
