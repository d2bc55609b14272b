//! The tools this project needs: which version of each, and why that one.

/// A tool that cargo compiles.
pub struct CargoTool {
    pub package: &'static str,
    pub binary: &'static str,
    pub version: &'static str,
    pub reason: &'static str,
    /// How many crates cargo compiles for it: the end of the progress count.
    pub crates: usize,
    /// What is added to `cargo install`.
    pub options: &'static [&'static str],
}

impl CargoTool {
    /// What a person would type to install it.
    pub fn by_hand(&self) -> String {
        format!(
            "cargo install --locked {} --version {}",
            self.package, self.version
        )
    }
}

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// 0.22 wants rustc 1.96; the floor here is 1.95.
///
/// Without its default features Trunk has no TLS. That costs what this project does not use: its own
/// downloads (the tools below are found instead), a proxy to https, serving over https. It saves the
/// cryptography crates. Unoptimised, it compiles in about two minutes on two cores.
pub const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    binary: "trunk",
    version: "0.21.14",
    reason: "builds the page, serves it, reloads it",
    crates: 368,
    options: &["--no-default-features"],
};

/// The very version of the `wasm-bindgen` crate: the two share a private format. Newer than 0.2.108
/// so that its glue needs no `unsafe-eval`. Not 0.2.130: its lock file asks for webpki-roots 1.0.11,
/// which could not be had.
///
/// It reads and writes the whole module on every build, so the crates which do that are optimised:
/// as fast as with everything at level 1, and compiled in 66 s instead of 85 on two cores.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: "0.2.129",
    reason: "writes the JavaScript side of the widget",
    crates: 160,
    options: &[
        "--config=profile.release.package.walrus.opt-level=2",
        "--config=profile.release.package.wasmparser.opt-level=2",
        "--config=profile.release.package.wasm-bindgen-cli-support.opt-level=2",
    ],
};

/// Drives Firefox. Debian has the browser without it.
pub const GECKODRIVER: CargoTool = CargoTool {
    package: "geckodriver",
    binary: "geckodriver",
    version: "0.37.1",
    reason: "drives Firefox in the tests",
    crates: 163,
    options: &[],
};

/// Binaryen's release number, as Trunk.toml and xtask/tools/package.json name it too. From npm,
/// because that is reachable where release downloads are not.
pub const BINARYEN: &str = "132";

/// Node 18 is what esbuild asks for; 20 is the oldest that still gets fixes and the one tried here.
pub const NODE_FLOOR: u32 = 20;
