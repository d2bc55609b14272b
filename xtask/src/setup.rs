//! Set-up: installs what a task needs, says what to do about what it can't install.

mod apt;
mod cargo_tool;
mod chromium;
mod editor;
mod firefox;
mod fonts;
mod java;
mod links;
pub mod needs;
mod node;
mod npm;
mod package;
mod python;
mod rust;
mod web_servers;
mod webkit;
mod wordpress;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::{Result, bail};

pub use chromium::Chromium;
pub use editor::Editor;
pub use node::Node;
pub use package::PackageTools;
pub use python::Python;
pub use web_servers::WebServers;
pub use webkit::WebKit;
pub use wordpress::WordPress;

use crate::steps::{Step, time};
use crate::tools::{CYCLONEDX, CargoTool, GECKODRIVER, TRUNK, WASM_BINDGEN};
use needs::Need;

/// The tools that a task asked for.
#[derive(Default)]
pub struct Tools {
    wasm_target: Asked<()>,
    lints: Asked<()>,
    rust_sources: Asked<()>,
    trunk: Asked<PathBuf>,
    wasm_bindgen: Asked<PathBuf>,
    npm: Asked<Node>,
    editor: Asked<Editor>,
    python: Asked<Python>,
    package: Asked<PackageTools>,
    chromium: Asked<Chromium>,
    firefox: Asked<PathBuf>,
    geckodriver: Asked<PathBuf>,
    webkit: Asked<WebKit>,
    java: Asked<PathBuf>,
    fonts: Asked<()>,
    web_servers: Asked<WebServers>,
    wordpress: Asked<WordPress>,
    cyclonedx: Asked<PathBuf>,
}

/// The result of a step.
#[derive(Default)]
enum Asked<T> {
    /// The task doesn't need it.
    #[default]
    Never,
    /// Found or installed.
    Found(T),
    /// Neither; with advice what to do.
    Missing(String),
}

impl Tools {
    pub fn wasm_target(&self) -> Result<()> {
        needed("WebAssembly target", &self.wasm_target).copied()
    }

    pub fn rust_sources(&self) -> Result<()> {
        needed("rust-src", &self.rust_sources).copied()
    }

    pub fn trunk(&self) -> Result<&Path> {
        needed("Trunk", &self.trunk).map(PathBuf::as_path)
    }

    pub fn wasm_bindgen(&self) -> Result<&Path> {
        needed("wasm-bindgen", &self.wasm_bindgen).map(PathBuf::as_path)
    }

    pub fn node(&self) -> Result<&Node> {
        needed("npm tools", &self.npm)
    }

    pub fn editor(&self) -> Result<&Editor> {
        needed("packages of the editor", &self.editor)
    }

    pub fn python(&self) -> Result<&Python> {
        needed("packages of PyPI", &self.python)
    }

    pub fn package(&self) -> Result<&PackageTools> {
        needed("packages for npm's package", &self.package)
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

    pub fn fonts(&self) -> Result<()> {
        needed("fonts", &self.fonts).copied()
    }

    pub fn web_servers(&self) -> Result<&WebServers> {
        needed("web servers", &self.web_servers)
    }

    pub fn wordpress(&self) -> Result<&WordPress> {
        needed("WordPress", &self.wordpress)
    }

    pub fn cyclonedx(&self) -> Result<&Path> {
        needed("cargo-cyclonedx", &self.cyclonedx).map(PathBuf::as_path)
    }

    /// How many of the tools asked for could not be installed.
    fn missing(&self) -> usize {
        fn failed<T>(asked: &Asked<T>) -> bool {
            matches!(asked, Asked::Missing(_))
        }
        let failures = [
            failed(&self.wasm_target),
            failed(&self.lints),
            failed(&self.rust_sources),
            failed(&self.trunk),
            failed(&self.wasm_bindgen),
            failed(&self.npm),
            failed(&self.editor),
            failed(&self.python),
            failed(&self.package),
            failed(&self.chromium),
            failed(&self.firefox),
            failed(&self.geckodriver),
            // WebKitGTK, fontconfig and the packages of Debian exist on Linux only.
            cfg!(target_os = "linux") && failed(&self.webkit),
            failed(&self.java),
            cfg!(target_os = "linux") && failed(&self.fonts),
            cfg!(target_os = "linux") && failed(&self.web_servers),
            cfg!(target_os = "linux") && failed(&self.wordpress),
            failed(&self.cyclonedx),
        ];
        failures.into_iter().filter(|failed| *failed).count()
    }
}

/// `cargo xtask setup`: everything that any task needs.
pub fn run() -> Result<()> {
    let missing = tools(needs::ALL)?.missing();
    if missing > 0 {
        bail!("{missing} of the steps above failed; each says what to install");
    }
    Ok(())
}

/// The packages of the editor, with no output if they are there already.
pub fn editor() -> Result<Editor> {
    editor::install(&editor::step().quiet())
}

/// Finds these tools and installs the missing ones. A failed step stops no other: the error comes
/// when a task asks for that tool.
pub fn tools(needs: &[Need]) -> Result<Tools> {
    let since = Instant::now();
    let folder = crate::places::tools()?;
    eprintln!("Set-up; tools are kept in {}", folder.display());
    let rust = rust(needs);
    // npm and apt wait for the network while the compiler keeps the cores busy.
    let tools = thread::scope(|scope| {
        let npm = scope.spawn(|| npm(needs));
        let packages = scope.spawn(|| packages(needs));
        let compiled = compiled(needs);
        let packages = packages.join().expect("steps return their errors");
        let npm = npm.join().expect("steps return their errors");
        Tools {
            trunk: compiled.trunk,
            wasm_bindgen: compiled.wasm_bindgen,
            geckodriver: compiled.geckodriver,
            cyclonedx: compiled.cyclonedx,
            npm: npm.npm,
            editor: npm.editor,
            python: npm.python,
            package: npm.package,
            chromium: packages.chromium,
            firefox: packages.firefox,
            webkit: packages.webkit,
            java: packages.java,
            fonts: packages.fonts,
            web_servers: packages.web_servers,
            wordpress: packages.wordpress,
            ..rust
        }
    });
    links::all(&tools);
    eprintln!("Set-up took {}\n", time(since.elapsed()));
    Ok(tools)
}

/// What rustup installs.
fn rust(needs: &[Need]) -> Tools {
    let add = |need, part: &rust::Part| step(needs, need, &part.step(), |step| part.install(step));
    Tools {
        wasm_target: add(Need::WasmTarget, &rust::TARGET),
        lints: add(Need::Lints, &rust::LINTS),
        rust_sources: add(Need::RustSources, &rust::SOURCES),
        ..Tools::default()
    }
}

/// What npm and pip install.
fn npm(needs: &[Need]) -> Tools {
    Tools {
        npm: step(needs, Need::Npm, &node::step(), node::install),
        editor: step(needs, Need::Editor, &editor::step(), editor::install),
        python: step(needs, Need::Python, &python::step(), python::install),
        package: step(needs, Need::Package, &package::step(), package::install),
        ..Tools::default()
    }
}

/// What cargo compiles.
fn compiled(needs: &[Need]) -> Tools {
    let compile = |need, tool: &CargoTool| {
        step(needs, need, &cargo_tool::step(tool), |step| {
            cargo_tool::install(tool, step)
        })
    };
    Tools {
        trunk: compile(Need::Trunk, &TRUNK),
        wasm_bindgen: compile(Need::WasmBindgen, &WASM_BINDGEN),
        geckodriver: compile(Need::Geckodriver, &GECKODRIVER),
        cyclonedx: compile(Need::Cyclonedx, &CYCLONEDX),
        ..Tools::default()
    }
}

/// What apt installs: one after the other, because apt has one lock.
fn packages(needs: &[Need]) -> Tools {
    Tools {
        chromium: step(needs, Need::Chromium, &chromium::step(), chromium::install),
        firefox: step(needs, Need::Firefox, &firefox::step(), firefox::install),
        webkit: step(needs, Need::WebKit, &webkit::step(), webkit::install),
        java: step(needs, Need::Java, &java::step(), java::install),
        fonts: step(needs, Need::Fonts, &fonts::step(), fonts::install),
        web_servers: step(
            needs,
            Need::WebServers,
            &web_servers::step(),
            web_servers::install,
        ),
        wordpress: step(
            needs,
            Need::WordPress,
            &wordpress::step(),
            wordpress::install,
        ),
        ..Tools::default()
    }
}

/// Runs a step if the task needs it; shows and keeps the advice if it fails.
fn step<T>(
    needs: &[Need],
    need: Need,
    step: &Step,
    install: impl FnOnce(&Step) -> Result<T>,
) -> Asked<T> {
    if !needs.contains(&need) {
        return Asked::Never;
    }
    match install(step) {
        Ok(found) => Asked::Found(found),
        Err(error) => {
            let advice = format!("{error:#}");
            step.missing(&advice);
            Asked::Missing(advice)
        }
    }
}

fn needed<'a, T>(what: &str, asked: &'a Asked<T>) -> Result<&'a T> {
    match asked {
        Asked::Found(found) => Ok(found),
        Asked::Missing(advice) => bail!("missing {what}, which this task needs\n{advice}"),
        Asked::Never => {
            bail!("undeclared {what}: the task does not list it in xtask/src/setup/needs.rs")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chromium(needs: &[Need], install: fn(&Step) -> Result<()>) -> Asked<()> {
        step(needs, Need::Chromium, &chromium::step(), install)
    }

    #[test]
    fn a_step_that_the_task_does_not_need_is_not_run() {
        let asked = chromium(needs::SERVE, |_| panic!("the step was run"));
        assert!(matches!(asked, Asked::Never));
    }

    #[test]
    fn a_failed_step_is_an_error_if_its_tool_is_needed() {
        let failed = chromium(needs::TEST, |_| bail!("apt-get failed"));
        let error = needed("Chromium", &failed).unwrap_err().to_string();
        assert_eq!(
            error,
            "missing Chromium, which this task needs\napt-get failed"
        );
    }

    #[test]
    fn requesting_an_undeclared_tool_is_an_error() {
        let tools = Tools::default();
        assert!(
            tools
                .trunk()
                .unwrap_err()
                .to_string()
                .starts_with("undeclared Trunk")
        );
        assert_eq!(tools.missing(), 0);
    }
}
