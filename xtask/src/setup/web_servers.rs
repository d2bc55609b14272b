//! nginx and Caddy, for the tests of the configurations in `examples/hosting`.
//!
//! They are packages of Debian, unpacked but not installed: installing them would start them as services of the
//! machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, id};

use anyhow::{Result, anyhow, bail};

use super::apt;
use crate::places;
use crate::steps::Step;

const PACKAGES: [&str; 4] = [
    "nginx",
    "nginx-common",
    "libnginx-mod-http-brotli-static",
    "caddy",
];

/// The programs.
pub struct WebServers {
    pub nginx: PathBuf,
    /// The module of nginx that sends files in brotli.
    pub brotli: PathBuf,
    pub caddy: PathBuf,
}

impl WebServers {
    fn in_folder(root: &Path) -> Self {
        Self {
            nginx: root.join("usr/sbin/nginx"),
            brotli: root.join("usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
            caddy: root.join("usr/bin/caddy"),
        }
    }

    /// Whether the programs start. They need libraries that almost every Debian has.
    fn start(&self) -> bool {
        let starts = |program: &Path, argument: &str| {
            let output = Command::new(program).arg(argument).output();
            output.is_ok_and(|output| output.status.success())
        };
        self.brotli.is_file() && starts(&self.nginx, "-v") && starts(&self.caddy, "version")
    }
}

pub fn step() -> Step {
    Step::new("nginx, Caddy", "serve the widget in the tests of hosting")
}

pub fn install(step: &Step) -> Result<WebServers> {
    let home = places::tools()?.join("web-servers");
    let unpacked = WebServers::in_folder(&home);
    if unpacked.start() {
        step.here();
        return Ok(unpacked);
    }
    let installed = WebServers::in_folder(Path::new("/"));
    if installed.start() {
        step.here();
        return Ok(installed);
    }
    if !apt::is_debian() {
        bail!("{}", advice());
    }
    let running = step.start();
    unpack(&home)?;
    if !unpacked.start() {
        bail!(
            "nginx or Caddy doesn't start from {}\n{}",
            home.display(),
            advice()
        );
    }
    running.done();
    Ok(unpacked)
}

/// Unpacks into another folder, then renames it, so that the folder at `home` is always complete.
fn unpack(home: &Path) -> Result<()> {
    let part = home.with_extension(format!("part-{}", id()));
    fs::create_dir_all(&part)?;
    let unpacked = apt::unpack(&PACKAGES, &part, None);
    if unpacked.is_err() {
        fs::remove_dir_all(&part)?;
        return unpacked.map_err(|error| anyhow!("{error}\n{}", advice()));
    }
    let _ = fs::remove_dir_all(home);
    Ok(fs::rename(&part, home)?)
}

fn advice() -> String {
    format!(
        "The tests of hosting need Debian with these packages: {}",
        PACKAGES.join(" ")
    )
}
