//! What a program said.

use std::process::Output;

/// The exit status, standard output and standard error.
pub fn said(output: Output) -> (Option<i32>, String, String) {
    let text = |bytes| String::from_utf8(bytes).expect("it is UTF-8");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}
