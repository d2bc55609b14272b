//! WordPress, with what runs it, for the tests of the plugin: `cargo xtask test --wordpress`.
//!
//! WordPress and its themes are packages of Debian, unpacked but not installed. They come from the releases named here,
//! whatever the release of the machine, and apt's own lists stay as they are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, id};

use anyhow::{Context, Result, anyhow, bail, ensure};

use super::apt;
use crate::integrity::short_hash;
use crate::places;
use crate::steps::Step;

/// WordPress 6.8 is in trixie. Bookworm has the classic theme, which trixie lacks.
const SOURCES: &str = "Types: deb
URIs: http://deb.debian.org/debian
Suites: trixie bookworm
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
";

const PACKAGES: [&str; 6] = [
    "wordpress/trixie",
    "wordpress-l10n/trixie",
    "wordpress-theme-twentytwentyfive/trixie",
    "wordpress-theme-twentytwentyone/bookworm",
    "libjs-lodash/trixie",
    "libjs-underscore/trixie",
];

/// Not mariadb-server, which starts a service.
const PROGRAMS: [&str; 7] = [
    "php-cli",
    "php-mysql",
    "php-xml",
    "php-mbstring",
    "php-curl",
    "mariadb-server-core",
    "gettext",
];

/// The modules of PHP that come with these packages.
const MODULES: [&str; 4] = ["mysqli", "xml", "mbstring", "curl"];

pub struct WordPress {
    /// The folder that contains `wordpress` and the libraries to which it links.
    pub folder: PathBuf,
    pub php: PathBuf,
    pub mariadbd: PathBuf,
    pub mariadb_install_db: PathBuf,
}

struct Programs {
    php: PathBuf,
    mariadbd: PathBuf,
    mariadb_install_db: PathBuf,
}

pub fn programs_step() -> Step {
    Step::new("PHP, MariaDB, gettext", "run WordPress in the tests")
}

pub fn step() -> Step {
    Step::new("WordPress 6.8", "the tests of the plugin run in it")
}

pub fn install(step: &Step) -> Result<WordPress> {
    let programs = apt::found_or_installed(&programs_step(), &PROGRAMS, find, advice)?;
    let sources = [SOURCES, &PACKAGES.join(" ")].concat();
    let name = format!("wordpress-{}", short_hash(sources.as_bytes()));
    let home = places::tools()?.join(name);
    let folder = home.join("usr/share");
    if folder.join("wordpress/wp-load.php").is_file() {
        step.here();
    } else {
        if !apt::is_debian() {
            bail!("{}", advice());
        }
        let running = step.start();
        unpack(&home)?;
        running.done();
    }
    Ok(WordPress {
        folder,
        php: programs.php,
        mariadbd: programs.mariadbd,
        mariadb_install_db: programs.mariadb_install_db,
    })
}

fn find() -> Option<Programs> {
    let php = places::on_path("php")?;
    let modules = Command::new(&php).arg("-m").output().ok()?;
    let modules = String::from_utf8_lossy(&modules.stdout).into_owned();
    let has = |module: &&str| modules.lines().any(|line| line == *module);
    places::on_path("msgfmt")?;
    MODULES.iter().all(has).then_some(())?;
    Some(Programs {
        php,
        // Users other than root often lack this folder in the PATH.
        mariadbd: places::on_path("mariadbd").or_else(|| sbin("mariadbd"))?,
        mariadb_install_db: places::on_path("mariadb-install-db")?,
    })
}

fn sbin(program: &str) -> Option<PathBuf> {
    Some(Path::new("/usr/sbin").join(program)).filter(|file| file.is_file())
}

/// Unpacks into another folder, then renames it, so that the folder at `home` is always complete.
fn unpack(home: &Path) -> Result<()> {
    let part = home.with_extension(format!("part-{}", id()));
    fs::create_dir_all(&part)?;
    let lists = Lists::new(&part.join("apt"))?;
    let unpacked = lists
        .run(&["update"])
        .and_then(|()| apt::unpack(&PACKAGES, &part, Some(&lists.config)));
    if unpacked.is_err() {
        fs::remove_dir_all(&part)?;
        return unpacked.map_err(|error| anyhow!("{error}\n{}", advice()));
    }
    fs::remove_dir_all(part.join("apt"))?;
    let _ = fs::remove_dir_all(home);
    Ok(fs::rename(&part, home)?)
}

/// Lists of packages of apt that belong to nobody else.
struct Lists {
    config: PathBuf,
}

impl Lists {
    fn new(folder: &Path) -> Result<Self> {
        let config = folder.join("apt.conf");
        let folders = ["sources", "lists/partial", "cache/archives/partial"];
        for name in folders {
            fs::create_dir_all(folder.join(name))?;
        }
        fs::write(folder.join("sources/debian.sources"), SOURCES)?;
        let text = format!(
            "Dir::Etc::SourceList \"/dev/null\";\nDir::Etc::SourceParts \"{0}/sources\";\n\
             Dir::State::Lists \"{0}/lists\";\nDir::Cache \"{0}/cache\";\n",
            folder.display()
        );
        fs::write(&config, text)?;
        Ok(Self { config })
    }

    fn run(&self, arguments: &[&str]) -> Result<()> {
        let output = Command::new("apt-get")
            .args(arguments)
            .env("APT_CONFIG", &self.config)
            .output()
            .context("apt-get not found on the PATH")?;
        let errors = String::from_utf8_lossy(&output.stderr);
        ensure!(
            output.status.success(),
            "apt-get {} failed; check the network connection\n{}",
            arguments.join(" "),
            errors.trim()
        );
        Ok(())
    }
}

fn advice() -> String {
    if apt::is_debian() {
        format!("As root: {}", apt::by_hand(&PROGRAMS))
    } else {
        "The tests of the plugin for WordPress need Debian".to_owned()
    }
}
