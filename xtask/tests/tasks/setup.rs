//! What a task runs and installs, on a machine where every program is a script that records its call.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::program::{install, program};
use crate::tools::{TRUNK, WASM_BINDGEN, WASM_TARGET};

/// A home folder, and a `bin` folder that is the whole `PATH`.
struct Machine(TempDir);

impl Machine {
    /// Has rustc with the wasm target, and a script in place of each program that installs something.
    fn new() -> Self {
        let machine = Self(tempfile::tempdir().expect("a folder"));
        let sysroot = machine.folder().join("rust");
        let target = sysroot.join("lib/rustlib").join(WASM_TARGET);
        fs::create_dir_all(target).expect("a folder for the target");
        machine.program("rustc", &format!("echo {}", sysroot.display()));
        for program in ["apt-get", "cargo", "npm", "node", "rustup"] {
            machine.program(program, "echo no network >&2; exit 1");
        }
        machine
    }

    /// Has Trunk and wasm-bindgen too.
    fn with_tools() -> Self {
        let machine = Self::new();
        for tool in [TRUNK, WASM_BINDGEN] {
            machine.program(
                tool.binary,
                &format!("echo {} {}", tool.binary, tool.version),
            );
        }
        machine
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Adds a program that records its call, then does what `script` says.
    fn program(&self, name: &str, script: &str) {
        let bin = self.folder().join("bin");
        fs::create_dir_all(&bin).expect("a folder for programs");
        let log = self.folder().join("log");
        let record = format!("#!/bin/sh\necho {name} \"$*\" >>'{}'\n", log.display());
        program(&bin.join(name), &(record + script + "\n"));
    }

    fn xtask(&self, task: &str) -> Output {
        self.run(Path::new(env!("CARGO_BIN_EXE_xtask")), task)
    }

    /// Runs a copy of xtask with a target folder of its own, which is empty.
    fn fresh_xtask(&self, task: &str) -> Output {
        let folder = self.folder().join("target/debug");
        fs::create_dir_all(&folder).expect("a target folder");
        let copy = folder.join("xtask");
        install(Path::new(env!("CARGO_BIN_EXE_xtask")), &copy);
        self.run(&copy, task)
    }

    fn run(&self, xtask: &Path, task: &str) -> Output {
        Command::new(xtask)
            .args(task.split(' '))
            .env_clear()
            .env("PATH", self.folder().join("bin"))
            .env("HOME", self.folder())
            .output()
            .expect("xtask runs")
    }

    /// Each call so far, but for those that only ask for a version or the toolchain's folder.
    fn calls(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder().join("log")).expect("calls");
        let asks = |call: &&str| call.ends_with("--version") || call.starts_with("rustc");
        let calls = log.lines().filter(|call| !asks(call));
        calls.map(str::to_owned).collect()
    }
}

#[test]
fn serve_installs_nothing_if_its_tools_are_there() {
    let machine = Machine::with_tools();
    let output = machine.xtask("serve --port 9000");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(machine.calls(), ["trunk serve --port 9000"]);
}

#[test]
fn serve_links_its_tools_for_a_plain_trunk_serve() {
    let machine = Machine::with_tools();
    machine.xtask("serve");
    let wasm_bindgen = format!(
        ".cache/trunk/wasm-bindgen-{}/wasm-bindgen",
        WASM_BINDGEN.version
    );
    for link in [".cargo/bin/trunk", &wasm_bindgen] {
        assert!(machine.folder().join(link).is_file(), "no {link}");
    }
}

#[test]
fn serve_asks_only_cargo_for_what_is_missing() {
    let machine = Machine::new();
    let output = machine.xtask("serve");
    let calls = machine.calls();
    assert_eq!(calls.len(), 2, "{calls:?}");
    for (call, tool) in calls.iter().zip([TRUNK, WASM_BINDGEN]) {
        assert!(call.starts_with("cargo install "), "{call}");
        assert!(call.contains(tool.package), "{call}");
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(errors.contains("missing Trunk"), "{errors}");
}

#[test]
fn without_node_the_editor_is_left_out_with_one_line() {
    let machine = Machine::with_tools();
    fs::remove_file(machine.folder().join("bin/node")).expect("there is no Node.js");
    let output = machine.fresh_xtask("editor");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "The studio shows a plain text field instead of its JSON editor: Node.js not found on the PATH\n"
    );
}

#[test]
fn without_a_network_the_editor_is_left_out() {
    let machine = Machine::with_tools();
    machine.program("node", "echo v20.0.0");
    let output = machine.fresh_xtask("editor");
    assert!(output.status.success(), "{output:?}");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        errors.contains("npm ci failed for www/studio/editor"),
        "{errors}"
    );
    assert_eq!(machine.calls().len(), 1, "{:?}", machine.calls());
}

#[test]
fn dist_asks_neither_apt_nor_cargo_if_wasm_bindgen_is_there() {
    let machine = Machine::with_tools();
    assert!(!machine.xtask("dist").status.success());
    let calls = machine.calls();
    let rust_src = "rustup component add rust-src";
    assert_eq!(calls, [rust_src], "{calls:?}");
}
