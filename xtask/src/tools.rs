//! The versions of the tools, with the reasons.

/// A tool that cargo compiles.
pub struct CargoTool {
    pub package: &'static str,
    pub binary: &'static str,
    pub version: &'static str,
    pub reason: &'static str,
    /// The number of crates that cargo compiles for it, to show progress.
    pub crates: usize,
    /// The arguments by which it says its version.
    pub version_by: &'static [&'static str],
    /// Further options of `cargo install`.
    pub options: &'static [&'static str],
}

impl CargoTool {
    /// The command to install it by hand.
    pub fn by_hand(&self) -> String {
        format!(
            "cargo install --locked {} --version {}",
            self.package, self.version
        )
    }
}

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// 0.22 requires rustc 1.96; this project supports 1.95.
///
/// Without its default features Trunk has no TLS, which saves compiling the cryptography crates. It
/// can't download tools, proxy to https or serve over https then, none of which this project needs:
/// set-up installs the tools. Unoptimised, it compiles in about two minutes on two cores.
pub const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    binary: "trunk",
    version: "0.21.14",
    reason: "builds the page, serves it, reloads it",
    crates: 368,
    version_by: &["--version"],
    options: &["--no-default-features"],
};

/// The same version as the `wasm-bindgen` crate, because the two share a private format. Newer than
/// 0.2.108, so that its glue doesn't need `unsafe-eval`. Not 0.2.130, whose lock file requires
/// webpki-roots 1.0.11, which was not available.
///
/// It reads and writes the whole module on every build, so the crates that do this are optimised: it
/// runs as fast as with all crates at level 1, and compiles in 66 s instead of 85 on two cores.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: "0.2.129",
    reason: "writes the JavaScript side of the widget",
    crates: 160,
    version_by: &["--version"],
    options: &[
        "--config=profile.release.package.walrus.opt-level=2",
        "--config=profile.release.package.wasmparser.opt-level=2",
        "--config=profile.release.package.wasm-bindgen-cli-support.opt-level=2",
    ],
};

/// Drives Firefox. Debian has no package for it.
pub const GECKODRIVER: CargoTool = CargoTool {
    package: "geckodriver",
    binary: "geckodriver",
    version: "0.37.1",
    reason: "drives Firefox in the tests",
    crates: 163,
    version_by: &["--version"],
    options: &[],
};

/// Lists the crates of each part of a release.
pub const CYCLONEDX: CargoTool = CargoTool {
    package: "cargo-cyclonedx",
    binary: "cargo-cyclonedx",
    version: "0.5.9",
    reason: "lists what is in a release",
    crates: 123,
    version_by: &["cyclonedx", "--version"],
    options: &[],
};

/// Binaryen's release number, which Trunk.toml and xtask/tools/package.json name too. It comes from
/// npm, because a registry is available in places where release downloads aren't.
pub const BINARYEN: &str = "132";

/// esbuild requires 18; 20 is the oldest version that the tests ran with. xtask/tools/package.json names it too,
/// for the types.
pub const NODE_FLOOR: u32 = 20;
