//! What the commands need of the system: files and the standard streams.
//!
//! In the command line tool that is the standard library. In the package for npm, where the commands are WebAssembly,
//! it is what the caller passes: the files of Node.js, or some in memory.

#[cfg(target_arch = "wasm32")]
mod passed;
#[cfg(not(target_arch = "wasm32"))]
mod system;

#[cfg(target_arch = "wasm32")]
pub use passed::*;
#[cfg(not(target_arch = "wasm32"))]
pub use system::*;
