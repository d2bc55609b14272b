//! What each task needs. Set-up installs that and nothing else.

/// Something that set-up finds or installs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    WasmTarget,
    /// rustfmt and clippy.
    Lints,
    /// rust-src, the sources of the standard library.
    RustSources,
    Trunk,
    WasmBindgen,
    /// wasm-opt, esbuild, terser and the checkers.
    Npm,
    /// What the JSON editor of the studio is made of.
    Editor,
    /// Validators from `PyPI`.
    Python,
    /// What builds and tests the package for npm.
    Package,
    Chromium,
    Firefox,
    Geckodriver,
    /// `WebKitGTK` with its driver and a display.
    WebKit,
    Java,
    /// Both sets of fonts.
    Fonts,
    /// nginx and Caddy.
    WebServers,
    /// A real WordPress, and what runs it.
    WordPress,
    /// Lists the crates of a release.
    Cyclonedx,
}

pub const ALL: &[Need] = &[
    Need::WasmTarget,
    Need::Lints,
    Need::RustSources,
    Need::Trunk,
    Need::WasmBindgen,
    Need::Npm,
    Need::Editor,
    Need::Python,
    Need::Package,
    Need::Chromium,
    Need::Firefox,
    Need::Geckodriver,
    Need::WebKit,
    Need::Java,
    Need::Fonts,
    Need::WebServers,
];

pub const SERVE: &[Need] = &[Need::WasmTarget, Need::Trunk, Need::WasmBindgen];

/// `dist` builds the files to upload, with Trunk the studio, and the package for npm.
pub const DIST: &[Need] = &[
    Need::WasmTarget,
    Need::RustSources,
    Need::Trunk,
    Need::WasmBindgen,
    Need::Npm,
    Need::Package,
];

/// What `release` needs besides what `dist` does. Set-up doesn't install it: nothing else needs it.
pub const RELEASE: &[Need] = &[Need::Cyclonedx];

/// `test --wordpress` shows what `dist` builds in one browser. Set-up doesn't install it: nothing else needs WordPress.
pub const WORDPRESS: &[Need] = &[
    Need::WasmTarget,
    Need::RustSources,
    Need::WasmBindgen,
    Need::Npm,
    Need::Chromium,
    Need::WordPress,
];

/// `lint` runs tsc and Biome, and reads the types of what the editor is made of.
pub const LINT: &[Need] = &[Need::Npm, Need::Editor];

/// `size` weighs the files to upload.
pub const SIZE: &[Need] = &[
    Need::WasmTarget,
    Need::RustSources,
    Need::WasmBindgen,
    Need::Npm,
];

/// `bench` loads what `dist` builds in one browser.
pub const BENCH: &[Need] = &[
    Need::WasmTarget,
    Need::RustSources,
    Need::WasmBindgen,
    Need::Npm,
    Need::Chromium,
];

/// `test` builds what `dist` and `trunk build` do, then drives every browser.
pub const TEST: &[Need] = &[
    Need::WasmTarget,
    Need::RustSources,
    Need::Trunk,
    Need::WasmBindgen,
    Need::Npm,
    Need::Editor,
    Need::Python,
    Need::Package,
    Need::Chromium,
    Need::Firefox,
    Need::Geckodriver,
    Need::WebKit,
    Need::Java,
    Need::Fonts,
    Need::WebServers,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes from apt on Debian.
    const PACKAGES: [Need; 6] = [
        Need::Chromium,
        Need::Firefox,
        Need::WebKit,
        Need::Java,
        Need::Fonts,
        Need::WebServers,
    ];

    #[test]
    fn serve_needs_the_wasm_target_trunk_and_wasm_bindgen() {
        assert_eq!(SERVE, [Need::WasmTarget, Need::Trunk, Need::WasmBindgen]);
    }

    #[test]
    fn dist_and_size_need_no_package_of_debian() {
        for needs in [DIST, SIZE] {
            assert!(!needs.iter().any(|need| PACKAGES.contains(need)));
        }
    }

    #[test]
    fn bench_needs_one_browser() {
        let packages = BENCH.iter().filter(|need| PACKAGES.contains(need));
        assert!(packages.eq(&[Need::Chromium]));
    }

    #[test]
    fn a_task_needs_all_that_the_builds_in_it_need() {
        for (build, task) in [(SIZE, BENCH), (SIZE, DIST), (SIZE, WORDPRESS), (DIST, TEST)] {
            assert!(build.iter().all(|need| task.contains(need)));
        }
    }

    #[test]
    fn all_contains_every_need_of_a_task_once() {
        assert!(ALL.is_sorted_by(|one, next| one < next));
        let tasks = [SERVE, LINT, DIST, SIZE, BENCH, TEST].concat();
        assert!(tasks.iter().all(|need| ALL.contains(need)));
    }
}
