//! Scripts that run in Node.js with packages from npm.

use serde::de::DeserializeOwned;
use serde_json::Value;
use std::env;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a script of `tests/` with a value as its input, and returns its output. `packages` is the environment
/// variable with the folder of the packages; `None` if it isn't set.
pub fn run<T: DeserializeOwned>(script: &str, packages: &str, input: &Value) -> Option<T> {
    let packages = env::var_os(packages)?;
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(script);
    let mut node = Command::new("node")
        .arg(file)
        .arg(packages)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("there is Node.js");
    let mut stdin = node.stdin.take().expect("an input");
    stdin
        .write_all(input.to_string().as_bytes())
        .expect("it reads");
    drop(stdin);
    let output = node.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{script} failed");
    Some(serde_json::from_slice(&output.stdout).expect("it writes JSON"))
}
