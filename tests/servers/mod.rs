//! The configurations of `docs/hosting.md` in nginx and Caddy, on a free port of the loopback interface.
//!
//! `cargo xtask test` installs the programs, builds the files of the widget and sets `NGINX`, `NGINX_BROTLI`, `CADDY`
//! and `DIST`. Without them there is nothing to test.

use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use tempfile::TempDir;

/// The folders in which the servers have the widget: of one version, and of a channel.
pub const VERSION: &str = concat!("/explainer-cards/", env!("CARGO_PKG_VERSION"));
pub const CHANNEL: &str = concat!(
    "/explainer-cards/",
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
);

/// A running web server. It stops when this is dropped or the tests end, even if they are killed.
pub struct Server {
    pub name: &'static str,
    pub origin: String,
    /// What it serves.
    pub root: PathBuf,
    shell: Child,
    _folder: TempDir,
}

impl Server {
    /// nginx and Caddy, as far as they are installed and the widget is built.
    pub fn all() -> Vec<Self> {
        Self::nginx().into_iter().chain(Self::caddy()).collect()
    }

    /// nginx with `examples/hosting/nginx.conf`.
    pub fn nginx() -> Option<Self> {
        let (program, module) = (program("NGINX")?, program("NGINX_BROTLI")?);
        let configuration = |folder: &Path, root: &Path, port: u16| {
            let example = example("nginx.conf");
            let example = replaced(&example, "listen 80;", &format!("listen 127.0.0.1:{port};"));
            let example = replaced(&example, "/srv/www", &root.display().to_string());
            let (module, folder) = (module.display(), folder.display());
            let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                .map(|name| format!("{name}_temp_path {folder}/{name};"));
            format!(
                "load_module {module};\ndaemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{}}\n\
                 http {{\naccess_log off;\n{}\n{example}\n}}\n",
                paths.join("\n")
            )
        };
        let arguments = ["-e", "stderr", "-p", "FOLDER", "-c", "FOLDER/configuration"];
        Self::start("nginx", &program, configuration, &arguments)
    }

    /// Caddy with `examples/hosting/Caddyfile`.
    pub fn caddy() -> Option<Self> {
        let configuration = |_: &Path, root: &Path, port: u16| {
            let example = example("Caddyfile");
            let address = format!("http://127.0.0.1:{port}");
            let example = replaced(&example, "cdn.example", &address);
            let example = replaced(&example, "/srv/www", &root.display().to_string());
            format!("{{\n\tadmin off\n}}\n{example}")
        };
        let config = "FOLDER/configuration";
        let arguments = ["run", "--adapter", "caddyfile", "--config", config];
        Self::start("Caddy", &program("CADDY")?, configuration, &arguments)
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    fn start(
        name: &'static str,
        program: &Path,
        configuration: impl Fn(&Path, &Path, u16) -> String,
        arguments: &[&str],
    ) -> Option<Self> {
        let widget = uploaded_files()?;
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("www");
        publish(&widget, &root);
        let port = free_port();
        let text = configuration(folder.path(), &root, port);
        fs::write(folder.path().join("configuration"), text).expect("a configuration");
        let place = folder.path().display().to_string();
        let script = r#""$0" "$@" & program=$!; cat; kill $program; wait $program 2> /dev/null"#;
        let shell = Command::new("sh")
            .args(["-c", script])
            .arg(program)
            .args(
                arguments
                    .iter()
                    .map(|argument| argument.replace("FOLDER", &place)),
            )
            .env("HOME", folder.path())
            .env("XDG_DATA_HOME", folder.path())
            .env("XDG_CONFIG_HOME", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("sh runs");
        let mut server = Self {
            name,
            origin: format!("http://127.0.0.1:{port}"),
            root,
            shell,
            _folder: folder,
        };
        server.wait(port);
        Some(server)
    }

    fn wait(&mut self, port: u16) {
        for _ in 0..1000 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                let mut log = self.shell.stderr.take().expect("it is piped");
                thread::spawn(move || log.read_to_end(&mut vec![]));
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        drop(self.shell.stdin.take());
        let mut log = String::new();
        let stderr = self.shell.stderr.as_mut().expect("it is piped");
        stderr.read_to_string(&mut log).expect("a log");
        panic!("{} does not start:\n{log}", self.name);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

/// A file of `examples/hosting`.
pub fn example(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/hosting");
    fs::read_to_string(file.join(name)).expect("an example")
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not in the example");
    text.replace(from, to)
}

fn program(variable: &str) -> Option<PathBuf> {
    let program = env::var_os(variable).map(PathBuf::from);
    if program.is_none() {
        eprintln!("Skipped: {variable} is not set; `cargo xtask test` sets it");
    }
    program
}

/// The files of the widget, if they are built.
fn uploaded_files() -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os("DIST")?).join("embed");
    folder.join("embed.js.br").is_file().then_some(folder)
}

/// Uploads the widget to the folder of its version and to that of a channel, and some explainers.
fn publish(widget: &Path, root: &Path) {
    for folder in [VERSION, CHANNEL] {
        copy(widget, &root.join(&folder[1..]));
    }
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid");
    fs::create_dir_all(root.join("explainers")).expect("a folder");
    for name in ["full.json", "minimal.json"] {
        fs::copy(fixtures.join(name), root.join("explainers").join(name)).expect("a copy");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("a file");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a copy");
        }
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it is bound").port()
}
